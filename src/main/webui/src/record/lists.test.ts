import { expect, it } from 'vitest'
import { placeChoices, placeKey, placeOf, spokenLanguages } from './lists'
import { matching } from '../kit/search'

const communes = [
  { nis: '21009', fr: 'Ixelles', nl: 'Elsene', postcodes: ['1050'] },
  { nis: '21004', fr: 'Bruxelles (Ville)', nl: 'Brussel (Stad)', postcodes: ['1000', '1020'] },
]
const choices = placeChoices(communes, 'nl', 'Onbekend', 'Buiten Brussel')
const found = (typed: string) => matching(choices, typed).map(({ value }) => value)

it('tells commune and postcode apart: a part of 1050 is Brussels-City', () => {
  expect(found('1050')).toEqual(['21009:1050', '21004:1050'])
  expect(found('bruxelles 1050')).toEqual(['21004:1050'])
  expect(placeOf('21004:1050')).toEqual({ kind: 'known', commune: '21004', postcode: '1050' })
})

it('keeps a place under one word, there and back', () => {
  for (const key of ['21009:1050', '21004', 'unknown', 'outside']) {
    expect(placeKey(placeOf(key))).toBe(key)
  }
  expect(placeKey(null)).toBeNull()
})

it('every spoken language has a name, also those that Chromium knows by their codes only', () => {
  const inFrench = spokenLanguages('fr')
  expect(inFrench.filter(({ value, label }) => label.toLowerCase() === value)).toEqual([])
  expect(spokenLanguages('nl').filter(({ value }) => ['ff', 'ber', 'rom', 'sgn'].includes(value))).toMatchObject([
    { label: 'Fula (Peul)' },
    { label: 'Berbers (Tamazight)' },
    { label: 'Romani' },
    { label: 'gebarentaal' },
  ])
  expect(matching(inFrench, 'gebaren').map(({ value }) => value)).toEqual(['sgn'])
})
