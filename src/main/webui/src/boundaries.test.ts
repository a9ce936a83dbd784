import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * The folders that each folder may import besides itself. `app` may import all, and no folder imports it: it combines the features. The
 * counterpart of ArchitectureTest.
 */
const base = ['api', 'i18n', 'live', 'kit']
const mayKnow: Record<string, string[]> = {
  api: [],
  i18n: ['api'],
  live: ['api'],
  kit: ['api', 'i18n', 'live'],
  account: base,
  directory: base,
  people: [...base, 'account', 'line'],
  setup: base,
  planning: [...base, 'line', 'shift'],
  shift: [...base, 'account', 'line'],
  theme: base,
  line: [...base, 'account'],
  figure: [...base, 'account', 'line'],
  alert: [...base, 'line'],
  desk: [...base, 'account', 'directory'],
  record: [...base, 'desk', 'directory', 'line', 'theme'],
  wallboard: [...base, 'account', 'alert', 'figure'],
}

const all = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => !file.endsWith('.test.ts') && file !== 'api/schema.d.ts',
)
const sources = new Map(all.filter((file) => /\.tsx?$/.test(file)).map((file) => [file, readFileSync(join('src', file), 'utf8')]))
const featureOf = (file: string) => file.split('/')[0] ?? ''

interface Import {
  of: string
  /** A dynamic import: fetched when needed, not with the file itself. */
  lazily: boolean
  /** Imports only types, which do not exist in the browser. */
  types: boolean
}

