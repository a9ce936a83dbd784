import type { Row, Table } from './table'
import type { Echo, EchoEvent } from './telephone'

const stays: Row<Echo, unknown> = () => ({})
const cut: Row<Echo, unknown> = () => ({ change: { echo: { is: 'none' } }, effects: [{ type: 'cutEcho' }] })
const test: Row<Echo, unknown> = (_, __, { registration, call }) =>
  registration.is === 'registered' && call.is === 'none'
    ? { change: { echo: { is: 'listening' } }, effects: [{ type: 'listenForEcho' }] }
    : {}
const over: Row<Echo, Extract<EchoEvent, { type: 'echoOver' }>> = (_, { failed }) => ({
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
    echoHeard: (_, { heard }) =>
      heard ? { change: { echo: { is: 'calling' } }, effects: [{ type: 'callEcho' }] } : { change: { echo: { is: 'none' } } },
    rings: cut,
    unwanted: cut,
    loggedOut: cut,
  },
  calling: {
    echoTested: stays,
    echoStopped: cut,
    echoConnected: () => ({ change: { echo: { is: 'talking' } } }),
    echoOver: over,
    rings: cut,
    unwanted: cut,
    loggedOut: cut,
  },
  talking: { echoTested: stays, echoStopped: cut, echoOver: over, rings: cut, unwanted: cut, loggedOut: cut },
}
