import { describe, expect, it } from 'vitest'
import { changedNames, mergedFields } from '../kit/present'
import { chosen, type LineFields, lost, numbersOf, patchOfLine, wrongFields } from './lineForm'

const base: LineFields = {
  name: 'Allo ? Aide sociale',
  nameNl: '',
  nameEn: 'Social aid',
  numbers: '080035243\n+3280035243',
  presented: '+3280035243',
  languages: ['fr', 'nl', 'en'],
  maximumWaitSeconds: 900,
  wrapUpSeconds: 60,
  serviceLevelSeconds: 60,
}

it('numbers are read as they are typed', () => {
  expect(numbersOf('0800/35.243, +32 800 35 243\n\n 0800 35 243')).toEqual(['080035243', '+3280035243'])
})

it('a language keeps its key', () => {
  expect(chosen(['nl', 'fr'], ['fr', 'nl', 'en'])).toEqual(['nl', 'fr', 'en'])
  expect(chosen(['nl', 'fr'], ['fr'])).toEqual(['fr'])
})

describe('the form of a line', () => {
  it('sends only what changed', () => {
    expect(patchOfLine(base, { ...base, numbers: '0800 35 243\n+32 800 35 243' })).toEqual({})
    expect(patchOfLine(base, { ...base, name: ' Autre ', serviceLevelSeconds: 30, languages: ['nl', 'fr', 'en'] })).toEqual({
      name: 'Autre',
      serviceLevelSeconds: 30,
      languages: ['nl', 'fr', 'en'],
    })
  })

  it('a name in another language is given, and taken away by leaving it empty', () => {
    expect(patchOfLine(base, { ...base, nameNl: ' Sociale hulp', nameEn: '' })).toEqual({ nameNl: 'Sociale hulp', nameEn: '' })
  })

  it('names what is wrong', () => {
    expect(wrongFields(base)).toEqual([])
    expect(
      wrongFields({ ...base, name: ' ', numbers: '12', presented: '', languages: [], maximumWaitSeconds: 5, wrapUpSeconds: '' }),
    ).toEqual(['name', 'numbers', 'presented', 'languages', 'maximumWaitSeconds', 'wrapUpSeconds'])
  })

  it('keeps what was typed when somebody else changed other fields, and shows theirs beside it', () => {
    const theirs = { ...base, name: 'Autre', languages: ['fr' as const], wrapUpSeconds: 30 }
    const mine = { ...base, wrapUpSeconds: 90, nameEn: 'Mine' }
    expect(mergedFields(base, mine, theirs)).toEqual({ ...theirs, wrapUpSeconds: 90, nameEn: 'Mine' })
    expect(changedNames(base, theirs)).toEqual(['name', 'languages', 'wrapUpSeconds'])
  })

  it('says what callers lose', () => {
    expect(lost(base, { ...base, numbers: '080035243', languages: ['fr', 'nl'] })).toEqual({ numbers: ['+3280035243'], languages: ['en'] })
    expect(lost(base, { ...base, numbers: `${base.numbers}\n020010077` })).toEqual({ numbers: [], languages: [] })
  })
})
