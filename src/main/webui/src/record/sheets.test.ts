import { expect, test } from 'vitest'
import { noSheets, showing, withSpare } from './sheets'

test('the record that is picked up takes the form that lies ready', () => {
  const ready = withSpare(noSheets<string>())
  const after = showing(ready, 'first')
  expect(after.shown).toEqual({ key: ready.spare?.key, keeper: 'first' })
  expect(after.spare).toBeNull()
})

test('a form never goes from one record to another', () => {
  const first = showing(noSheets<string>(), 'first')
  const second = showing(first, 'second')
  expect(second.shown?.key).not.toBe(first.shown?.key)
  const again = showing(showing(second, null), 'second')
  expect(again.shown?.key).not.toBe(second.shown?.key)
})

test('with a spare too, the next record has a form of its own', () => {
  const first = withSpare(showing(withSpare(noSheets<string>()), 'first'))
  const second = showing(first, 'second')
  expect(second.shown).toEqual({ key: first.spare?.key, keeper: 'second' })
  expect(second.shown?.key).not.toBe(first.shown?.key)
})

test('what is shown already stays as it is', () => {
  const shown = withSpare(showing(noSheets<string>(), 'first'))
  expect(showing(shown, 'first')).toBe(shown)
  expect(withSpare(shown)).toBe(shown)
  const none = noSheets<string>()
  expect(showing(none, null)).toBe(none)
})

test('leaving the record leaves the spare', () => {
  const shown = withSpare(showing(noSheets<string>(), 'first'))
  const left = showing(shown, null)
  expect(left.shown).toBeNull()
  expect(left.spare).toBe(shown.spare)
})

test('a pick-up overtakes the laying of the spare: the form in sight keeps its key', () => {
  const before = showing(noSheets<string>(), 'first')
  // First the state rendered at once, before the spare was prepared; then the state after React has applied both updates, in order.
  const atOnce = showing(before, 'second')
  const both = showing(withSpare(before), 'second')
  expect(both.shown).toEqual(atOnce.shown)
})
