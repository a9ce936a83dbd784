import type { Row, Table } from './table'
import type { MicrophoneEvent, Telephone } from './telephone'
import type { Microphone } from './view'

type At = Telephone['microphone']
type Answered = Extract<MicrophoneEvent, { type: 'microphoneAnswered' }>

const asks: Row<At, unknown> = () => ({ change: { microphone: { is: 'asking' } } })
const answered: Row<At, Answered> = (_, { answer }) => ({ change: { microphone: { is: answer } } })
/** The microphone has been requested meanwhile; the result of that request says more than the permission or the list of devices. */
const tooLate: Row<At, unknown> = () => ({})

/** Known from an earlier request. */
const afterwards = { permissionKnown: tooLate, microphoneAsked: asks, microphoneAnswered: answered, devicesChanged: tooLate }

/** The state of the microphone. It is requested anew for each call, each test and each attempt of its user. */
export const microphoneTable: Table<At, MicrophoneEvent> = {
  unknown: {
    permissionKnown: (_, { permission }) => ({ change: { microphone: { is: permission } } }),
    microphoneAsked: asks,
    microphoneAnswered: answered,
    devicesChanged: tooLate,
  },
  toAllow: afterwards,
  asking: afterwards,
  // One was plugged in, perhaps.
  missing: { ...afterwards, devicesChanged: () => ({ effects: [{ type: 'lookForMicrophone' }] }) },
  refused: afterwards,
  busy: afterwards,
  // A microphone that was available is treated as available during a new request.
  ready: {
    ...afterwards,
    microphoneAsked: () => ({}),
    // The last one was unplugged, perhaps: better said now than when a caller rings. A call in hand sees to it by itself.
    devicesChanged: (_, __, { call }) => (call.is === 'none' ? { effects: [{ type: 'countMicrophones' }] } : {}),
  },
}

/** Maps the browsers' error names to the states that have a sentence for the user. */
export function whyNot(failure: unknown): Exclude<Microphone, 'unknown' | 'toAllow' | 'asking' | 'ready'> {
  switch (failure instanceof Error ? failure.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'missing'
  }
}
