import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import {
  bodyOf,
  datesOf,
  fieldsOf,
  isWrong,
  monthBeside,
  type Regime,
  regimeOn,
  shortSpan,
  spansOf,
  takenBack,
  timeOf,
  weekOf,
  wrongOf,
} from './hours'

const t = ((key: string) => key) as unknown as TFunction

const slot = (day: number, from: string, to: string) => ({ day, from, to, target: 5, floor: 2 })

const launch: Regime = {
  id: 1,
  name: 'Lancement',
  from: '2020-03-30',
  until: null,
  closedOnHolidays: false,
  version: 0,
  slots: [
    ...[1, 2, 3, 4, 5].flatMap((day) => [slot(day, '08:00', '12:00'), slot(day, '12:00', '16:00'), slot(day, '16:00', '20:00')]),
    ...[6, 7].map((day) => slot(day, '10:00', '18:00')),
  ],
}

describe('a time as it is typed', () => {
  it.each([
    ['8', '08:00'],
    ['8h', '08:00'],
    ['8h30', '08:30'],
    ['8u05', '08:05'],
    ['8.15', '08:15'],
    ['0830', '08:30'],
    ['08:30', '08:30'],
    ['24', '24:00'],
    ['24:00', '24:00'],
    ['8:31', null],
    ['24:05', null],
    ['8:60', null],
    ['', null],
    ['midi', null],
  ])('%s', (typed, time) => expect(timeOf(typed)).toBe(time))
})

describe('a week', () => {
  it('joins slots and days that are alike', () => {
    expect(weekOf(launch.slots)).toEqual([
      { from: 1, to: 5, spans: [{ from: '08:00', to: '20:00' }] },
      { from: 6, to: 7, spans: [{ from: '10:00', to: '18:00' }] },
    ])
    expect(weekOf([slot(1, '09:00', '12:00'), slot(1, '13:00', '17:00'), slot(3, '09:00', '12:00')])).toEqual([
      {
        from: 1,
        to: 1,
        spans: [
          { from: '09:00', to: '12:00' },
          { from: '13:00', to: '17:00' },
        ],
      },
      { from: 3, to: 3, spans: [{ from: '09:00', to: '12:00' }] },
    ])
    expect(spansOf(launch.slots, 6).map(shortSpan)).toEqual(['10–18'])
    expect(shortSpan({ from: '00:00', to: '08:30' })).toBe('0–8:30')
  })

  it('a month is shown in whole weeks, over both clock changes too', () => {
    expect(datesOf('2026-03').slice(0, 2)).toEqual(['2026-02-23', '2026-02-24'])
    expect(datesOf('2026-03').slice(-8)).toEqual([
      '2026-03-29',
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-04',
      '2026-04-05',
    ])
    expect(datesOf('2026-10').at(-1)).toBe('2026-11-01')
    expect(datesOf('2027-02')).toHaveLength(28)
    expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1), monthBeside('2026-01', 1)]).toEqual(['2027-01', '2025-12', '2026-02'])
  })
})

describe('the form of a regime', () => {
  it('sends what it shows', () => {
    const { version: _, id: __, ...sent } = launch
    expect(bodyOf(fieldsOf(launch))).toEqual(sent)
    expect(isWrong(wrongOf(t, fieldsOf(launch), '2026-12-01', true))).toBe(false)
  })

  it('names what is wrong with a slot', () => {
    const of = (...slots: [string, string, string?, string?][]) => {
      const fields = fieldsOf({ ...launch, from: '2027-01-01', slots: [] })
      fields.week[2] = slots.map(([from, to, target = '5', floor = '2'], key) => ({ key, from, to, target, floor }))
      return Object.values(wrongOf(t, fields, '2026-12-01', false).slots)
    }
    expect(of(['8', '12'], ['12', '16'])).toEqual([])
    expect(of(['22', '6'])).toEqual(['hours.wrong.night'])
    expect(of(['22', '24'])).toEqual([])
    expect(of(['8', '12'], ['11:30', '16'])).toEqual(['hours.wrong.overlap'])
    expect(of(['8', 'midi'])).toEqual(['hours.wrong.time'])
    expect(of(['8', '12', '2', '3'])).toEqual(['hours.wrong.people'])
    expect(of(['8', '12', '', '2'])).toEqual(['hours.wrong.people'])
  })

  it('names what else is wrong', () => {
    const wrong = wrongOf(t, fieldsOf({ ...launch, name: ' ', slots: [], from: '2026-01-01', until: '2025-12-31' }), '2026-12-01', false)
    expect(wrong).toEqual({
      name: 'hours.wrong.name',
      from: 'hours.wrong.past',
      until: 'hours.wrong.until',
      week: 'hours.wrong.empty',
      slots: {},
    })
  })
})

it('of two regimes the one that begins last holds, and a cut one is put back where it was cut', () => {
  const later: Regime = { ...launch, id: 2, from: '2026-12-02' }
  expect(regimeOn([later, launch], '2026-12-01')?.id).toBe(1)
  expect(regimeOn([later, launch], '2026-12-02')?.id).toBe(2)
  expect(regimeOn([{ ...launch, until: '2026-11-30' }, later], '2026-12-01')).toBeUndefined()
  expect(takenBack(launch, later, '2026-12-02').from).toBe('2026-12-02')
  expect(takenBack({ ...launch, from: '2027-01-01' }, { ...launch, from: '2027-02-01' }, '2026-12-02').from).toBe('2027-01-01')
})
