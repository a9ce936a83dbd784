import type { Row, Table } from './table'
import { type Call, type CallEvent, type Effect, newLeg, type Telephone } from './telephone'

type Event<T extends CallEvent['type']> = Extract<CallEvent, { type: T }>
type Connected = Extract<Call, { is: 'connected' }>

/** User actions that have no effect in a state, because they came too late or too early. */
const nothingToDo: Row<Call, unknown> = () => ({})

const chosen = (change: Event<'chosen'>['change'], { devices }: Telephone, then: Effect[] = []) => {
  const next = { ...devices, ...change }
  return { change: { devices: next }, effects: [{ type: 'keepDevices' as const, devices: next }, ...then] }
}

const rings: Row<Call, Event<'rings'>> = (_, { call }) => ({
  change: { call: { is: 'ringing' }, answerFailed: false },
  effects: [{ type: 'takeCall', call }, { type: 'startRing' }],
})
/** One call at a time. */
const busy: Row<Call, Event<'rings'>> = (_, { call }) => ({ effects: [{ type: 'turnAway', call }] })

const over = (answerFailed: boolean, ...effects: Effect[]) => ({ change: { call: { is: 'none' as const }, answerFailed }, effects })

/** The sound of a new call: nothing has passed yet. */
const { phase: _, ...newSound } = newLeg

/** The path on which sound may travel: the relay only where the direct path has failed. */
export const byRelay = ({ path }: Telephone) => path !== 'direct'

const always = {
  ringBlocked: ((_, { blocked }) => ({ change: { soundBlocked: blocked } })) satisfies Row<Call, Event<'ringBlocked'>>,
  chosen: ((_, { change }, telephone) => chosen(change, telephone)) satisfies Row<Call, Event<'chosen'>>,
  devicesChanged: nothingToDo,
  playPressed: nothingToDo,
}

/** The call whose audio passes through this browser. Only the PBX says that a caller was answered. */
export const callTable: Table<Call, CallEvent> = {
  none: {
    ...always,
    rings,
    accepted: nothingToDo,
    refused: nothingToDo,
    hungUp: nothingToDo,
    muteToggled: nothingToDo,
    loggedOut: nothingToDo,
  },
  ringing: {
    ...always,
    rings: busy,
    accepted: () => ({
      change: { call: { is: 'answering' }, answerFailed: false },
      effects: [{ type: 'stopRing' }, { type: 'listenToAnswer' }],
    }),
    refused: () => ({ effects: [{ type: 'refuse' }] }),
    hungUp: nothingToDo,
    muteToggled: nothingToDo,
    callEnded: () => over(false, { type: 'stopRing' }, { type: 'dropCall' }),
    loggedOut: () => over(false, { type: 'stopRing' }, { type: 'cutCall' }),
  },
  answering: {
    ...always,
    rings: busy,
    accepted: nothingToDo,
    refused: nothingToDo,
    hungUp: () => ({ effects: [{ type: 'hangUp' }] }),
    muteToggled: nothingToDo,
    // Without a microphone the caller would hear silence, so the call goes on ringing: the user may still plug one in.
    answerHeard: (_, { heard }, telephone) =>
      heard
        ? { effects: [{ type: 'answer', relay: byRelay(telephone) }] }
        : { change: { call: { is: 'ringing' } }, effects: [{ type: 'startRing' }] },
    connected: () => ({ change: { call: { is: 'connected', heard: false, ...newSound } }, effects: [{ type: 'expectSound' }] }),
    callEnded: (_, { failedHere }) => over(failedHere, { type: 'dropCall' }),
    loggedOut: () => over(false, { type: 'cutCall' }),
  },
  connected: {
    ...always,
    soundInterrupted: ({ heard }) => (heard ? { effects: [{ type: 'awaitSound' }] } : {}),
    soundResumed: (at) => ({ ...sound(at, { heard: true }), effects: [{ type: 'soundIsBack' }] }),
    // A caller who was picked up and has never been heard is told nothing by waiting longer.
    soundLost: ({ heard }) => over(false, { type: heard ? 'leaveSilently' : 'giveBack' }),
    // The PBX never rings a telephone during a call. So the call that this page still shows ended while the connection was lost, and now
    // the PBX is ringing back.
    rings: (at, event, telephone) => {
      const next = rings(at, event, telephone)
      return { ...next, effects: [{ type: 'cutCall' }, ...(next.effects ?? [])] }
    },
    accepted: nothingToDo,
    refused: nothingToDo,
    hungUp: () => ({ effects: [{ type: 'hangUp' }] }),
    muteToggled: ({ muted }) => ({ effects: [{ type: 'mute', muted: !muted }] }),
    muted: (at, { muted }) => sound(at, { muted }),
    microphoneIs: (at, { microphone, name }) => ({
      ...sound(at, { microphone, standIn: name }),
      // Whatever microphone is left, at once.
      effects: microphone === 'gone' && at.microphone !== 'gone' ? [{ type: 'speakThrough' }] : [],
    }),
    // Back to the chosen microphone, or to any at all.
    devicesChanged: ({ microphone, standIn }) => ({
      effects: microphone === 'gone' || standIn !== null ? [{ type: 'speakThrough' }] : [],
    }),
    voiceBlocked: (at, { blocked }) => sound(at, { unplayed: blocked }),
    playPressed: () => ({ effects: [{ type: 'playVoice' }] }),
    counted: (at, { packetsReceived, packetsSent, quality }) => sound(at, { packetsReceived, packetsSent, quality }),
    // Changes the microphone during a call.
    chosen: (_, { change }, telephone) => chosen(change, telephone, change.microphone === undefined ? [] : [{ type: 'speakThrough' }]),
    callEnded: () => over(false, { type: 'dropCall' }),
    loggedOut: () => over(false, { type: 'cutCall' }),
  },
}

function sound(at: Connected, change: Partial<Connected>) {
  return { change: { call: { ...at, ...change } } }
}
