import type { CallRecord, Demand, DemandFields, RecordFields } from '../api/types'

/**
 * A responder's unacknowledged changes as plain values: no I/O, no clock. A draft is the service's last version of a record plus the
 * changes made here, each with the value that it replaced. So a change of the same field by another person is detected, and never
 * overwritten without asking.
 */
export interface Draft {
  server: CallRecord
  fields: { [F in keyof RecordFields]?: Change<RecordFields[F]> }
  /** In the order of the screen. A demand that the service knows has its id; a new one has none yet. */
  demands: DraftDemand[]
}

export interface Change<V> {
  base: V
  mine: V
  /** The service's value, if it differs from both the replaced and the typed value: a conflict. Not sent until the responder chooses. */
  theirs?: V
}

export interface DraftDemand {
  /** Does not change when the service assigns the id: React must not replace the field that the responder is typing in. */
  key: string
  id: number | null
  removed: boolean
  fields: { [F in keyof DemandFields]?: Change<DemandFields[F]> }
}

export type FieldName = keyof RecordFields
export type DemandFieldName = keyof DemandFields

/** One request to send. Its content is remembered, so that text typed meanwhile is not mistaken for saved. */
export type Step =
  | { kind: 'fields'; values: Partial<RecordFields> }
  | { kind: 'addDemand'; key: string; values: Partial<DemandFields> }
  | { kind: 'demand'; key: string; id: number; values: Partial<DemandFields> }
  | { kind: 'removeDemand'; key: string; id: number }

const RECORD_FIELDS = [
  'nature',
  'callerKind',
  'place',
  'spokenLanguage',
  'interpreterNeeded',
  'foundThrough',
  'firstContact',
  'forDebriefing',
  'mayBeQuoted',
  'note',
] as const satisfies FieldName[]

const DEMAND_FIELDS = [
  'theme',
  'subtheme',
  'modes',
  'status',
  'nonTakeUp',
  'blockedBy',
  'comment',
  'services',
] as const satisfies DemandFieldName[]

export const emptyDemand: DemandFields = {
  theme: null,
  subtheme: null,
  modes: [],
  status: null,
  nonTakeUp: null,
  blockedBy: null,
  comment: null,
  services: [],
}

export function draftOf(server: CallRecord): Draft {
  return { server, fields: {}, demands: server.demands.map(known) }
}

function known(demand: Demand): DraftDemand {
  return { key: `d${demand.id}`, id: demand.id, removed: false, fields: {} }
}

// ── reading ───────────────────────────────────────────────────────────────────

export function fieldOf<F extends FieldName>(draft: Draft, field: F): RecordFields[F] {
  const change = draft.fields[field]
  return change ? change.mine : draft.server[field]
}

export function demandOf(draft: Draft, key: string): DemandFields {
  const demand = draft.demands.find((each) => each.key === key)
  const values: DemandFields = { ...emptyDemand, ...serverDemand(draft.server, demand?.id ?? null) }
  const target = values as unknown as { [field: string]: unknown }
  for (const field of DEMAND_FIELDS) {
    const change = demand?.fields[field]
    if (change) {
      target[field] = change.mine
    }
  }
  return values
}

export function visibleDemands(draft: Draft): DraftDemand[] {
  return draft.demands.filter((demand) => !demand.removed)
}

function serverDemand(server: CallRecord, id: number | null): Demand | undefined {
  return id === null ? undefined : server.demands.find((demand) => demand.id === id)
}

export function isUnsaved(draft: Draft): boolean {
  return Object.keys(draft.fields).length > 0 || draft.demands.some(hasWords)
}

function hasWords(demand: DraftDemand): boolean {
  return demand.removed || Object.keys(demand.fields).length > 0
}

export interface Conflict {
  field: FieldName | DemandFieldName
  demandKey: string | null
  mine: unknown
  theirs: unknown
}

export function conflictsOf(draft: Draft): Conflict[] {
  const found: Conflict[] = []
  for (const field of RECORD_FIELDS) {
    const change = draft.fields[field]
    if (change && 'theirs' in change) {
      found.push({ field, demandKey: null, mine: change.mine, theirs: change.theirs })
    }
  }
  for (const demand of visibleDemands(draft)) {
    for (const field of DEMAND_FIELDS) {
      const change = demand.fields[field]
      if (change && 'theirs' in change) {
        found.push({ field, demandKey: demand.key, mine: change.mine, theirs: change.theirs })
      }
    }
  }
  return found
}

// ── typing ────────────────────────────────────────────────────────────────────

export function typed<F extends FieldName>(draft: Draft, field: F, value: RecordFields[F]): Draft {
  return { ...draft, fields: changed(draft.fields, field, value, draft.server[field]) }
}

export function typedInDemand<F extends DemandFieldName>(draft: Draft, key: string, field: F, value: DemandFields[F]): Draft {
  return onDemand(draft, key, (demand) => {
    const server = serverDemand(draft.server, demand.id) ?? emptyDemand
    return { ...demand, fields: changed(demand.fields, field, value, server[field]) }
  })
}

