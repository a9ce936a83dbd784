import { expect, it } from 'vitest'
import { type CallKey, keyAction, keyNames } from './keys'

const press = (key: string, change: object = {}) => ({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...change })
const only =
  (...keys: CallKey[]) =>
  (key: CallKey) =>
    keys.includes(key)

it('does what is possible now: the same key mutes in a call and asks for more time after it', () => {
  expect(keyAction(press('F8'), only('mute', 'hold'))).toBe('mute')
  expect(keyAction(press('F8'), only('moreTime', 'ready'))).toBe('moreTime')
  expect(keyAction(press('F8'), only())).toBeNull()
})

it('takes hanging up for itself only with Shift: F4 alone refuses', () => {
  expect(keyAction(press('F4'), only('hangUp'))).toBeNull()
  expect(keyAction(press('F4', { shiftKey: true }), only('hangUp'))).toBe('hangUp')
  expect(keyAction(press('F4', { shiftKey: true, altKey: true }), only('hangUp'))).toBeNull()
})

it('leaves letters and digits to the record', () => {
  for (const key of ['a', '1', 'Enter', 'Escape', 'F5', 'F12']) {
    expect(keyAction(press(key), () => true)).toBeNull()
  }
})

it('has no two things on one key that are possible at once', () => {
  const together: CallKey[][] = [
    ['accept', 'refuse'],
    ['hangUp', 'mute', 'hold', 'transfer', 'third', 'keypad', 'help'],
    ['moreTime', 'ready'],
  ]
  for (const keys of together) {
    expect(new Set(keys.map((key) => keyNames[key].aria)).size).toBe(keys.length)
  }
})
