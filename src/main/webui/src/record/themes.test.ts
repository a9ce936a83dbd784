import { describe, expect, it } from 'vitest'
import { isoDay, moved } from './themes'

describe('the order of themes', () => {
  it('moves one by one place and keeps all', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
  })
})

describe('the last day of a theme', () => {
  it('is a day in Brussels', () => {
    expect(isoDay(new Date('2026-11-20T22:59:00Z'))).toBe('2026-11-20')
    expect(isoDay(new Date('2026-11-20T23:00:00Z'))).toBe('2026-11-21')
  })
})
