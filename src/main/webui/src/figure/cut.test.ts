import { expect, it } from 'vitest'
import { columnsBeyond } from './cut'

it('counts the columns of which something is cut, and none for the fraction of a pixel', () => {
  expect(columnsBeyond([100, 200, 300.6], 300)).toBe(0)
  expect(columnsBeyond([100, 200, 320, 420], 300)).toBe(2)
})
