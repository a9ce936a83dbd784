import { describe, expect, it } from 'vitest'
import type { Account, Role } from '../api/types'
import { homeOf, menuOf, pages, pagesOf, placeOf } from './pages'

const somebody = (responderId: number | null, ...roles: Role[]): Account => ({
  id: 1,
  name: 'Ann',
  email: 'ann@example.org',
  roles,
  language: 'fr',
  responderId,
  active: true,
})
const responder = somebody(12, 'responder')
const coordinator = somebody(null, 'coordinator')
const administrator = somebody(null, 'administrator')
const both = somebody(12, 'responder', 'coordinator')

const menu = (account: Account) => menuOf(account).map(({ name, entries }) => `${name}: ${entries.map(({ path }) => path).join(' ')}`)

describe('the menu', () => {
  it('has for each what the service answers', () => {
    expect(menu(responder)).toEqual(['desk: / /records', 'roster: /roster /availability'])
    const coordinators = [
      'live: /wallboard /set-up',
      'roster: /roster',
      'figures: /history',
      'people: /people /partners',
      'line: /hours /announcements /lines',
      'contents: /directory /themes',
    ]
    expect(menu(coordinator)).toEqual(coordinators)
    expect(menu(administrator)).toEqual([
      'live: /wallboard /set-up',
      'roster: /roster',
      'figures: /history',
      'people: /people /partners /desk-phones',
      'line: /hours /announcements /lines',
      'contents: /themes',
      'security: /accounts /audit',
    ])
    const own = coordinators.map((group) => (group === 'roster: /roster' ? 'roster: /roster /availability' : group))
    expect(menu(both)).toEqual(['desk: / /records', ...own])
  })

  it('marks the page that an address belongs to', () => {
    expect(
      ['/', '/records/12', '/records', '/wallboard/thresholds', '/history/calls', '/people/12', '/audit', '/nowhere'].map(placeOf),
    ).toEqual(['/', '/', '/records', '/wallboard', '/history', '/people', '/audit', undefined])
  })
})

it('somebody without a role has no page of those who have it', () => {
  expect(pagesOf(responder).map(({ path }) => path)).toEqual(['/', '/records/:id', '/records', '/roster', '/availability', '/account'])
  expect(pagesOf(coordinator).map(({ path }) => path)).not.toContain('/audit')
  // A list of one's own records, for somebody who has none, would be a dead end.
  expect(pagesOf(coordinator).map(({ path }) => path)).not.toContain('/records')
})

it('one begins at the desk, or at the wallboard without one', () => {
  expect([responder, both, coordinator, administrator, somebody(null, 'responder')].map(homeOf)).toEqual([
    '/',
    '/',
    '/wallboard',
    '/wallboard',
    '/',
  ])
})

it('a page without a place in the menu is under one that has one', () => {
  const places = pages.filter(({ group }) => group !== undefined).map(({ path }) => path)
  expect(
    pages
      .filter(({ group, path }) => group === undefined && path !== '/account')
      .map(({ under }) => under)
      .filter((under) => !places.includes(under!)),
  ).toEqual([])
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length)
})
