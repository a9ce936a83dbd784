import { describe, expect, it } from 'vitest'
import type { DeskCall } from '../api/types'
import { callView } from './callView'
import type { Leg, SoftphoneView } from './softphone/softphone'

const call = (change: Partial<DeskCall>): DeskCall => ({
  callId: 'c', state: 'ringing', line: 'aas', language: 'fr', arrivedAt: '', ringingSince: null, reach: 'softphone', pickedUpAt: null, endedAt: null, wrapUpUntil: null, recordId: null, ...change,
})
const phone = (leg: Pick<Leg, 'phase' | 'muted'> | null): SoftphoneView => ({ registration: 'registered', problem: null, microphone: 'ready', leg: leg && { ...leg, packetsReceived: 0, packetsSent: 0 }, soundBlocked: false, answerFailed: false })

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

  it('tells whoever accepted too late', () => {
    expect(callView(call({ missed: 'tooLate' }), phone(null)).state).toBe('missed')
  })
})
