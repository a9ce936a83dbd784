import { Refused, Unreachable } from '../api/http'
import type { CallRecord, DemandFields, RecordFields } from '../api/types'
import {
  acknowledged,
  chosen,
  type Conflict,
  conflictsOf,
  demandAdded,
  type DemandFieldName,
  demandOf,
  demandRemoved,
  demandReturned,
  doubtSettled,
  type Draft,
  draftOf,
  emptyDemand,
  type FieldName,
  isUnsaved,
  type Kept,
  keptOf,
  nextStep,
  rebased,
  restored,
  same,
  type Step,
  typed,
  typedInDemand,
} from './draft'

/** Reads and writes a record: the service in production, a script in tests. */
export interface RecordService {
  read(id: number): Promise<CallRecord>
  /** Returns the whole record after the change. */
  write(id: number, version: number, step: Step): Promise<CallRecord>
  /** The record in the body of a 412, if there was one. */
  outdated(refused: Refused): CallRecord | null
}

/** Stores typed text until the service acknowledges it. */
export interface Shelf {
  put(id: number, kept: Kept): void
  take(id: number): Kept | null
  remove(id: number): void
}

/**
 * - `saved`: the service has everything
 * - `typing`: about to be sent
 * - `saving`: sent, not acknowledged yet
 * - `waiting`: the service cannot be reached; kept in this browser, tried again by itself
 * - `refused`: the service says no; kept, and `reason` says why
 * - `choose`: somebody else changed the same field; the responder chooses
 */
export type SaveState = 'saved' | 'typing' | 'saving' | 'waiting' | 'refused' | 'choose'

export interface KeeperView {
  draft: Draft
  save: SaveState
  savedAt: number | null
  reason: Refused | null
  conflicts: Conflict[]
  /** Demands that were removed here a moment ago and can be taken back, with the keys that they had. */
  removed: { key: string; values: DemandFields }[]
}

/**
 * Debounce: a pause in typing of this length sends the text; choices are sent at once. The pause counts in the time from the key to the
 * saved word, which must be less than 300 ms.
 */
export const PAUSE_MILLIS = 150
/** While typing goes on without a pause, it is sent at least this often. */
export const LONGEST_MILLIS = 2_000
/** After this many answers of "outdated" in a row it is not a race: pause, to avoid endless retries. */
const MOST_OUTDATED = 5
/** More would cover the page. */
const MOST_REMOVED = 3
const RETRY_MILLIS = [1_000, 2_000, 4_000, 8_000, 15_000]

/**
 * Synchronises one record with the service while it is written. Sends typed text, one request at a time, keeps it on the shelf until it is
 * acknowledged, and never discards it. An external store for `useSyncExternalStore`. It outlives the form that shows it.
 */
export class RecordKeeper {
  readonly id: number
  private draft: Draft
  private view: KeeperView
  private sending = false
  private stopped = false
  private doubt: Step | null = null
  private failures = 0
  private outdated = 0
  private reason: KeeperView['reason'] = null
  private savedAt: number | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private typedSince: number | null = null
  private removed: KeeperView['removed'] = []
  private readonly listeners = new Set<() => void>()
  private readonly service: RecordService
  private readonly shelf: Shelf
  private readonly now: () => number

