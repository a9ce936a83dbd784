import { describe, expect, it } from 'vitest'
import {
  acknowledged,
  chosen,
  conflictsOf,
  demandAdded,
  demandOf,
  demandRemoved,
  doubtSettled,
  draftOf,
  fieldOf,
  isUnsaved,
  keptOf,
  nextStep,
  rebased,
  restored,
  typed,
  typedInDemand,
  visibleDemands,
} from './draft'
import { missing } from './required'
import { sampleDemand, sampleRecord } from './sample'

describe('a draft', () => {
  it('sends only what was typed', () => {
    const draft = typed(draftOf(sampleRecord()), 'note', 'Bonjour')
    expect(nextStep(draft)).toEqual({ kind: 'fields', values: { note: 'Bonjour' } })
    expect(fieldOf(draft, 'note')).toBe('Bonjour')
  })

  it('has nothing to send when a field is typed as it already is', () => {
    expect(isUnsaved(typed(draftOf(sampleRecord({ note: null })), 'note', ''))).toBe(false)
  })

  it('is saved when the service acknowledges', () => {
    const draft = typed(draftOf(sampleRecord()), 'note', 'a')
    const after = acknowledged(draft, nextStep(draft)!, sampleRecord({ version: 2, note: 'a' }))
    expect(isUnsaved(after)).toBe(false)
    expect(after.server.version).toBe(2)
  })

  it('does not take for saved what was typed while saving, nor for a conflict', () => {
    const sent = typed(draftOf(sampleRecord()), 'note', 'a')
    const step = nextStep(sent)!
    const after = acknowledged(typed(sent, 'note', 'ab'), step, sampleRecord({ version: 2, note: 'a' }))
    expect(nextStep(after)).toEqual({ kind: 'fields', values: { note: 'ab' } })
    expect(conflictsOf(after)).toEqual([])
  })

  it('follows a colleague in fields not touched here', () => {
    const draft = typed(draftOf(sampleRecord()), 'note', 'mine')
    const after = rebased(draft, sampleRecord({ version: 2, nature: 'silent' }))
    expect(fieldOf(after, 'nature')).toBe('silent')
    expect(nextStep(after)).toEqual({ kind: 'fields', values: { note: 'mine' } })
  })

  it('never overwrites a colleague’s words, and never loses mine', () => {
    const draft = rebased(typed(draftOf(sampleRecord({ note: 'before' })), 'note', 'mine'), sampleRecord({ version: 2, note: 'theirs' }))
    expect(nextStep(draft)).toBeNull()
    expect(isUnsaved(draft)).toBe(true)
    const [conflict] = conflictsOf(draft)
    expect(conflict).toMatchObject({ field: 'note', mine: 'mine', theirs: 'theirs' })

    expect(nextStep(chosen(draft, conflict!, 'mine'))).toEqual({ kind: 'fields', values: { note: 'mine' } })
    expect(isUnsaved(chosen(draft, conflict!, 'theirs'))).toBe(false)
    expect(fieldOf(chosen(draft, conflict!, 'theirs'), 'note')).toBe('theirs')
    expect(nextStep(chosen(draft, conflict!, 'theirs\n\nmine'))).toEqual({ kind: 'fields', values: { note: 'theirs\n\nmine' } })
  })

  it('still sends the other fields while one waits for a choice', () => {
    const draft = rebased(typed(draftOf(sampleRecord()), 'note', 'mine'), sampleRecord({ version: 2, note: 'theirs' }))
    expect(nextStep(typed(draft, 'nature', 'test'))).toEqual({ kind: 'fields', values: { nature: 'test' } })
  })

  it('ignores a record older than the one it has', () => {
    const draft = draftOf(sampleRecord({ version: 5, note: 'new' }))
    expect(fieldOf(rebased(draft, sampleRecord({ version: 4, note: 'old' })), 'note')).toBe('new')
  })
})

