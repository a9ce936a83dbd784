import { describe, expect, it } from 'vitest'
import { draftOf, typed, typedInDemand } from './draft'
import { marksOf, without } from './personal'
import { sampleDemand, sampleRecord } from './sample'

describe('what looks like personal data', () => {
  const note = 'Rappeler au 0470 12 34 56 demain'
  const found = sampleRecord({ note, personalData: [{ path: 'note', from: 12, to: 25, kind: 'phone' }] })

  it('is shown with its words, and the text without them', () => {
    expect(marksOf(draftOf(found))).toEqual([
      { field: 'note', demandKey: null, kind: 'phone', words: '0470 12 34 56', without: 'Rappeler au demain' },
    ])
  })

  it('is found again where typing has moved it', () => {
    const draft = typed(draftOf(found), 'note', `Urgent. ${note} matin`)
    expect(marksOf(draft)[0]?.without).toBe('Urgent. Rappeler au demain matin')
  })

  it('is forgotten once it is gone from the text, before the service has said so', () => {
    expect(marksOf(typed(draftOf(found), 'note', 'Rappeler demain'))).toEqual([])
    expect(marksOf(typed(draftOf(found), 'note', null))).toEqual([])
  })

  it('is found in each demand by its id, and in the names of services', () => {
    const record = sampleRecord({
      demands: [
        sampleDemand({ id: 7 }),
        sampleDemand({
          id: 12,
          comment: 'an@example.org',
          services: [
            { name: 'CPAS', attempt: null },
            { name: 'Mme 0470123456', attempt: 'reached' },
          ],
        }),
      ],
      personalData: [
        { path: 'demands/12/comment', from: 0, to: 14, kind: 'email' },
        { path: 'demands/12/services/1/name', from: 4, to: 14, kind: 'phone' },
      ],
    })
    const [comment, service] = marksOf(draftOf(record))
    expect(comment).toMatchObject({ field: 'comment', demandKey: 'd12', words: 'an@example.org', without: '' })
    expect(service?.without).toEqual([
      { name: 'CPAS', attempt: null },
      { name: 'Mme', attempt: 'reached' },
    ])
    expect(marksOf(typedInDemand(draftOf(record), 'd12', 'comment', 'rien')).map((mark) => mark.field)).toEqual(['services'])
  })

  it('says nothing of a path that it does not know', () => {
    expect(
      marksOf(
        draftOf(
          sampleRecord({
            personalData: [
              { path: 'demands/99/comment', from: 0, to: 3, kind: 'iban' },
              { path: 'other', from: 0, to: 1, kind: 'iban' },
            ],
          }),
        ),
      ),
    ).toEqual([])
  })
})

it.each([
  ['a 123 b', 2, 5, 'a b'],
  ['123 b', 0, 3, 'b'],
  ['a 123', 2, 5, 'a'],
  ['a (123) b', 3, 6, 'a () b'],
  ['a 123, b', 2, 5, 'a b'],
])('“%s” without what stands from %d to %d', (text, from, to, expected) => {
  expect(without(text, from, to)).toBe(expected)
})