function importsOf(file: string): Import[] {
  const found = [...sources.get(file)!.matchAll(/\b(?:import|export)(?:( type)? [^'()]*from| |(\())\s*'(\.[^']+)'/g)]
  return found.flatMap(([, types, lazily, path]) => {
    const plain = normalize(join(dirname(file), path!))
    const of = [plain, `${plain}.ts`, `${plain}.tsx`, `${plain}/index.ts`].find((each) => all.includes(each) && /\.\w+$/.test(each))
    if (of === undefined && plain !== 'api/schema') {
      throw new Error(`${file} imports ${path}, which is not there`)
    }
    return of === undefined ? [] : [{ of, lazily: lazily !== undefined, types: types !== undefined }]
  })
}

const imports = new Map([...sources.keys()].map((file) => [file, importsOf(file)]))

/** All files that a file imports statically. */
function drawn(file: string, found = new Set<string>()): Set<string> {
  if (!found.has(file)) {
    found.add(file)
    for (const { of, lazily, types } of imports.get(file) ?? []) {
      if (!lazily && !types) {
        drawn(of, found)
      }
    }
  }
  return found
}

it('log-in needs few libraries: its script stays below 120 kB, compressed', () => {
  const libraries = [...drawn('main.tsx')].flatMap((file) =>
    [...(sources.get(file) ?? '').matchAll(/^import (?!type)[^']*'((?:@[\w-]+\/)?[\w-]+)/gm)].map(([, library]) => library!),
  )
  expect([...new Set(libraries)].sort()).toEqual([
    '@fontsource-variable/atkinson-hyperlegible-next',
    '@mantine/core',
    'i18next',
    'react',
    'react-dom',
    'react-i18next',
  ])
})

describe('who knows whom', () => {
  const folders = [...new Set([...sources.keys()].filter((file) => file.includes('/')).map(featureOf))].filter((folder) => folder !== 'app')

  it('reads what is there', () => {
    expect(sources.size).toBeGreaterThan(100)
    expect([...imports.values()].flat().length).toBeGreaterThan(500)
    expect(imports.get('record/Book.tsx')).toContainEqual({ of: 'desk/Desk.tsx', lazily: false, types: false })
    expect(imports.get('app/pages.ts')).toContainEqual({ of: 'record/RecordsPage.tsx', lazily: true, types: false })
    expect(imports.get('desk/call/callView.ts')).toContainEqual({ of: 'api/types.ts', lazily: false, types: true })
  })

  it.each(folders)('%s', (folder) => {
    const known = mayKnow[folder]
    expect(known, 'a folder of the map').toBeDefined()
    const strange = [...imports]
      .filter(([file]) => featureOf(file) === folder)
      .flatMap(([file, found]) => found.filter(({ of }) => ![folder, ...known!].includes(featureOf(of))).map(({ of }) => `${file} → ${of}`))
    expect(strange).toEqual([])
  })

  it('the map names no folder that is not there, and nothing that is not used', () => {
    const used = (folder: string, other: string) =>
      [...imports].some(([file, found]) => featureOf(file) === folder && found.some(({ of }) => featureOf(of) === other))
    const unused = Object.entries(mayKnow).flatMap(([folder, known]) =>
      known.filter((other) => !base.includes(other) && !used(folder, other)).map((other) => `${folder} → ${other}`),
    )
    expect(unused).toEqual([])
    expect(Object.keys(mayKnow).sort()).toEqual(folders.sort())
  })

  it('no file imports itself, by whatever way', () => {
    const done = new Set<string>()
    const circles: string[] = []
    function visit(file: string, way: string[]) {
      if (way.includes(file)) {
        circles.push([...way.slice(way.indexOf(file)), file].join(' → '))
      } else if (!done.has(file)) {
        for (const { of } of imports.get(file) ?? []) {
          visit(of, [...way, file])
        }
        done.add(file)
      }
    }
    for (const file of sources.keys()) {
      visit(file, [])
    }
    expect(circles).toEqual([])
  })
})

describe('texts', () => {
  /** `../desk/texts/fr.ts`: the first part of a key names its feature. */
  const files = import.meta.glob<{ default: object }>('./**/texts/fr.ts', { eager: true })
  const owner = new Map(
    Object.entries(files).flatMap(([file, { default: texts }]) =>
      Object.keys(texts).map((name) => [name, file.replace(/^\.\/(.*)\/texts\/fr\.ts$/, '$1')]),
    ),
  )

  /** The owners of the keys that a file names. */
  function namedIn(file: string): { key: string; of: string }[] {
    return [...sources.get(file)!.matchAll(/['`]([a-zA-Z]+)\.[\w.]*(?:\$\{[^`]*`|['`])/g)].flatMap(([key, name]) =>
      owner.has(name!) ? [{ key, of: owner.get(name!)! }] : [],
    )
  }

  const speaking = [...sources.keys()].filter((file) => !file.includes('/texts/'))

  it('reads what is there', () => {
    expect(owner.get('record')).toBe('record')
    expect(owner.get('audit')).toBe('account/audit')
    expect(namedIn('desk/call/CallPanel.tsx').map(({ of }) => of)).toContain('desk')
    expect(namedIn('record/fieldNames.ts').length).toBeGreaterThan(5)
  })

  it('a feature says nothing in another one’s words', () => {
    const foreign = speaking
      .filter((file) => featureOf(file) !== 'app')
      .flatMap((file) =>
        namedIn(file)
          .filter(({ of }) => of !== 'kit' && !`${dirname(file)}/`.startsWith(`${of}/`))
          .map(({ key }) => `${file}: ${key}`),
      )
    expect(foreign).toEqual([])
  })

  it('what is fetched comes with all its texts', () => {
    const first = ['kit', 'account']
    const parts = [...sources].flatMap(([file, source]) =>
      [...source.matchAll(/\bpart(?:<.*?>)?\(\(\) => import\('([^']+)'\)((?:, '[^']+')*)\)/g)].map(([, path, features]) => ({
        file: importsOf(file).find(({ of }) => of === `${normalize(join(dirname(file), path!))}.tsx`)!.of,
        features: [...features!.matchAll(/'([^']+)'/g)].map(([, feature]) => feature!),
      })),
    )
    expect(parts.length).toBeGreaterThan(9)
    const loggedIn = parts.find(({ file }) => file === 'app/LoggedIn.tsx')!
    const lacking = parts.flatMap(({ file, features }) => {
      const there = [...first, ...features, ...(file === loggedIn.file ? [] : loggedIn.features)]
      const needed = new Set(
        [...drawn(file)].filter((each) => speaking.includes(each)).flatMap((each) => namedIn(each).map(({ of }) => of)),
      )
      return [...needed].filter((feature) => !there.includes(feature)).map((feature) => `${file} needs the texts of ${feature}`)
    })
    expect(lacking).toEqual([])
    const before = [...drawn('main.tsx')].filter((each) => speaking.includes(each)).flatMap((each) => namedIn(each).map(({ of }) => of))
    expect([...new Set(before)].filter((feature) => !first.includes(feature))).toEqual([])
  })
})
