import { expect, it } from 'vitest'
import { cellKey, week } from './need'
import type { Need } from './types'

const need = (more: Partial<Need>): Need => ({ weekday: 1, from: '08:00', language: 'fr', days: 4, arrivals: 2, load: 1, erlangC: 3, erlangA: 2, target: 4, ...more })

it('adds up the people of all languages, and holds them against the target once', () => {
  const cell = week([need({}), need({ language: 'nl', arrivals: 1, erlangA: 1 })], 'erlangA', '').get(cellKey(1, '08:00'))
  expect(cell).toMatchObject({ people: 3, arrivals: 3, target: 4, state: 'enough' })
})

it('says where more are needed than the target', () => {
  expect(week([need({}), need({ language: 'nl' })], 'erlangC', '').get(cellKey(1, '08:00'))).toMatchObject({ people: 6, state: 'short' })
})

it('takes Erlang C where patience is not known, and nothing where nobody called', () => {
  expect(week([need({ erlangA: null })], 'erlangA', '').get(cellKey(1, '08:00'))?.people).toBe(3)
  expect(week([need({ erlangA: null, erlangC: null })], 'erlangA', '').get(cellKey(1, '08:00'))).toMatchObject({ people: null, state: 'unstaffed' })
})

it('shows one language alone', () => {
  expect(week([need({}), need({ language: 'nl', erlangA: 7 })], 'erlangA', 'nl').get(cellKey(1, '08:00'))?.people).toBe(7)
})
