import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { initReactI18next } from 'react-i18next'
import { MemoryRouter } from 'react-router'
import { beforeAll, describe, expect, it } from 'vitest'
import { defined, definitionsKey, difference } from './figures'
import { FigureTable, PartTable, type Period } from './FigureTable'
import type { FigureDefinition, FigureKey, Figures } from './types'

const words = (name: string) => ({ name, meaning: `What ${name} means.` })
const definition = (key: string, unit: FigureDefinition['unit'], place: number | null, calls: boolean): FigureDefinition => ({
  key: key as FigureKey,
  unit,
  place,
  calls,
  fr: words(key),
  nl: words(key),
  en: words(`The ${key}`),
})

/** Some figures that the screens know, and for each unit one that no screen knows. */
const definitions = [
  definition('offered', 'calls', 10, true),
  definition('occupancy', 'share', 30, false),
  definition('newCalls', 'calls', null, true),
  definition('newShare', 'share', 40, true),
  definition('newSeconds', 'seconds', 20, true),
  definition('newPeople', 'people', 50, false),
]
const known = defined(definitions)
const figures = { offered: 8, occupancy: 0.5, newCalls: 1234, newShare: 0.25, newSeconds: 75.9, newPeople: 2.5 } as unknown as Figures

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: {} })
})

function drawn(what: ReactElement, known: ReturnType<typeof defined> | undefined): string {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } })
  if (known) {
    client.setQueryData(definitionsKey, known)
  }
  return renderToStaticMarkup(
    createElement(QueryClientProvider, { client }, createElement(MantineProvider, null, createElement(MemoryRouter, null, what))),
  )
}

const day: Period = { scope: 'today', name: 'Today', figures, behind: { from: 'a', to: 'b' } }
const whole = createElement(FigureTable, { figures: known.all, periods: [day], labelledBy: 'title' })
const parts = createElement(PartTable, { corner: 'Half-hour', figures: known.judged, parts: [day], labelledBy: 'title' })
const shown = (page: string, figure: string) =>
  new RegExp(`<(a|span)[^>]*data-testid="figure" data-figure="${figure}"[^>]*>([^<]*)<`).exec(page)?.slice(1)

describe('a figure that only the service knows', () => {
  it('is a line of the whole period, in its unit, with its calls behind it', () => {
    const page = drawn(whole, known)
    expect([...page.matchAll(/data-testid="definition" data-figure="(\w+)">([^<]*)</g)].map(([, key, name]) => [key, name])).toEqual(
      definitions.map(({ key, en }) => [key, en.name]),
    )
    expect(shown(page, 'newCalls')).toEqual(['a', '1,234'])
    expect(shown(page, 'newShare')).toEqual(['a', '25%'])
    expect(shown(page, 'newSeconds')).toEqual(['a', '1:15'])
    expect(shown(page, 'newPeople')).toEqual(['span', '2.5'])
    expect(shown(page, 'occupancy')).toEqual(['span', '50%'])
  })

  it('is a column of the parts when they are judged by it, where its place says', () => {
    const page = drawn(parts, known)
    expect([...page.matchAll(/data-testid="definition" data-figure="(\w+)"/g)].map(([, key]) => key)).toEqual([
      'offered',
      'newSeconds',
      'occupancy',
      'newShare',
      'newPeople',
    ])
    expect(shown(page, 'newSeconds')).toEqual(['a', '1:15'])
  })

  it('is compared in its unit', () => {
    const page = drawn(
      createElement(FigureTable, {
        figures: known.all,
        periods: [{ ...day, than: { ...figures, newCalls: 1000, newSeconds: 70.9 } as Figures }],
        labelledBy: 'title',
      }),
      known,
    )
    expect(page).toContain('data-figure="newSeconds" data-value="5">+0:05<')
    expect(page).toMatch(/data-figure="newCalls" data-value="234">\+234 \(/)
  })

  it('is nothing, with a dash, where nobody called', () => {
    expect(known.noCalls).toEqual({ offered: 0, occupancy: null, newCalls: 0, newShare: null, newSeconds: null, newPeople: null })
  })
})

it('before the service has said what the figures are, none is shown in a unit that is not its own', () => {
  const page = drawn(whole, undefined)
  expect(shown(page, 'newSeconds')).toEqual(['span', '…'])
  expect(shown(page, 'offered')).toEqual(['span', '…'])
})

it('a difference is in proportion for calls only, and unknown where a figure is', () => {
  expect(difference('calls', 60, 50)).toEqual({ by: 10, ratio: 0.2 })
  expect(difference('calls', 5, 0)).toEqual({ by: 5, ratio: null })
  expect(difference('share', 0.5, 0.25)).toEqual({ by: 0.25, ratio: null })
  expect(difference('seconds', null, 20)).toBeNull()
})
