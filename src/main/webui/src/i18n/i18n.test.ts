import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { clock, formats } from './format'

type Tree = { [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const name = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') {
      found.set(name, value)
    } else {
      for (const [inner, text] of leaves(value, name)) {
        found.set(inner, text)
      }
    }
  }
  return found
}

const files = import.meta.glob<{ default: Tree }>('../**/texts/*.ts', { eager: true })
/** The features that have texts, by their folders. */
const features = [...new Set(Object.keys(files).map((file) => file.replace(/^\.\.\/(.*)\/texts\/.*$/, '$1')))]

/** The texts of all features, as i18next sees them. */
function textsIn(language: string): Tree {
  return Object.assign({}, ...features.map((feature) => files[`../${feature}/texts/${language}.ts`]?.default)) as Tree
}

const trees = { fr: textsIn('fr'), nl: textsIn('nl'), en: textsIn('en') }
const languages = { fr: leaves(trees.fr), nl: leaves(trees.nl), en: leaves(trees.en) }
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map((match) => match[1]).sort()

it.each(features)('%s has its texts in three languages, under names that no other feature has', (feature) => {
  const own = ['fr', 'nl', 'en'].map((language) => files[`../${feature}/texts/${language}.ts`]?.default)
  expect(own).not.toContain(undefined)
  const others = features.filter((each) => each !== feature).flatMap((each) => Object.keys(files[`../${each}/texts/fr.ts`]!.default))
  expect(others.filter((name) => name in own[0]!)).toEqual([])
})

it('there are features with texts', () => {
  expect(features).toEqual(expect.arrayContaining(['kit', 'account', 'account/audit', 'desk', 'record', 'wallboard']))
})

describe.each(['nl', 'en'] as const)('%s', (language) => {
  it('has every text that French has, and no other', () => {
    expect([...languages[language].keys()].sort()).toEqual([...languages.fr.keys()].sort())
  })

  it('fills the same places in each text', () => {
    for (const [key, text] of languages[language]) {
      expect(placeholders(text), key).toEqual(placeholders(languages.fr.get(key)!))
    }
  })

  it('is translated: hardly any sentence is the French one', () => {
    const same = [...languages[language]].filter(([key, text]) => text.includes(' ') && text === languages.fr.get(key))
    expect(same).toEqual([])
  })
})

it('no text is empty, in any language', () => {
  for (const texts of Object.values(languages)) {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('')
    }
  }
})

it('every plural has the forms that its language uses for a count of people or calls', async () => {
  const i18n = i18next.createInstance()
  await i18n.init({
    fallbackLng: false,
    resources: { fr: { translation: trees.fr }, nl: { translation: trees.nl }, en: { translation: trees.en } },
  })
  for (const language of ['fr', 'nl', 'en'] as const) {
    const t = i18n.getFixedT(language)
    for (const key of languages[language].keys()) {
      if (key.endsWith('_other')) {
        for (const count of [0, 1, 2, 21, 1000]) {
          expect(t(key.slice(0, -'_other'.length) as never, { count }), `${language} ${key} ${count}`).not.toContain('_')
          expect(t(key.slice(0, -'_other'.length) as never, { count }), `${language} ${key} ${count}`).toContain(String(count))
        }
      }
    }
  }
})

it('every text is used somewhere', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('i18n') && !file.includes('texts/'))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n')
  const unused = [...languages.fr.keys()].filter((key) => {
    const plain = key.replace(/_(one|other)$/, '')
    const parent = plain.slice(0, plain.lastIndexOf('.'))
    return !sources.includes(`'${plain}'`) && !sources.includes(`\`${parent}.\${`)
  })
  expect(unused).toEqual([])
})

it('leaves the space before a colon to the language', () => {
  const sources = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true })
  const literal = Object.entries(sources).flatMap(([file, text]) =>
    text
      .split('\n')
      .filter((line) => /\}\s:(?=$|\s*[<{]|\s+\$\{)|\}\s:\s<\//.test(line) && !/[?(]|=>|^\s*\}/.test(line.replace(/\{[^{}]*\}/g, '')))
      .map((line) => `${file} ${line.trim()}`),
  )
  expect(literal).toEqual([])
  for (const language of ['nl', 'en'] as const) {
    const spaced = [...languages[language]].filter(([, text]) => / :(\s|$)/.test(text))
    expect(spaced).toEqual([])
  }
})

it('shows lengths of time as a clock does', () => {
  expect([0, 9, 61, 3_599, 3_600, 7_325, -5].map(clock)).toEqual(['0:00', '0:09', '1:01', '59:59', '1:00:00', '2:02:05', '0:00'])
})

it('ends a day at 24:00, also in the night of a clock change', () => {
  const { time, endTime } = formats('fr')
  expect([time('2026-12-01T23:00:00Z'), endTime('2026-12-01T23:00:00Z'), endTime('2026-10-25T23:00:00Z')]).toEqual([
    '00:00',
    '24:00',
    '24:00',
  ])
  expect([endTime('2026-10-24T22:00:00Z'), endTime('2026-12-01T11:00:00Z'), endTime('2026-12-01T23:30:00Z')]).toEqual([
    '24:00',
    '12:00',
    '00:30',
  ])
})
