import { beforeEach, expect, it, vi } from 'vitest'
import type { DeskCall } from '../../api/types'
import { callInHand, ofItself } from './callInHand'

const call = (state: DeskCall['state'], callId = 'a') => ({ callId, state, reach: 'softphone' }) as DeskCall

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})

it('answers by itself only the call that it had, when the PBX rings it back', () => {
  expect(ofItself(call('regaining'), 'ringing'), 'never heard here').toBeNull()
  expect(ofItself(call('inCall'), 'connected')).toBe('remember')
  callInHand.remember('a')
  expect(ofItself(null, null), 'reloaded: for a moment there is nothing').toBeNull()
  expect(ofItself(call('regaining'), null)).toBeNull()
  expect(ofItself(call('regaining'), 'ringing')).toBe('accept')
  expect(ofItself(call('regaining', 'b'), 'ringing'), 'somebody else’s').toBeNull()
})

it('whoever hangs up or transfers, and is rung anew by the same call, accepts by hand', () => {
  callInHand.remember('a')
  expect(ofItself(call('ringing'), 'ringing')).toBeNull()
  expect(ofItself(call('wrapUp'), 'ringing')).toBeNull()
})

it('a call at home is not this browser’s', () => {
  callInHand.remember('a')
  expect(ofItself({ ...call('inCall'), reach: 'home' }, 'ringing')).toBeNull()
})
