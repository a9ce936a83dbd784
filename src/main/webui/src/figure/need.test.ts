import { expect, it } from 'vitest'
import { cellKey, week } from './need'
import type { Need } from './history'

const need = (more: Partial<Need>): Need => ({
  weekday: 1,
  from: '08:00',
  language: 'fr',
  days: 4,
  arrivals: 2,
  load: 1,
  erlangC: 3,
  erlangA: 2,
  target: 4,
  ...more,
})
const monday = (needs: Need[], language = '') => week(needs, language).get(cellKey(1, '08:00'))

it('adds up the people of all languages, and holds each model against the target, which is of all languages', () => {
  expect(monday([need({}), need({ language: 'nl', arrivals: 1, erlangA: 1 })])).toMatchObject({
    arrivals: 3,
    target: 4,
    erlangA: { people: 3, state: 'enough' },
    erlangC: { people: 6, state: 'short' },
  })
})

it('takes Erlang C where patience is not known, and nothing where nobody called', () => {
  expect(monday([need({ erlangA: null })])?.erlangA.people).toBe(3)
  expect(monday([need({ erlangA: null, erlangC: null })])).toMatchObject({
    erlangA: { people: null, state: 'unstaffed' },
    erlangC: { people: null },
  })
})

it('shows one language alone', () => {
  expect(monday([need({}), need({ language: 'nl', erlangA: 7 })], 'nl')?.erlangA.people).toBe(7)
})
