import { byRelay } from './call'
import type { Row, Table } from './table'
import type { Echo, EchoEvent } from './telephone'

type Event<T extends EchoEvent['type']> = Extract<EchoEvent, { type: T }>

const stays: Row<Echo, unknown> = () => ({})
const cut: Row<Echo, unknown> = () => ({ change: { echo: { is: 'none' } }, effects: [{ type: 'cutEcho' }] })
const test: Row<Echo, Event<'echoTested'>> = (_, { quiet }, { registration, call }) =>
  (registration.is === 'registered' || registration.is === 'soundless') && call.is === 'none'
    ? { change: { echo: { is: 'listening', quiet } }, effects: [{ type: 'listenForEcho' }] }
    : {}
const over: Row<Echo, Event<'echoOver'>> = (_, { failed }) => ({
  change: { echo: { is: failed ? 'failed' : 'none' } },
})

/** The echo test: the user's own voice, to the PBX and back. A ringing call ends it. */
export const echoTable: Table<Echo, EchoEvent> = {
  none: { echoTested: test, echoStopped: stays, rings: stays, unwanted: stays, loggedOut: stays },
  failed: { echoTested: test, echoStopped: stays, rings: stays, unwanted: cut, loggedOut: cut },
  listening: {
    echoTested: stays,
    // The PBX has not been called yet, so there is nothing to hang up.
    echoStopped: stays,
    echoHeard: ({ quiet }, { heard }, telephone) =>
      heard
        ? { change: { echo: { is: 'calling', quiet } }, effects: [{ type: 'callEcho', relay: byRelay(telephone), quiet }] }
        : { change: { echo: { is: 'none' } } },
    rings: cut,
    unwanted: cut,
    loggedOut: cut,
  },
  calling: {
    echoTested: stays,
    echoStopped: cut,
    // A test that nobody asked for has said all that it had to say.
    echoConnected: (at, event, telephone) => (at.quiet ? cut(at, event, telephone) : { change: { echo: { is: 'talking' } } }),
    echoOver: over,
    rings: cut,
    unwanted: cut,
    loggedOut: cut,
  },
  talking: { echoTested: stays, echoStopped: cut, echoOver: over, rings: cut, unwanted: cut, loggedOut: cut },
}
