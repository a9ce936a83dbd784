import { describe, expect, it } from 'vitest'
import { Refused } from '../api/http'
import { changedNames, mergedFields, presentOf } from './present'

describe('what somebody else changed meanwhile', () => {
  const base = { name: 'a', number: 1 as number | null, on: true }

  it('keeps what was typed here and takes over what was changed there', () => {
    expect(mergedFields(base, { ...base, name: 'mine' }, { name: 'theirs', number: null, on: false })).toEqual({
      name: 'mine',
      number: null,
      on: false,
    })
    expect(changedNames(base, { name: 'theirs', number: null, on: true })).toEqual(['name', 'number'])
  })

  it('is shown for this refusal alone', () => {
    expect(presentOf(new Refused(412, { code: 'outdated', present: base }, null))).toEqual(base)
    expect(presentOf(new Refused(412, { code: 'outdated', present: null }, null))).toBeNull()
    expect(presentOf(new Refused(409, { code: 'not-there', present: base }, null))).toBeNull()
    expect(presentOf(new Error('away'))).toBeNull()
  })
})
