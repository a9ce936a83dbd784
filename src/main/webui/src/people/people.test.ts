import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { Refused } from '../api/http'
import { blank, changed, type Fields, fieldsOf, lacking, merge, patchOf, wrongOf } from './people'
import type { Person } from '../api/types'

const t = ((key: string, values?: { people?: string }) => (values?.people ? `${key} ${values.people}` : key)) as unknown as TFunction
const ann: Fields = { ...blank, firstName: 'Ann', surname: 'Peeters', email: 'ann@casg.example', languages: ['fr', 'nl'], roles: [] }

describe('what is sent', () => {
  it('is only what changed', () => {
    expect(patchOf(ann, ann)).toEqual({})
    expect(patchOf(ann, { ...ann, firstName: ' Anne ', languages: ['nl', 'fr'] })).toEqual({ firstName: 'Anne' })
    expect(patchOf({ ...ann, weekly: '3', partner: '4' }, { ...ann, preferred: 'desk:101' })).toEqual({
      weeklyMaximum: 0,
      partnerId: 0,
      preferredReach: { kind: 'desk', phone: '101' },
    })
  })

  it('keeps the home number unless it is typed or taken away', () => {
    expect(patchOf(ann, { ...ann, homePhone: '0470 11 22 33' })).toEqual({ homePhone: '0470 11 22 33' })
    expect(patchOf(ann, { ...ann, homePhone: ' ' })).toEqual({})
    expect(patchOf(ann, { ...ann, forgetHome: true })).toEqual({ homePhone: '' })
  })

  it('says the end of a leave', () => {
    const away = { ...ann, leaveFrom: '2026-03-02', leaveTo: '2026-03-06' }
    expect(patchOf(ann, away)).toEqual({ leave: { from: '2026-03-02', to: '2026-03-06' } })
    expect(patchOf(away, ann)).toEqual({ leave: {} })
    expect(patchOf(away, { ...away, leaveTo: null })).toEqual({ leave: { from: '2026-03-02', to: null } })
  })

  it('gives an account with its roles, and none without', () => {
    expect(patchOf(ann, { ...ann, roles: ['responder'] })).toEqual({ account: { roles: ['responder'], language: 'fr' } })
    expect(patchOf({ ...ann, roles: ['responder'] }, { ...ann, roles: ['responder'], accountLanguage: 'nl' })).toEqual({
      account: { roles: ['responder'], language: 'nl' },
    })
    expect(patchOf(ann, { ...ann, accountLanguage: 'nl' })).toEqual({})
  })
})

describe('two who edit one person', () => {
  it('keep both what they changed, when it is not the same field', () => {
    const { fields, conflicts } = merge(ann, { ...ann, surname: 'Pieters' }, { ...ann, firstName: 'Anne', weekly: '2' })
    expect(conflicts).toEqual([])
    expect(fields).toEqual({ ...ann, surname: 'Pieters', firstName: 'Anne', weekly: '2' })
    expect(changed({ ...ann, firstName: 'Anne', weekly: '2' }, fields)).toEqual(['surname'])
  })

  it('are asked about a field that both changed, and what was typed stands', () => {
    const { fields, conflicts } = merge(ann, { ...ann, firstName: 'Annie' }, { ...ann, firstName: 'Anne' })
    expect(conflicts).toEqual(['firstName'])
    expect(fields.firstName).toBe('Annie')
  })

  it('are not asked when both changed it alike', () => {
    expect(merge(ann, { ...ann, languages: ['nl'] }, { ...ann, languages: ['nl'] }).conflicts).toEqual([])
  })
})

it('what is missing stands under its field', () => {
  expect(lacking(t, blank)).toEqual({
    firstName: 'people.wrong.firstName',
    surname: 'people.wrong.surname',
    email: 'people.wrong.email',
  })
  expect(lacking(t, ann)).toEqual({})
  expect(Object.keys(lacking(t, { ...ann, languages: [], weekly: '0', daily: 'x', leaveTo: '2026-01-01' }))).toEqual([
    'languages',
    'weekly',
    'daily',
    'leaveFrom',
  ])
  expect(Object.keys(lacking(t, { ...ann, leaveFrom: '2026-01-02', leaveTo: '2026-01-01' }))).toEqual(['leaveTo'])
})

it('a refusal stands under its field, in the language of the screen', () => {
  const refused = (status: number, kind: string, field?: string, more = {}) =>
    new Refused(status, { code: kind, detail: 'English', ...(field ? { field } : {}), ...more } as never, null)
  expect(wrongOf(t, refused(400, 'number-premium', 'number'))).toEqual({ homePhone: 'problem.number-premium' })
  expect(wrongOf(t, refused(409, 'email-taken', 'email'))).toEqual({ email: 'problem.email-taken' })
  expect(wrongOf(t, refused(409, 'own-account'))).toEqual({ form: 'problem.own-account' })
  expect(wrongOf(t, refused(403, 'forbidden'))).toEqual({ form: 'problem.forbidden' })
  expect(wrongOf(t, refused(409, 'partner-used', undefined, { people: ['Ann', 'Bo'], count: 3 }))).toEqual({
    form: 'problem.partner-used Ann, Bo, +1',
  })
})

it('the form shows a person as the service knows them', () => {
  const person = {
    id: 1,
    firstName: 'Ann',
    surname: 'Peeters',
    email: 'ann@casg.example',
    languages: ['fr', 'nl'],
    partner: { id: 4, name: 'CASG', active: true },
    active: true,
    preferredReach: { kind: 'desk', phone: '101' },
    homePhone: '+32 … 77',
    homePhoneVerifiedAt: null,
    mayRecord: true,
    weeklyMaximum: 3,
    dailyMaximum: null,
    experienced: true,
    trained: false,
    leave: { from: '2026-03-02', to: null },
    version: 2,
    account: null,
  } as unknown as Person
  expect(fieldsOf(person)).toMatchObject({
    partner: '4',
    preferred: 'desk:101',
    weekly: '3',
    daily: '',
    leaveFrom: '2026-03-02',
    roles: [],
  })
  expect(fieldsOf(person)).toMatchObject({ homePhone: '', forgetHome: false })
})
