import { describe, expect, it } from 'vitest'
import type { DeskCall } from '../../api/types'
import { callView, waitingSince } from './callView'
import { newLeg, offView } from '../softphone/telephone'
import type { Leg, SoftphoneView } from '../softphone/view'

const call = (change: Partial<DeskCall>): DeskCall => ({
  callId: 'c',
  state: 'ringing',
  line: 'aas',
  language: 'fr',
  arrivedAt: '',
  waitedSeconds: null,
  ringingSince: null,
  reach: 'softphone',
  pickedUpAt: null,
  endedAt: null,
  wrapUpUntil: null,
  recordId: null,
  missed: null,
  earlier: null,
  muted: false,
  asThird: false,
  third: null,
  help: null,
  silentSince: null,
  given: null,
  ...change,
})
const phone = (leg: (Pick<Leg, 'phase' | 'muted'> & Partial<Leg>) | null): SoftphoneView => ({
  ...offView,
  registration: 'registered',
  microphone: 'ready',
  leg: leg && { ...newLeg, ...leg },
})

describe('how long a caller has waited whose call rings', () => {
  it('is counted from the queue on, as in every figure, and not from the arrival', () => {
    const rings = call({ arrivedAt: '2026-03-02T09:00:00Z', ringingSince: '2026-03-02T09:00:20Z', waitedSeconds: 12.5 })
    expect(waitingSince(rings)).toBe(Date.parse('2026-03-02T09:00:07.500Z'))
  })

  it('is not said of a call that did not come through the queue', () => {
    expect(waitingSince(call({ ringingSince: '2026-03-02T09:00:20Z', waitedSeconds: null }))).toBeNull()
    expect(waitingSince(null)).toBeNull()
  })
})

describe('what the call panel shows', () => {
  it('is in call only when the PBX says so, whatever this browser’s telephone believes', () => {
    expect(callView(call({ state: 'ringing' }), phone({ phase: 'connected', muted: false })).state).toBe('answering')
    expect(callView(null, phone({ phase: 'connected', muted: false })).state).toBe('answering')
    expect(callView(call({ state: 'inCall' }), phone({ phase: 'connected', muted: false })).state).toBe('inCall')
  })

  it('rings at once when the telephone rings, before the service tells more', () => {
    const view = callView(null, phone({ phase: 'ringing', muted: false }))
    expect(view.state).toBe('ringing')
    expect(view.canAccept).toBe(true)
  })

  it('cannot be accepted here when it rings at home', () => {
    const view = callView(call({ reach: 'home' }), phone(null))
    expect(view.state).toBe('ringing')
    expect(view.canAccept).toBe(false)
    expect(view.canHangUp).toBe(false)
  })

  it('has no sound here after a reload', () => {
    expect(callView(call({ state: 'inCall' }), phone(null)).unheard).toBe(true)
    expect(callView(call({ state: 'inCall', reach: 'home' }), phone(null)).unheard).toBe(false)
  })

  it('is the remote control of a call that was taken on another phone', () => {
    const view = callView(call({ state: 'inCall', reach: 'home', muted: true }), phone(null))
    expect(view).toMatchObject({
      canMute: true,
      muted: true,
      canHold: true,
      canCallOthers: true,
      canDial: true,
      canAskForHelp: true,
      canHangUp: true,
      hangsUpHere: false,
    })
  })

  it('lets the PBX hang up while the caller is on hold or a third person is there: hanging up here would leave the caller behind', () => {
    const here = phone({ phase: 'connected', muted: false })
    expect(callView(call({ state: 'inCall' }), here).hangsUpHere).toBe(true)
    expect(callView(call({ state: 'onHold' }), here)).toMatchObject({
      hangsUpHere: false,
      canHangUp: true,
      canResume: true,
      canHold: false,
    })
    const third = { who: 'responder' as const, label: 'Bob', state: 'talking' as const, since: '' }
    expect(callView(call({ state: 'inCall', third }), here)).toMatchObject({ hangsUpHere: false, canCallOthers: false })
    expect(callView(call({ state: 'inCall', third: { ...third, state: 'failed' } }), here).canCallOthers).toBe(true)
  })

  it('does not take back what only the phone can, and may hold the caller as well', () => {
    expect(callView(call({ state: 'phoneHolds', reach: 'desk' }), phone(null))).toMatchObject({
      canResume: false,
      canHold: true,
      canCallOthers: true,
      canHangUp: true,
    })
  })

  it('does nothing but listen, speak and leave in a colleague’s call', () => {
    const view = callView(call({ state: 'inCall', asThird: true }), phone({ phase: 'connected', muted: false }))
    expect(view).toMatchObject({
      guest: true,
      canMute: true,
      canHold: false,
      canCallOthers: false,
      canAskForHelp: false,
      canHangUp: true,
      hangsUpHere: true,
    })
  })

  it('stays in the call while it is rung back, which can be accepted by hand', () => {
    expect(callView(call({ state: 'regaining' }), phone(null))).toMatchObject({ state: 'regaining', canAccept: false })
    expect(callView(call({ state: 'regaining' }), phone({ phase: 'ringing', muted: false }))).toMatchObject({
      state: 'regaining',
      canAccept: true,
    })
  })

  it('tells whoever accepted too late', () => {
    expect(callView(call({ missed: 'tooLate' }), phone(null)).state).toBe('missed')
  })
})
