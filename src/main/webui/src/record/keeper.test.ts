import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused, Unreachable } from '../api/http'
import type { CallRecord } from '../api/types'
import type { Kept, Step } from './draft'
import { fieldOf } from './draft'
import { PAUSE_MILLIS, RecordKeeper, type RecordService, type Shelf } from './keeper'
import { sampleDemand, sampleRecord } from './sample'

/** A record at a fake service that can be unreachable, or lose its answers. */
class PretendedService implements RecordService {
  record = sampleRecord()
  away = false
  losesAnswers = false
  readonly writes: Step[] = []

  async read(): Promise<CallRecord> {
    if (this.away) {
      throw new Unreachable()
    }
    return this.record
  }

  async write(_id: number, version: number, step: Step): Promise<CallRecord> {
    if (this.away) {
      throw new Unreachable()
    }
    this.writes.push(step)
    if (version !== this.record.version) {
      throw new Refused(412, { record: this.record }, null)
    }
    const next = { ...this.record, version: version + 1 }
    if (step.kind === 'fields') {
      Object.assign(next, step.values)
    } else if (step.kind === 'addDemand') {
      next.demands = [...next.demands, sampleDemand({ id: 90 + next.demands.length, ...step.values })]
    } else if (step.kind === 'demand') {
      next.demands = next.demands.map((demand) => (demand.id === step.id ? { ...demand, ...step.values } : demand))
    } else {
      next.demands = next.demands.filter((demand) => demand.id !== step.id)
    }
    this.record = next
    if (this.losesAnswers) {
      this.losesAnswers = false
      throw new Unreachable()
    }
    return next
  }

  outdated(refused: Refused): CallRecord | null {
    return refused.problem['record'] as CallRecord
  }
}

class PretendedShelf implements Shelf {
  readonly kept = new Map<number, Kept>()
  put(id: number, kept: Kept) {
    this.kept.set(id, JSON.parse(JSON.stringify(kept)) as Kept)
  }
  take(id: number) {
    return this.kept.get(id) ?? null
  }
  remove(id: number) {
    this.kept.delete(id)
  }
}

