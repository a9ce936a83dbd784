import { expect, it } from 'vitest'
import type { SheetImport } from '../api/types'
import { isRow, made, slotWords, withoutFile } from './sheets'

const change = (key: string, conflict: 'byHand' | null) => ({
  key,
  slot: 0,
  file: 0,
  sheet: '',
  cell: 'B2',
  before: null,
  after: 'yes' as const,
  conflict,
})

it('makes what nobody changed by hand, and what is ticked', () => {
  const report = { people: [{ person: { id: 1, name: 'Ann' }, changes: [change('a', null), change('b', 'byHand')] }] } as SheetImport
  expect(made(report, new Set()).map(({ key }) => key)).toEqual(['a'])
  expect(made(report, new Set(['b'])).map(({ key }) => key)).toEqual(['a', 'b'])
})

it('knows a row again when another file is taken away', () => {
  const skip = [
    { file: 0, sheet: 'A', row: 3 },
    { file: 2, sheet: 'A', row: 4 },
  ]
  expect(withoutFile(skip, 0)).toEqual([{ file: 1, sheet: 'A', row: 4 }])
  expect(withoutFile(skip, 1)).toEqual([skip[0], { file: 1, sheet: 'A', row: 4 }])
  expect(isRow(skip[0]!, { file: 0, sheet: 'A', row: 3 })).toBe(true)
  expect(isRow(skip[0]!, { file: 1, sheet: 'A', row: 3 })).toBe(false)
})

it('says a slot of a date and one of each week', () => {
  const words = { longDay: (date: string) => date, weekday: (number: number) => `day ${number}`, every: (day: string) => `every ${day}` }
  expect(slotWords({ date: '2026-12-07', weekday: 1, from: '08:00', to: '12:00' }, words)).toBe('2026-12-07, 08:00 – 12:00')
  expect(slotWords({ date: null, weekday: 1, from: '08:00', to: '12:00' }, words)).toBe('every day 1, 08:00 – 12:00')
})
