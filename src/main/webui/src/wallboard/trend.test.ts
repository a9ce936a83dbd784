import { expect, it } from 'vitest'
import { sparkline, trendOf } from './trend'

it('counts a share in points, and says whether the change is good for callers', () => {
  expect(trendOf('share', 0.8, 0.755, 'up')).toEqual({ by: 5, good: true })
  expect(trendOf('share', 0.2, 0.1, 'down')).toEqual({ by: 10, good: false })
  expect(trendOf('share', 0.201, 0.2, 'down')).toEqual({ by: 0, good: null })
  expect(trendOf('calls', 12, 9, null)).toEqual({ by: 3, good: null })
})

it('says nothing where one of the two is not defined', () => {
  expect(trendOf('share', null, 0.5, 'up')).toBeNull()
  expect(trendOf('share', 0.5, null, 'up')).toBeNull()
})

it('draws what is known, from zero', () => {
  expect(sparkline([0, 2, null, 4], 30, 10)).toBe('0.0,10.0 10.0,5.0 30.0,0.0')
  expect(sparkline([null, 3], 30, 10)).toBe('')
  expect(sparkline([0, 0], 30, 10)).toBe('0.0,10.0 30.0,10.0')
})
