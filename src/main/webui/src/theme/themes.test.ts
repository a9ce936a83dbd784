import { describe, expect, it } from 'vitest'
import { matching } from '../kit/search'
import { moved, validOn } from './themes'

describe('the order of themes', () => {
  it('moves one by one place and keeps all', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
  })
})

describe('a theme that is not used any more', () => {
  it('is valid on its first and on its last day', () => {
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((day) => validOn(day, '2026-02-01', '2026-02-28'))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(validOn('2026-01-01', null, null)).toBe(true)
  })
  it('is not offered', () => {
    const choices = [
      { value: 'MES', label: 'Mesures', words: 'Mesures', past: true },
      { value: 'LOG', label: 'Logement', words: 'Logement' },
    ]
    expect(matching(choices, '').map(({ value }) => value)).toEqual(['LOG'])
    expect(matching(choices, 'mes')).toEqual([])
  })
})
