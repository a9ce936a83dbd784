import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { byMoment, momentOf } from './moments'

const names = [...readFileSync('../../../asterisk-config/announcements/fr.txt', 'utf8').matchAll(/^([a-z0-9-]+) = /gm)].map(
  ([, name]) => name!,
)

it('every announcement of the line has its moment', () => {
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name) => momentOf(name) === 'other')).toEqual([])
  expect(names.filter((name) => momentOf(name) === 'numbers').length).toBeGreaterThan(70)
  expect(names.filter((name) => momentOf(name) === 'waiting')).toContain('queue-thereare')
})

it('a new one is shown, and numbers come last', () => {
  const said = ['oclock-8', 'consent', 'adhoc', 'welcome'].map((name) => ({
    name,
    language: 'fr' as const,
    text: '',
    recordedAt: null,
    audible: true,
  }))
  expect(byMoment(said).map(({ moment }) => moment)).toEqual(['greeting', 'closed', 'other', 'numbers'])
})
