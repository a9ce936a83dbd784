import type { SoftphoneView } from './view'

/** What keeps the browser's telephone from being rung, for the one sentence that says so and what to do. */
export type PhoneTrouble = 'offline' | 'network' | 'certificate' | 'refused' | 'pbxAway' | 'unsupported' | 'otherTab' | 'otherBrowser'

interface Around {
  /** This computer has a network, as far as its browser knows. */
  online: boolean
  /** The service is there, and sees the PBX. */
  pbxIsThere: boolean
}

/**
 * A browser does not tell why a secure connection failed. When the service is there and sees the PBX, and this page has never reached the
 * PBX, what is left is the connection between the two: its certificate is not accepted here, or something on the way stops it.
 */
export function phoneTrouble(view: SoftphoneView, { online, pbxIsThere }: Around): PhoneTrouble | null {
  if (view.registration !== 'failed' || view.problem === null) {
    return null
  }
  if (view.problem !== 'network') {
    return view.problem
  }
  if (!online) {
    return 'offline'
  }
  return pbxIsThere && !view.reachedBefore && view.address?.startsWith('wss:') === true ? 'certificate' : 'network'
}

/** The PBX's address as a page that the browser can open, and say what is wrong with its certificate. */
export function addressToOpen(webSocket: string | null): string | null {
  return webSocket?.startsWith('wss:') === true ? webSocket.replace(/^wss:/, 'https:') : null
}
