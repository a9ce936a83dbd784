import { call, type Refused, Unreachable } from '../api/http'
import type { DemandContent, RecordClosing, RecordContent } from '../api/schema'
import type { CallRecord, EarlierRecords, RecordChange, RecordPage } from '../api/types'
import type { Step } from './draft'
import { RecordKeeper, type RecordService } from './keeper'
import { browserShelf, shelved } from './shelf'

export const readRecord = (id: number) => call<CallRecord>(`/api/records/${id}`)

/** @param confirmPersonalData the responder knowingly keeps possible personal data */
export const closeRecord = (id: number, version: number, confirmPersonalData = false) =>
  call<CallRecord>(`/api/records/${id}/close`, {
    method: 'POST',
    version,
    ...(confirmPersonalData ? { body: { confirmPersonalData } satisfies RecordClosing } : {}),
  })

export const reopenRecord = (id: number, version: number) => call<CallRecord>(`/api/records/${id}/reopen`, { method: 'POST', version })

export const readChanges = (id: number) => call<RecordChange[]>(`/api/records/${id}/changes`)

/** @param reason required from a responder who is not in the call now; it is kept */
export const readEarlier = (callId: string, reason: string | null) =>
  call<EarlierRecords>(`/api/calls/${callId}/earlier-records${reason === null ? '' : `?${new URLSearchParams({ reason })}`}`)

export interface Sought {
  page: number
  size: number
  words: string
  /** True: records to finish, false: closed records. */
  open?: boolean
  from?: string
}

/** One's own records, newest first. */
export const listRecords = ({ page, size, words, open, from }: Sought) =>
  call<RecordPage>(
    `/api/records?${new URLSearchParams({ mine: 'true', page: String(page), size: String(size), ...(words === '' ? {} : { q: words }), ...(open === undefined ? {} : { open: String(open) }), ...(from === undefined ? {} : { from }) })}`,
  )

/** Null: the call has none. */
export const recordOfCall = async (callId: string): Promise<number | null> =>
  (await call<RecordPage>(`/api/records?${new URLSearchParams({ call: callId, size: '1' })}`)).items[0]?.id ?? null

const recordService: RecordService = {
  read: readRecord,
  write(id, version, step) {
    const { path, ...options } = request(id, step)
    return call<CallRecord>(path, { ...options, version })
  },
  outdated(refused) {
    return recordIn(refused)
  },
}

function request(id: number, step: Step) {
  const record = `/api/records/${id}`
  switch (step.kind) {
    case 'fields':
      return { path: record, method: 'PATCH', body: step.values satisfies RecordContent, mergePatch: true } as const
    case 'addDemand':
      return { path: `${record}/demands`, method: 'POST', body: step.values satisfies DemandContent, once: step.key.slice(1) } as const
    case 'demand':
      return { path: `${record}/demands/${step.id}`, method: 'PATCH', body: step.values satisfies DemandContent, mergePatch: true } as const
    case 'removeDemand':
      return { path: `${record}/demands/${step.id}`, method: 'DELETE' } as const
  }
}

function recordIn(refused: Refused): CallRecord | null {
  const candidate = refused.problem['record']
  return typeof candidate === 'object' && candidate !== null && 'version' in candidate ? (candidate as CallRecord) : null
}

/**
 * All records that are open in this page, each with its keeper. They last as long as the session: saving continues after the user leaves a
 * form.
 */
export class RecordBook {
  private readonly keepers = new Map<number, RecordKeeper>()
  private readonly opening = new Map<number, Promise<RecordKeeper>>()
  private readonly accountId: number

  constructor(accountId: number) {
    this.accountId = accountId
  }

  /** A record that came with the pick-up, or is known to be current for another reason. */
  learn(record: CallRecord): RecordKeeper {
    const known = this.keepers.get(record.id)
    if (known) {
      known.learn(record)
      return known
    }
    const keeper = new RecordKeeper(record, recordService, browserShelf(this.accountId))
    this.keepers.set(record.id, keeper)
    return keeper
  }

  known(id: number): RecordKeeper | undefined {
    return this.keepers.get(id)
  }

  /** The keeper of a record; reads the record from the service if this page does not have it yet. */
  open(id: number): Promise<RecordKeeper> {
    const known = this.keepers.get(id)
    if (known) {
      return Promise.resolve(known)
    }
    const already = this.opening.get(id)
    if (already) {
      return already
    }
    const opening = readRecord(id)
      .then((record) => this.learn(record))
      .finally(() => this.opening.delete(id))
    this.opening.set(id, opening)
    return opening
  }

  /** The service is back: saves pending changes, also of records that this page has not shown. */
  resume(): void {
    for (const keeper of this.keepers.values()) {
      keeper.retry()
    }
    for (const id of shelved(this.accountId)) {
      if (!this.keepers.has(id)) {
        this.open(id).catch((failure: unknown) => {
          if (!(failure instanceof Unreachable)) {
            // The record is gone or no longer ours: the text stays on the shelf, which only the next log-in of its owner reads.
            console.warn('record %d cannot be opened', id)
          }
        })
      }
    }
  }

  /** Its owner leaves the page: nothing is sent in another name. What is not saved is on the shelf. */
  leave(): void {
    for (const keeper of this.keepers.values()) {
      keeper.stop()
    }
  }

  unsaved(): number[] {
    return [...this.keepers.values()].filter((keeper) => keeper.snapshot().save !== 'saved').map((keeper) => keeper.id)
  }
}
