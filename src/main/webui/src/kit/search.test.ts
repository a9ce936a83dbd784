import { describe, expect, it } from 'vitest'
import { type Choice, folded, matching } from './search'

const communes: Choice<string>[] = [
  { value: '1050', label: 'Ixelles 1050', words: 'Ixelles Elsene 1050' },
  { value: '1060', label: 'Saint-Gilles 1060', words: 'Saint-Gilles Sint-Gillis 1060' },
  { value: '1210', label: 'Saint-Josse-ten-Noode 1210', words: 'Saint-Josse-ten-Noode Sint-Joost-ten-Node 1210' },
  { value: '1000', label: 'Bruxelles (Ville) 1000', words: 'Bruxelles (Ville) Brussel (Stad) 1000' },
]
const themes: Choice<string>[] = [
  { value: 'REV', label: 'Revenus', words: 'Revenus Inkomsten' },
  { value: 'ENE', label: 'Énergie / eau / électricité', words: 'Energie / water / elektriciteit' },
  { value: 'ENE/1', label: 'Énergie / eau / électricité › coupure', words: 'Énergie Energie coupure' },
]
const found = (choices: Choice<string>[], typed: string) => matching(choices, typed).map((choice) => choice.value)

describe('type-ahead', () => {
  it.each([
    ['elsene', ['1050']],
    ['ELS', ['1050']],
    ['1050', ['1050']],
    ['sint jo', ['1210']],
    ['st', ['1000']],
    ['saint', ['1060', '1210']],
    ['ten-noode', ['1210']],
    ['brussel', ['1000']],
    ['nowhere', []],
  ])('finds a commune by “%s”', (typed, expected) => {
    expect(found(communes, typed)).toEqual(expected)
  })

  it('ignores accents and case in what is typed and in what is there', () => {
    expect(found(themes, 'energie')).toEqual(['ENE', 'ENE/1'])
    expect(found(themes, 'ÉLECTRICITÉ coup')).toEqual(['ENE/1'])
    expect(found(themes, 'elektri')).toEqual(['ENE'])
    expect(folded('Œuvre d’Été — n° 7')).toBe('oeuvre d ete n 7')
  })

  it('shows everything, in order, before anything is typed', () => {
    expect(found(themes, '  ')).toEqual(['REV', 'ENE', 'ENE/1'])
    expect(matching(themes, '', 2)).toHaveLength(2)
  })
})