export function demandAdded(draft: Draft, key: string): Draft {
  return { ...draft, demands: [...draft.demands, { key, id: null, removed: false, fields: {} }] }
}

export function demandRemoved(draft: Draft, key: string): Draft {
  const demand = draft.demands.find((each) => each.key === key)
  if (demand?.id === null) {
    return { ...draft, demands: draft.demands.filter((each) => each.key !== key) }
  }
  return onDemand(draft, key, (each) => ({ ...each, removed: true, fields: {} }))
}

/** A demand that was removed comes back, last, under a new key. */
export function demandReturned(draft: Draft, key: string, values: DemandFields): Draft {
  return { ...draft, demands: [...draft.demands, { key, id: null, removed: false, fields: written(values) }] }
}

/** The values of a demand as changes to an empty one. */
function written(demand: DemandFields): DraftDemand['fields'] {
  const values = demand as unknown as { [field: string]: unknown }
  const empty = emptyDemand as unknown as { [field: string]: unknown }
  const fields: { [field: string]: Change<unknown> } = {}
  for (const field of DEMAND_FIELDS) {
    if (!same(values[field], empty[field])) {
      fields[field] = { base: empty[field], mine: values[field] }
    }
  }
  return fields as DraftDemand['fields']
}

/** The responder chose between two versions of a field; `value` is the one to keep, or both put together. */
export function chosen(draft: Draft, conflict: Conflict, value: unknown): Draft {
  const settle = <T extends object>(fields: T): T => {
    const name = conflict.field as keyof T
    const change = fields[name] as Change<unknown> | undefined
    if (!change || !('theirs' in change)) {
      return fields
    }
    return changed(without(fields, name), name, value as never, change.theirs as never)
  }
  return conflict.demandKey === null
    ? { ...draft, fields: settle(draft.fields) }
    : onDemand(draft, conflict.demandKey, (demand) => ({ ...demand, fields: settle(demand.fields) }))
}

function changed<T extends object, F extends keyof T>(fields: T, field: F, value: unknown, server: unknown): T {
  const before = fields[field] as Change<unknown> | undefined
  if (before) {
    return { ...fields, [field]: { ...before, mine: value } }
  }
  return same(value, server) ? fields : { ...fields, [field]: { base: server, mine: value } }
}

function onDemand(draft: Draft, key: string, change: (demand: DraftDemand) => DraftDemand): Draft {
  return { ...draft, demands: draft.demands.map((each) => (each.key === key ? change(each) : each)) }
}

// ── sending ───────────────────────────────────────────────────────────────────

/**
 * The next request, or null if everything is acknowledged or waits for a choice between two versions. A new demand is sent with its first
 * word, not before.
 */
export function nextStep(draft: Draft): Step | null {
  const values = sendable(draft.fields)
  if (Object.keys(values).length > 0) {
    return { kind: 'fields', values: values as Partial<RecordFields> }
  }
  for (const demand of draft.demands) {
    if (demand.removed && demand.id !== null) {
      return { kind: 'removeDemand', key: demand.key, id: demand.id }
    }
    const fields = sendable(demand.fields) as Partial<DemandFields>
    if (demand.id === null) {
      if (Object.keys(fields).length > 0) {
        return { kind: 'addDemand', key: demand.key, values: fields }
      }
      continue
    }
    if (Object.keys(fields).length > 0) {
      return { kind: 'demand', key: demand.key, id: demand.id, values: fields }
    }
  }
  return null
}

function sendable(fields: object): { [field: string]: unknown } {
  const values: { [field: string]: unknown } = {}
  for (const [field, change] of Object.entries(fields) as [string, Change<unknown>][]) {
    if (!('theirs' in change)) {
      values[field] = change.mine
    }
  }
  return values
}

/** The service acknowledged `step` and answered with the whole record. */
export function acknowledged(draft: Draft, step: Step, server: CallRecord): Draft {
  const fields = step.kind === 'fields' ? settled(draft.fields, step.values) : draft.fields
  let demands = draft.demands
  switch (step.kind) {
    case 'fields':
      break
    case 'addDemand': {
      const id = newDemand(draft, server)
      // An answer without the demand would be a fault of the service; the text then stays, and is sent again.
      demands = demands.map((each) =>
        each.key === step.key && id !== null ? { ...each, id, fields: settled(each.fields, step.values) } : each,
      )
      break
    }
    case 'demand':
      demands = demands.map((each) => (each.key === step.key ? { ...each, fields: settled(each.fields, step.values) } : each))
      break
    case 'removeDemand':
      demands = demands.filter((each) => each.key !== step.key)
      break
  }
  return rebased({ server: draft.server, fields, demands }, server)
}