describe('demands', () => {
  it('a new one is sent with its first word, and keeps its place on the screen when the service numbers it', () => {
    const empty = demandAdded(draftOf(sampleRecord()), 'new')
    expect(nextStep(empty)).toBeNull()
    const draft = typedInDemand(empty, 'new', 'theme', 'LOG')
    const step = nextStep(draft)!
    expect(step).toEqual({ kind: 'addDemand', key: 'new', values: { theme: 'LOG' } })
    const meanwhile = typedInDemand(draft, 'new', 'comment', 'x')
    const after = acknowledged(meanwhile, step, sampleRecord({ version: 2, demands: [sampleDemand({ id: 9, theme: 'LOG' })] }))
    expect(visibleDemands(after)).toHaveLength(1)
    expect(visibleDemands(after)[0]).toMatchObject({ key: 'new', id: 9 })
    expect(nextStep(after)).toEqual({ kind: 'demand', key: 'new', id: 9, values: { comment: 'x' } })
  })

  it('removed is gone at once on screen, and at the service when it says so', () => {
    const server = sampleRecord({ demands: [sampleDemand({ id: 9 })] })
    const draft = demandRemoved(draftOf(server), 'd9')
    expect(visibleDemands(draft)).toEqual([])
    const after = acknowledged(draft, nextStep(draft)!, sampleRecord({ version: 2 }))
    expect(isUnsaved(after)).toBe(false)
  })

  it('removed by a colleague while words were typed in it, it comes back as a new one', () => {
    const server = sampleRecord({ demands: [sampleDemand({ id: 9, theme: 'LOG' })] })
    const draft = rebased(typedInDemand(draftOf(server), 'd9', 'comment', 'mine'), sampleRecord({ version: 2 }))
    expect(nextStep(draft)).toEqual({ kind: 'addDemand', key: 'd9', values: { theme: 'LOG', comment: 'mine' } })
  })
})

describe('an answer that never came', () => {
  it('a field that arrived is saved; what was typed since is sent and is no conflict', () => {
    const sent = typed(draftOf(sampleRecord()), 'note', 'a')
    const after = doubtSettled(typed(sent, 'note', 'ab'), nextStep(sent)!, sampleRecord({ version: 2, note: 'a' }))
    expect(conflictsOf(after)).toEqual([])
    expect(nextStep(after)).toEqual({ kind: 'fields', values: { note: 'ab' } })
  })

  it('a field that did not arrive is sent again', () => {
    const sent = typed(draftOf(sampleRecord()), 'note', 'a')
    expect(nextStep(doubtSettled(sent, nextStep(sent)!, sampleRecord()))).toEqual({ kind: 'fields', values: { note: 'a' } })
  })

  it('a demand that arrived is not added twice', () => {
    const sent = typedInDemand(demandAdded(draftOf(sampleRecord()), 'new'), 'new', 'theme', 'LOG')
    const after = doubtSettled(sent, nextStep(sent)!, sampleRecord({ version: 2, demands: [sampleDemand({ id: 9, theme: 'LOG' })] }))
    expect(isUnsaved(after)).toBe(false)
    expect(visibleDemands(after)).toHaveLength(1)
  })
})

describe('words kept in the browser', () => {
  it('come back on top of the record as it is now', () => {
    const draft = typedInDemand(demandAdded(typed(draftOf(sampleRecord()), 'note', 'mine'), 'new'), 'new', 'theme', 'LOG')
    const kept = JSON.parse(JSON.stringify(keptOf(draft)))
    const back = restored(sampleRecord({ version: 3, nature: 'withDemand' }), kept)
    expect(fieldOf(back, 'note')).toBe('mine')
    expect(fieldOf(back, 'nature')).toBe('withDemand')
    expect(demandOf(back, 'new').theme).toBe('LOG')
  })

  it('hold nothing that the service already has', () => {
    expect(keptOf(draftOf(sampleRecord({ note: 'saved', demands: [sampleDemand()] })))).toEqual({ fields: {}, demands: [] })
  })
})

describe('what is required to close', () => {
  const complete = sampleDemand({ theme: 'LOG', modes: ['information'], status: 'answered' })

  it('is the nature alone, for a call without a demand', () => {
    expect(missing(draftOf(sampleRecord()))).toEqual([{ what: 'nature' }])
    expect(missing(draftOf(sampleRecord({ nature: 'silent' })))).toEqual([])
  })

  it('is a place and one whole demand, for a call with one', () => {
    expect(missing(draftOf(sampleRecord({ nature: 'withDemand' })))).toEqual([{ what: 'place' }, { what: 'demand' }])
    const place = { kind: 'unknown', commune: null, postcode: null } as const
    const lacking = sampleRecord({ nature: 'withDemand', place, demands: [sampleDemand({ theme: 'LOG' })] })
    expect(missing(draftOf(lacking)).map((each) => each.what)).toEqual(['modes', 'status'])
    expect(missing(draftOf({ ...lacking, demands: [sampleDemand({ id: 2 }), complete] }))).toEqual([])
  })
})