  constructor(server: CallRecord, service: RecordService, shelf: Shelf, now: () => number = () => Date.now()) {
    this.id = server.id
    this.service = service
    this.shelf = shelf
    this.now = now
    const kept = shelf.take(server.id)
    this.draft = kept === null ? draftOf(server) : restored(server, kept)
    this.view = this.compose()
    if (isUnsaved(this.draft)) {
      this.schedule(0)
    } else {
      shelf.remove(server.id)
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): KeeperView => this.view

  type<F extends FieldName>(field: F, value: RecordFields[F], pause = true): void {
    this.change(typed(this.draft, field, value), pause)
  }

  typeInDemand<F extends DemandFieldName>(key: string, field: F, value: DemandFields[F], pause = true): void {
    this.change(typedInDemand(this.draft, key, field, value), pause)
  }

  /**
   * @returns the key of the new demand: n and a UUID. The UUID is also the idempotency key at the service, so that two pages with the same
   * text do not add the demand twice
   */
  addDemand(): string {
    const key = `n${crypto.randomUUID()}`
    this.change(demandAdded(this.draft, key), true)
    return key
  }

  removeDemand(key: string): void {
    const values = demandOf(this.draft, key)
    if (!same(values, emptyDemand)) {
      this.removed = [...this.removed, { key, values }].slice(-MOST_REMOVED)
    }
    this.change(demandRemoved(this.draft, key), false)
  }

  /** A removed demand comes back as a new one, with all that was written in it: the service may have removed it already. */
  takeBack(key: string): void {
    const values = this.removed.find((each) => each.key === key)?.values
    if (values !== undefined) {
      this.removed = this.removed.filter((each) => each.key !== key)
      this.change(demandReturned(this.draft, `n${crypto.randomUUID()}`, values), false)
    }
  }

  forgetRemoved(key: string): void {
    this.removed = this.removed.filter((each) => each.key !== key)
    this.publish()
  }

  choose(conflict: Conflict, value: unknown): void {
    this.change(chosen(this.draft, conflict, value), false)
  }

  /** The service's present record, from another source: a pick-up message, closing, a colleague's change. */
  learn(server: CallRecord): void {
    if (this.sending) {
      // Wait for the pending answer, which acknowledges the sent text: merging this first could mistake our own text for another person's.
      return
    }
    this.draft = rebased(this.draft, server)
    this.settle()
  }

  /** Retries at once. */
  retry(): void {
    if (isUnsaved(this.draft) && !this.sending) {
      this.failures = 0
      this.outdated = 0
      this.schedule(0)
    }
  }

  /** Sends nothing more. */
  stop(): void {
    this.stopped = true
    clearTimeout(this.timer)
  }

  /** Resolves when nothing is left to send, or when the service does not accept it now; the view tells which. */
  async flush(): Promise<KeeperView> {
    clearTimeout(this.timer)
    while (this.sending) {
      await new Promise<void>((resolve) => {
        const leave = this.subscribe(() => {
          leave()
          resolve()
        })
      })
    }
    await this.send()
    return this.view
  }

  private change(draft: Draft, pause: boolean): void {
    this.draft = draft
    this.reason = null
    this.shelf.put(this.id, keptOf(draft))
    this.typedSince ??= this.now()
    if (!this.sending && this.failures === 0) {
      const longest = Math.max(0, LONGEST_MILLIS - (this.now() - this.typedSince))
      this.schedule(pause ? Math.min(PAUSE_MILLIS, longest) : 0)
    }
    this.publish()
  }

  private schedule(millis: number): void {
    clearTimeout(this.timer)
    if (this.stopped) {
      return
    }
    this.timer = setTimeout(() => void this.send(), millis)
  }

  private async send(): Promise<void> {
    if (this.sending || this.stopped) {
      return
    }
    clearTimeout(this.timer)
    this.sending = true
    this.typedSince = null
    try {
      for (let step = nextStep(this.draft); step !== null && this.reason === null && !this.stopped; step = nextStep(this.draft)) {
        this.publish()
        await this.sendOne(step)
        this.failures = 0
      }
    } catch (failure) {
      this.failed(failure)
    } finally {
      this.sending = false
      this.settle()
    }
  }

  private async sendOne(step: Step): Promise<void> {
    if (this.doubt !== null) {
      const server = await this.service.read(this.id)
      this.draft = doubtSettled(this.draft, this.doubt, server)
      this.doubt = null
      return
    }
    try {
      const server = await this.service.write(this.id, this.draft.server.version, step)
      this.draft = acknowledged(this.draft, step, server)
      this.savedAt = this.now()
      this.outdated = 0
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 412) {
        this.outdated += 1
        if (this.outdated > MOST_OUTDATED) {
          throw new Unreachable(failure)
        }
        this.draft = rebased(this.draft, this.service.outdated(failure) ?? (await this.service.read(this.id)))
        return
      }
      if (failure instanceof Unreachable) {
        this.doubt = step
      }
      throw failure
    }
  }

  private failed(failure: unknown): void {
    if (failure instanceof Refused && failure.status !== 401 && failure.status !== 429 && failure.status < 500) {
      this.reason = failure
      return
    }
    this.failures += 1
    this.schedule(RETRY_MILLIS[Math.min(this.failures, RETRY_MILLIS.length) - 1] ?? 15_000)
  }

  /** Stores the unacknowledged changes on the shelf, or clears it if there are none. */
  private settle(): void {
    if (isUnsaved(this.draft)) {
      this.shelf.put(this.id, keptOf(this.draft))
      if (!this.sending && this.failures === 0 && this.reason === null && nextStep(this.draft) !== null) {
        this.schedule(PAUSE_MILLIS)
      }
    } else {
      this.shelf.remove(this.id)
    }
    this.publish()
  }

  private publish(): void {
    this.view = this.compose()
    for (const listener of [...this.listeners]) {
      listener()
    }
  }

  private compose(): KeeperView {
    const conflicts = conflictsOf(this.draft)
    return {
      draft: this.draft,
      save: this.saveState(conflicts.length > 0),
      savedAt: this.savedAt,
      reason: this.reason,
      conflicts,
      removed: this.removed,
    }
  }

  private saveState(choice: boolean): SaveState {
    if (this.failures > 0) {
      return 'waiting'
    }
    if (this.reason !== null) {
      return 'refused'
    }
    if (this.sending) {
      return 'saving'
    }
    if (choice) {
      return 'choose'
    }
    return isUnsaved(this.draft) ? 'typing' : 'saved'
  }
}