/** A sent value is no longer a change, unless it was overwritten meanwhile: then it becomes the value that the new change replaces. */
function settled<T extends object>(fields: T, sent: object): T {
  let rest = fields
  for (const [name, value] of Object.entries(sent)) {
    const field = name as keyof T
    const change = rest[field] as Change<unknown> | undefined
    if (!change || 'theirs' in change) {
      continue
    }
    rest = same(change.mine, value) ? without(rest, field) : { ...rest, [field]: { base: value, mine: change.mine } }
  }
  return rest
}

function newDemand(draft: Draft, server: CallRecord): number | null {
  const before = new Set([...draft.server.demands.map((demand) => demand.id), ...draft.demands.map((demand) => demand.id)])
  const added = server.demands.filter((demand) => !before.has(demand.id))
  return added.length === 0 ? null : Math.max(...added.map((demand) => demand.id))
}

/**
 * The service has a newer version: from our own save, another tab or a colleague. Fields not changed here take the new value; a field
 * changed on both sides keeps the text typed here and shows the other version beside it.
 */
export function rebased(draft: Draft, server: CallRecord): Draft {
  if (server.version < draft.server.version) {
    return draft
  }
  const demands: DraftDemand[] = []
  for (const demand of draft.demands) {
    const theirs = serverDemand(server, demand.id)
    if (demand.id === null) {
      demands.push(demand)
    } else if (theirs) {
      demands.push({ ...demand, fields: compared(demand.fields, theirs) })
    } else if (!demand.removed && Object.keys(demand.fields).length > 0) {
      // Another person removed the demand while text was typed in it: it comes back as a new demand, so that the text is not lost.
      demands.push(revived(draft, demand))
    }
  }
  for (const theirs of server.demands) {
    if (!demands.some((demand) => demand.id === theirs.id)) {
      demands.push(known(theirs))
    }
  }
  return { server, fields: compared(draft.fields, server), demands }
}

function revived(draft: Draft, demand: DraftDemand): DraftDemand {
  return { key: demand.key, id: null, removed: false, fields: written(demandOf(draft, demand.key)) }
}

function compared<T extends object>(fields: T, server: object): T {
  let result = fields
  for (const [name, change] of Object.entries(fields) as [keyof T, Change<unknown>][]) {
    const theirs = (server as T)[name] as unknown
    if (same(change.mine, theirs)) {
      result = without(result, name)
    } else if (same(change.base, theirs)) {
      result = { ...result, [name]: { base: change.base, mine: change.mine } }
    } else {
      result = { ...result, [name]: { base: change.base, mine: change.mine, theirs } }
    }
  }
  return result
}

function without<T extends object, F extends keyof T>(fields: T, field: F): T {
  const { [field]: _dropped, ...rest } = fields
  return rest as T
}

/** Empty text and null are equal: an emptied field must not come back as a conflict. */
export function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  if (value === '' || value === undefined || value === null) {
    return 'null'
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`
  }
  if (typeof value === 'object') {
    return `{${Object.entries(value)
      .filter(([, each]) => each !== null && each !== undefined && each !== '')
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => `${name}:${canonical(each)}`)
      .join(',')}}`
  }
  return JSON.stringify(value)
}

// ── kept in the browser ───────────────────────────────────────────────────────

/** The part that the browser stores until it is acknowledged: only the changes made here, not the whole record. */
export interface Kept {
  fields: Draft['fields']
  demands: DraftDemand[]
}

export function keptOf(draft: Draft): Kept {
  return {
    fields: draft.fields,
    demands: draft.demands.filter(hasWords),
  }
}

/** Reapplies stored changes to the service's present record. */
export function restored(server: CallRecord, kept: Kept): Draft {
  return rebased({ server: { ...server, demands: [...server.demands] }, fields: kept.fields, demands: mergedDemands(server, kept) }, server)
}

function mergedDemands(server: CallRecord, kept: Kept): DraftDemand[] {
  const existing = server.demands.map((demand) => kept.demands.find((each) => each.id === demand.id) ?? known(demand))
  const rest = kept.demands.filter((each) => !existing.includes(each))
  return [...existing, ...rest]
}

/**
 * The service may or may not have carried out a request whose answer was lost. `server` was read afterwards: changes of `step` that it
 * contains count as acknowledged, the others are sent again.
 */
export function doubtSettled(draft: Draft, step: Step, server: CallRecord): Draft {
  switch (step.kind) {
    case 'fields':
      return acknowledged(draft, { ...step, values: held(step.values, server) as Partial<RecordFields> }, server)
    case 'demand':
      return acknowledged(
        draft,
        { ...step, values: held(step.values, serverDemand(server, step.id) ?? {}) as Partial<DemandFields> },
        server,
      )
    case 'addDemand':
      return newDemand(draft, server) === null ? rebased(draft, server) : acknowledged(draft, step, server)
    case 'removeDemand':
      return rebased(draft, server)
  }
}

function held(sent: object, server: object): object {
  return Object.fromEntries(Object.entries(sent).filter(([name, value]) => same(value, (server as { [field: string]: unknown })[name])))
}
