import { expect, it } from 'vitest'
import type { Account } from '../api/types'
import { nobody, seated, type Seat } from './seat'

const account = (id: number): Account => ({
  id,
  name: `${id}`,
  email: `${id}@example.org`,
  roles: ['responder'],
  language: 'fr',
  responderId: id,
  active: true,
})
const ann = account(1)
const bob = account(2)
const atDesk: Seat = { drawn: ann, asks: null }

it('the page follows the session while no call goes on', () => {
  expect(seated(nobody, undefined, false)).toBe(nobody)
  expect(seated(nobody, ann, false)).toEqual(atDesk)
  expect(seated(atDesk, ann, false)).toBe(atDesk)
  expect(seated(atDesk, null, false)).toEqual(nobody)
  expect(seated(atDesk, bob, false)).toEqual({ drawn: bob, asks: null })
})

it('during a call the desk stays, and the password is asked over it', () => {
  const ended = seated(atDesk, null, true)
  expect(ended).toEqual({ drawn: ann, asks: 'ended' })
  expect(seated(ended, null, true)).toBe(ended)
  expect(seated(ended, undefined, true)).toBe(ended)
  expect(seated(ended, { ...ann }, true)).toEqual(atDesk)
})

it('another account does not get the desk of a call, nor what was written there', () => {
  const other = seated(atDesk, bob, true)
  expect(other).toEqual({ drawn: ann, asks: 'other' })
  expect(seated(other, null, true)).toEqual({ drawn: ann, asks: 'ended' })
  expect(seated(other, bob, false)).toEqual({ drawn: bob, asks: null })
})

it('after the call the page is the session’s', () => {
  expect(seated({ drawn: ann, asks: 'ended' }, null, false)).toEqual(nobody)
})

it('nobody is asked before log-in, whatever is said of calls', () => {
  expect(seated(nobody, null, true)).toEqual(nobody)
})
