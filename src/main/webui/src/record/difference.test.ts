import { expect, it } from 'vitest'
import { difference } from './difference'

const side = (runs: ReturnType<typeof difference>, which: 'mine' | 'theirs') =>
  runs
    .filter((run) => run.in === 'both' || run.in === which)
    .map((run) => run.words)
    .join('')

it('marks what only one of two versions has', () => {
  expect(difference('loyer en retard', 'loyer payé en retard')).toEqual([
    { in: 'both', words: 'loyer ' },
    { in: 'theirs', words: 'payé ' },
    { in: 'both', words: 'en retard' },
  ])
})

it.each([
  ['', ''],
  ['a b c', ''],
  ['', 'a b'],
  ['deux mois de loyer\net une coupure', 'trois mois de loyer et  une facture'],
])('gives both versions back whole: “%s” and “%s”', (mine, theirs) => {
  const runs = difference(mine, theirs)
  expect(side(runs, 'mine')).toBe(mine)
  expect(side(runs, 'theirs')).toBe(theirs)
})
