import { expect, it } from 'vitest'
import { colleagueChoices, dialled, directoryChoices, partyOf } from './others'

it('names one party by one word', () => {
  expect(partyOf('r15')).toEqual({ responder: 15 })
  expect(partyOf('d3')).toEqual({ entry: 3 })
  expect(partyOf('n+3225551234')).toEqual({ number: '+3225551234' })
})

it('puts colleagues who are ready first; the others are shown and cannot be called', () => {
  const choices = colleagueChoices(
    [
      { id: 1, name: 'Zoé', state: 'inCall' },
      { id: 2, name: 'Wim', state: 'ready' },
      { id: 3, name: 'Ann', state: 'ready' },
    ],
    (state) => state,
  )
  expect(choices.map(({ value, away }) => [value, away])).toEqual([
    ['r3', false],
    ['r2', false],
    ['r1', true],
  ])
})

it('finds an entry of the directory by its digits too', () => {
  const entry = {
    id: 3,
    name: 'Caisse',
    nameFr: 'Caisse',
    nameNl: 'Fonds',
    number: '+32 2 555 12 34',
    note: 'sans-abri',
    active: true,
    version: 1,
  }
  expect(directoryChoices([entry], 'nl')[0]).toMatchObject({ label: 'Fonds +32 2 555 12 34', words: expect.stringContaining('3225551234') })
  expect(directoryChoices([entry], 'fr')[0]).toMatchObject({ label: 'Caisse +32 2 555 12 34', words: expect.stringContaining('Fonds') })
})

it.each([
  ['02/555 12 34', '025551234'],
  ['+32 2 555.12.34', '+3225551234'],
  ['0032 2 555 12 34', '003225551234'],
  ['112', '112'],
  ['Bob', null],
  ['', null],
  ['12', null],
  ['02 555 12 34 56 78 90 12', null],
])('reads “%s” as a number as people write it', (typed, expected) => {
  expect(dialled(typed)).toBe(expected)
})
