import type { TFunction } from 'i18next'
import { Refused } from '../api/http'
import type { ResponderPatch } from '../api/schema'
import type { Person, Reach, Role, UiLanguage } from '../api/types'
import { sentence, words } from '../kit/message'

/** The form of a person: every field as the screen holds it. */
export interface Fields {
  firstName: string
  surname: string
  email: string
  /** The partner's number; '' for none. */
  partner: string
  languages: UiLanguage[]
  /** The codes of the lines that they answer for; empty: every line. */
  lines: string[]
  /** The number that was typed. '': as it is; the form does not have the present one, because it is shown to nobody. */
  homePhone: string
  forgetHome: boolean
  /** `softphone`, `home`, or `desk:101`. */
  preferred: string
  weekly: string
  daily: string
  experienced: boolean
  trained: boolean
  mayRecord: boolean
  leaveFrom: string | null
  leaveTo: string | null
  /** Empty: no account. */
  roles: Role[]
  accountLanguage: UiLanguage
}

export type FieldName = keyof Fields

export const blank: Fields = {
  firstName: '',
  surname: '',
  email: '',
  partner: '',
  languages: ['fr'],
  lines: [],
  homePhone: '',
  forgetHome: false,
  preferred: 'softphone',
  weekly: '',
  daily: '',
  experienced: false,
  trained: false,
  mayRecord: false,
  leaveFrom: null,
  leaveTo: null,
  roles: ['responder'],
  accountLanguage: 'fr',
}

export function fieldsOf(person: Person): Fields {
  return {
    firstName: person.firstName,
    surname: person.surname,
    email: person.email,
    partner: person.partner === null ? '' : String(person.partner.id),
    languages: person.languages as UiLanguage[],
    lines: person.lines,
    homePhone: '',
    forgetHome: false,
    preferred: person.preferredReach.kind === 'desk' ? `desk:${person.preferredReach.phone}` : person.preferredReach.kind,
    weekly: person.weeklyMaximum === null ? '' : String(person.weeklyMaximum),
    daily: person.dailyMaximum === null ? '' : String(person.dailyMaximum),
    experienced: person.experienced,
    trained: person.trained,
    mayRecord: person.mayRecord,
    leaveFrom: person.leave?.from ?? null,
    leaveTo: person.leave?.to ?? null,
    roles: person.account?.roles ?? [],
    accountLanguage: person.account?.language ?? (person.languages[0] as UiLanguage | undefined) ?? 'fr',
  }
}

const same = (a: unknown, b: unknown) =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((each) => b.includes(each)) : a === b

/** The fields that differ. */
export function changed(base: Fields, now: Fields): FieldName[] {
  return (Object.keys(base) as FieldName[]).filter((name) => !same(base[name], now[name]))
}

export interface Merged {
  fields: Fields
  /** Changed here and there, each to something else: the user decides. Here stands what was typed here. */
  conflicts: FieldName[]
}

/** Somebody else changed the person meanwhile. Fields that were not touched here become theirs; those that were stay as typed. */
export function merge(base: Fields, mine: Fields, theirs: Fields): Merged {
  const own = new Set(changed(base, mine))
  const other = new Set(changed(base, theirs))
  const fields = { ...theirs, ...Object.fromEntries([...own].map((name) => [name, mine[name]])) } as Fields
  return { fields, conflicts: [...own].filter((name) => other.has(name) && !same(mine[name], theirs[name])) }
}

export function reachOf(preferred: string): Reach {
  const [kind, phone] = preferred.split(':')
  return (kind === 'desk' ? { kind, phone } : { kind }) as Reach
}

const number = (text: string) => (text.trim() === '' ? 0 : Number(text))

/** What is sent: only what changed. An account of which only the language changed is sent with its roles. */
export function patchOf(base: Fields, now: Fields): ResponderPatch {
  const names = new Set(changed(base, now))
  const account = (names.has('roles') || names.has('accountLanguage')) && now.roles.length > 0
  return {
    ...(names.has('firstName') && { firstName: now.firstName.trim() }),
    ...(names.has('surname') && { surname: now.surname.trim() }),
    ...(names.has('email') && { email: now.email.trim() }),
    ...(names.has('languages') && { languages: now.languages }),
    ...(names.has('lines') && { lines: now.lines }),
    ...(names.has('partner') && { partnerId: number(now.partner) }),
    ...(names.has('preferred') && { preferredReach: reachOf(now.preferred) }),
    ...(names.has('mayRecord') && { mayRecord: now.mayRecord }),
    ...(names.has('weekly') && { weeklyMaximum: number(now.weekly) }),
    ...(names.has('daily') && { dailyMaximum: number(now.daily) }),
    ...(names.has('experienced') && { experienced: now.experienced }),
    ...(names.has('trained') && { trained: now.trained }),
    ...((names.has('leaveFrom') || names.has('leaveTo')) && {
      leave: now.leaveFrom === null ? {} : { from: now.leaveFrom, to: now.leaveTo },
    }),
    // An empty number is forgotten only when that was said: a field that was opened and left empty changes nothing.
    ...(now.homePhone.trim() !== '' && { homePhone: now.homePhone.trim() }),
    ...(now.forgetHome && { homePhone: '' }),
    ...(account && { account: { roles: now.roles, language: now.accountLanguage } }),
  } as ResponderPatch
}

/** Under which field of the form a refusal of the service stands. */
const places: Record<string, FieldName> = {
  partnerId: 'partner',
  number: 'homePhone',
  weeklyMaximum: 'weekly',
  dailyMaximum: 'daily',
  preferredReach: 'preferred',
  'leave.from': 'leaveFrom',
  'leave.to': 'leaveTo',
}

export type Wrong = Partial<Record<FieldName | 'form', string>>

function placed(path: string): FieldName | undefined {
  const name = path.replace(/^account\./, '')
  return places[name] ?? (name in blank ? (name as FieldName) : undefined)
}

/** A refusal, under the field that it is about. */
export function wrongOf(t: TFunction, failure: unknown): Wrong {
  const field = failure instanceof Refused && failure.problem.field ? placed(failure.problem.field) : undefined
  if (field === undefined) {
    return { form: sentence(t, failure) }
  }
  return { [field]: words(t, failure) }
}

/** What is missing before it is worth asking the service. */
export function lacking(t: TFunction, fields: Fields): Wrong {
  const wrong: Wrong = {}
  for (const name of ['firstName', 'surname'] as const) {
    if (fields[name].trim() === '') {
      wrong[name] = t(`people.wrong.${name}`)
    }
  }
  if (!/^\S+@\S+$/.test(fields.email.trim())) {
    wrong.email = t('people.wrong.email')
  }
  if (fields.languages.length === 0) {
    wrong.languages = t('people.wrong.languages')
  }
  const within = (text: string, most: number) =>
    text.trim() === '' || (/^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most)
  if (!within(fields.weekly, 50)) {
    wrong.weekly = t('people.wrong.weekly')
  }
  if (!within(fields.daily, 10)) {
    wrong.daily = t('people.wrong.daily')
  }
  if (fields.leaveTo !== null && (fields.leaveFrom === null || fields.leaveTo < fields.leaveFrom)) {
    wrong[fields.leaveFrom === null ? 'leaveFrom' : 'leaveTo'] = t(
      fields.leaveFrom === null ? 'people.wrong.leaveFrom' : 'people.wrong.leaveTo',
    )
  }
  return wrong
}
