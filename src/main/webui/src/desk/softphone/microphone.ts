import type { Row, Table } from './table'
import type { MicrophoneEvent, Telephone } from './telephone'
import type { Microphone } from './view'

type At = Telephone['microphone']
type Answered = Extract<MicrophoneEvent, { type: 'microphoneAnswered' }>

const asks: Row<At, unknown> = () => ({ change: { microphone: { is: 'asking' } } })
const answered: Row<At, Answered> = (_, { answer }) => ({ change: { microphone: { is: answer } } })
/** It was asked for meanwhile: that says more than the permission. */
const tooLate: Row<At, unknown> = () => ({})

/** Known since it was asked for before. */
const afterwards = { permissionKnown: tooLate, microphoneAsked: asks, microphoneAnswered: answered }

/** What is known of the microphone. It is asked for again and again: for each call, each test, each attempt of its user. */
export const microphoneTable: Table<At, MicrophoneEvent> = {
  unknown: {
    permissionKnown: (_, { permission }) => ({ change: { microphone: { is: permission } } }),
    microphoneAsked: asks,
    microphoneAnswered: answered,
  },
  toAllow: afterwards,
  asking: afterwards,
  missing: afterwards,
  refused: afterwards,
  busy: afterwards,
  // One that was there is taken for there while it is asked for.
  ready: { ...afterwards, microphoneAsked: () => ({}) },
}

/** The names that browsers give, in the sentence that a person needs. */
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
