import type { PhoneProblem, SoftphoneView } from './view'

/** The reasons why the PBX cannot ring the browser's telephone; each has one sentence that says so and what to do. */
export type PhoneTrouble = 'offline' | 'certificate' | PhoneProblem

interface Around {
  /** The browser says that this computer has a network. */
  online: boolean
  /** The service is reachable: so this computer has a network, whatever the browser says. */
  linked: boolean
  /** The service is reachable and connected to the PBX. */
  pbxIsThere: boolean
}

/**
 * A browser does not say why a secure connection failed. If the service is connected to the PBX, but this page has never reached the PBX,
 * then the fault is between this page and the PBX: the browser does not accept the certificate, or a network device blocks the connection.
 */
export function phoneTrouble(view: SoftphoneView, { online, linked, pbxIsThere }: Around): PhoneTrouble | null {
  if (view.registration !== 'failed' || view.problem === null) {
    return null
  }
  if (view.problem !== 'network') {
    return view.problem
  }
  if (!online && !linked) {
    return 'offline'
  }
  return pbxIsThere && !view.reachedBefore && view.address?.startsWith('wss:') === true ? 'certificate' : 'network'
}

/** The PBX's address as an https page: when the user opens it, the browser shows the problem with the certificate. */
export function addressToOpen(webSocket: string | null): string | null {
  return webSocket?.startsWith('wss:') === true ? webSocket.replace(/^wss:/, 'https:') : null
}
