import { expect, it } from 'vitest'
import { addressToOpen, phoneTrouble } from './phoneTrouble'
import { offView } from './telephone'
import type { SoftphoneView } from './view'

const failed = (change: Partial<SoftphoneView> = {}): SoftphoneView => ({
  ...offView,
  registration: 'failed',
  problem: 'network',
  microphone: 'ready',
  address: 'wss://pbx.example:8089/ws',
  ...change,
})
const fine = { online: true, linked: true, pbxIsThere: true }

it('takes a PBX that the service reaches and this browser never did for a matter of the certificate', () => {
  expect(phoneTrouble(failed(), fine)).toBe('certificate')
})

it('does not blame the certificate when it worked before, when nothing is secured, or when the PBX is away for everybody', () => {
  expect(phoneTrouble(failed({ reachedBefore: true }), fine)).toBe('network')
  expect(phoneTrouble(failed({ address: 'ws://127.0.0.1:8088/ws' }), fine)).toBe('network')
  expect(phoneTrouble(failed({ address: null }), fine)).toBe('network')
  expect(phoneTrouble(failed(), { ...fine, pbxIsThere: false })).toBe('network')
})

it('says first that the computer has no network', () => {
  expect(phoneTrouble(failed(), { online: false, linked: false, pbxIsThere: false })).toBe('offline')
})

it('does not say so while the service is reached, whatever the browser believes', () => {
  expect(phoneTrouble(failed({ reachedBefore: true }), { ...fine, online: false })).toBe('network')
  expect(phoneTrouble(failed({ problem: 'full' }), { ...fine, online: false })).toBe('full')
})

it('keeps what the telephone knows by itself, and says nothing while it works', () => {
  expect(phoneTrouble(failed({ problem: 'otherTab' }), fine)).toBe('otherTab')
  expect(phoneTrouble(failed({ registration: 'registered', problem: null }), fine)).toBeNull()
})

it('gives the address at which the browser says what is wrong', () => {
  expect(addressToOpen('wss://pbx.example:8089/ws')).toBe('https://pbx.example:8089/ws')
  expect(addressToOpen('ws://127.0.0.1/ws')).toBeNull()
})