describe('saving as it is typed', () => {
  let service: PretendedService
  let shelf: PretendedShelf
  let keeper: RecordKeeper
  const state = () => keeper.snapshot().save
  const pass = (millis: number) => vi.advanceTimersByTimeAsync(millis)

  beforeEach(() => {
    vi.useFakeTimers()
    service = new PretendedService()
    shelf = new PretendedShelf()
    keeper = new RecordKeeper(service.record, service, shelf)
  })
  afterEach(() => vi.useRealTimers())

  it('sends one request after a pause in typing, and clears the shelf when acknowledged', async () => {
    keeper.type('note', 'B')
    await pass(PAUSE_MILLIS - 50)
    keeper.type('note', 'Bo')
    expect(state()).toBe('typing')
    expect(shelf.kept.has(118)).toBe(true)
    await pass(PAUSE_MILLIS)
    expect(service.writes).toEqual([{ kind: 'fields', values: { note: 'Bo' } }])
    expect(state()).toBe('saved')
    expect(shelf.kept.has(118)).toBe(false)
  })

  it('sends within two seconds even without a pause', async () => {
    for (let index = 0; index < 25; index++) {
      keeper.type('note', 'x'.repeat(index + 1))
      await pass(100)
    }
    expect(service.writes.length).toBeGreaterThanOrEqual(1)
  })

  it('keeps words through an outage and saves them on return, without being asked', async () => {
    service.away = true
    keeper.type('note', 'typed during the outage')
    await pass(1_000)
    expect(state()).toBe('waiting')
    keeper.type('note', 'typed during the outage, and more')
    await pass(10_000)
    expect(state()).toBe('waiting')
    expect(shelf.kept.get(118)?.fields.note?.mine).toBe('typed during the outage, and more')
    service.away = false
    await pass(20_000)
    expect(state()).toBe('saved')
    expect(service.record.note).toBe('typed during the outage, and more')
    expect(shelf.kept.size).toBe(0)
  })

  it('words survive a closed page', async () => {
    service.away = true
    keeper.type('note', 'kept')
    const key = keeper.addDemand()
    keeper.typeInDemand(key, 'theme', 'LOG')
    await pass(1_000)
    // The page is gone, and so are its timers.
    vi.clearAllTimers()

    service.away = false
    const again = new RecordKeeper(service.record, service, shelf)
    expect(fieldOf(again.snapshot().draft, 'note')).toBe('kept')
    await pass(1_000)
    expect(service.record.note).toBe('kept')
    expect(service.record.demands).toHaveLength(1)
  })

  it('does not add a demand twice when the answer was lost', async () => {
    service.losesAnswers = true
    keeper.typeInDemand(keeper.addDemand(), 'theme', 'LOG', false)
    await pass(5_000)
    expect(state()).toBe('saved')
    expect(service.record.demands).toHaveLength(1)
  })

  it.each([0, 5_000])('a removed demand comes back with all its words, %i ms after it was removed', async (millis) => {
    service.record = sampleRecord({ demands: [sampleDemand({ id: 12, theme: 'LOG', comment: 'what the caller said' })] })
    keeper = new RecordKeeper(service.record, service, shelf)
    keeper.removeDemand('d12')
    await pass(millis)
    expect(keeper.snapshot().removed).toMatchObject([{ key: 'd12', values: { comment: 'what the caller said' } }])
    keeper.takeBack('d12')
    expect(keeper.snapshot().removed).toEqual([])
    await pass(5_000)
    expect(state()).toBe('saved')
    expect(service.record.demands).toHaveLength(1)
    expect(service.record.demands[0]).toMatchObject({ theme: 'LOG', comment: 'what the caller said' })
  })

  it('nothing is offered for a demand in which nothing was written', () => {
    keeper.removeDemand(keeper.addDemand())
    expect(keeper.snapshot().removed).toEqual([])
  })

  it('sends nothing more once its owner has left the page, and the words stay on the shelf', async () => {
    keeper.type('note', 'of the one who left')
    keeper.stop()
    await pass(60_000)
    keeper.retry()
    await pass(60_000)
    expect(service.writes).toEqual([])
    expect(shelf.kept.get(118)?.fields.note?.mine).toBe('of the one who left')
  })

  it('rebases by itself on a colleague’s change elsewhere', async () => {
    service.record = { ...service.record, version: 4, nature: 'silent' }
    keeper.type('note', 'mine', false)
    await pass(1_000)
    expect(state()).toBe('saved')
    expect(service.record).toMatchObject({ note: 'mine', nature: 'silent', version: 5 })
  })

  it('asks when a colleague changed the same field, and saves what is chosen', async () => {
    service.record = { ...service.record, version: 4, note: 'theirs' }
    keeper.type('note', 'mine', false)
    await pass(1_000)
    expect(state()).toBe('choose')
    expect(service.record.note).toBe('theirs')
    keeper.choose(keeper.snapshot().conflicts[0]!, 'theirs and mine')
    await pass(1_000)
    expect(state()).toBe('saved')
    expect(service.record.note).toBe('theirs and mine')
  })

  it('says why the service refuses, keeps the words, and tries again when they change', async () => {
    vi.spyOn(service, 'write').mockRejectedValueOnce(new Refused(400, { code: 'too-long', field: 'note' }, null))
    keeper.type('note', 'too long', false)
    await pass(60_000)
    expect(state()).toBe('refused')
    expect(keeper.snapshot().reason?.problem).toEqual({ code: 'too-long', field: 'note' })
    expect(shelf.kept.has(118)).toBe(true)
    keeper.type('note', 'short', false)
    await pass(1_000)
    expect(state()).toBe('saved')
  })

  it('sends one request at a time and nothing typed meanwhile is lost', async () => {
    keeper.type('nature', 'withDemand', false)
    const key = keeper.addDemand()
    keeper.typeInDemand(key, 'theme', 'LOG', false)
    keeper.typeInDemand(key, 'modes', ['orientation'], false)
    keeper.type('note', 'n')
    await pass(3_000)
    expect(state()).toBe('saved')
    expect(service.record).toMatchObject({ nature: 'withDemand', note: 'n', demands: [{ theme: 'LOG', modes: ['orientation'] }] })
  })

  it('flush resolves when everything is saved, or tells that it is not', async () => {
    keeper.type('note', 'now')
    expect((await keeper.flush()).save).toBe('saved')
    service.away = true
    keeper.type('note', 'later')
    expect((await keeper.flush()).save).toBe('waiting')
  })
})
