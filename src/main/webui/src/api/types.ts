/**
 * The service's REST and socket contract as the screens read it. Names follow the JSON; instants are ISO-8601 in UTC. Written by hand for now: everything else imports its
 * types from here, so that this one file can become aliases of types generated from the service's OpenAPI.
 */

export type Instant = string

export type UiLanguage = 'fr' | 'nl' | 'en'

export interface Problem {
  type?: string
  title?: string
  status?: number
  detail?: string
  /** The field at fault, as it is named in the request. */
  field?: string
  /** Quoted to whoever runs the service: finds the logged cause of an unexpected error. */
  reference?: string
}

// ── account ───────────────────────────────────────────────────────────────────

export type Role = 'responder' | 'coordinator' | 'administrator'

export interface Account {
  id: number
  name: string
  email: string
  roles: Role[]
  language: UiLanguage
  responderId: number | null
}

export interface Session {
  account: Account
}

// ── desk ──────────────────────────────────────────────────────────────────────

export type ReachKind = 'softphone' | 'desk' | 'home'

export interface Reach {
  kind: ReachKind
  /** The desk phone's short number; only with `desk`. */
  phone?: string | null
}

export interface ReachChoice extends Reach {
  /** What to show: a desk phone's name, or a home number of which only the end is legible. */
  label?: string | null
}

export interface Span {
  from: Instant
  to: Instant
}

export interface Duty {
  onDuty: boolean
  since: Instant | null
  reach: Reach | null
  preferredReach: Reach | null
  choices: ReachChoice[]
  shift: Span | null
  nextShift: Span | null
}

export interface DutyChange {
  onDuty: boolean
  reach?: Reach
}

export interface SoftphoneCredential {
  webSocket: string
  uri: string
  authorizationUser: string
  password: string
  realm: string
}

export interface Queue {
  waiting: number
  longestSince: Instant | null
  onDuty: number
  ready: number
}

export type DeskCallState = 'ringing' | 'inCall' | 'onHold' | 'wrapUp'

export interface DeskCall {
  callId: string
  state: DeskCallState
  line: string | null
  language: UiLanguage | null
  arrivedAt: Instant | null
  ringingSince: Instant | null
  reach: ReachKind
  pickedUpAt: Instant | null
  endedAt: Instant | null
  wrapUpUntil: Instant | null
  recordId: number | null
  /** `tooLate`: accepted when the caller was gone or somebody else had them. */
  missed?: 'tooLate' | null
}

export interface OpenRecord {
  id: number
  openedAt: Instant
  title: string | null
}

export interface DeskState {
  pbx: { connected: boolean }
  duty: Duty
  queue: Queue
  call: DeskCall | null
  openRecords: OpenRecord[]
}

export type DeskMessage =
  | { type: 'snapshot'; version: number; at: Instant; state: DeskState; record?: CallRecord | null }
  | { type: 'delta'; version: number; at: Instant; changes: Partial<DeskState>; record?: CallRecord | null }
  | { type: 'beat'; version: number; at: Instant }

// ── record ────────────────────────────────────────────────────────────────────

export type RecordStatus = 'draft' | 'closed'
export type Nature = 'withDemand' | 'silent' | 'hungUp' | 'wrongNumber' | 'abusive' | 'test'
export type CallerKind = 'self' | 'relative' | 'professional'
export type FoundThrough = 'press' | 'radioTelevision' | 'internet' | 'socialMedia' | 'service' | 'wordOfMouth' | 'leaflet' | 'other' | 'unknown'
export type PlaceKind = 'known' | 'unknown' | 'outside'
export type Mode = 'information' | 'orientation' | 'relay' | 'directHelp'
export type DemandStatus = 'answered' | 'relayed' | 'followedUp' | 'noStructuralAnswer' | 'deferred'
export type NonTakeUp = 'notKnown' | 'notAsked' | 'notProposed' | 'notReached' | 'notReceived' | 'excluded'
export type Attempt = 'reached' | 'unreachable' | 'refused' | 'appointment'

export interface Place {
  /** NIS code of one of the nineteen communes. */
  commune: string | null
  postcode: string | null
  kind: PlaceKind
}

/** What the responder writes about the call itself. Null: not said, or not asked. */
export interface RecordFields {
  nature: Nature | null
  callerKind: CallerKind | null
  place: Place | null
  /** ISO 639-1. */
  spokenLanguage: string | null
  interpreterNeeded: boolean | null
  foundThrough: FoundThrough | null
  firstContact: boolean | null
  forDebriefing: boolean | null
  mayBeQuoted: boolean | null
  note: string | null
}

export interface ServiceAttempt {
  name: string
  /** Null while it was only proposed. */
  attempt: Attempt | null
}

export interface DemandFields {
  theme: string | null
  subtheme: string | null
  modes: Mode[]
  status: DemandStatus | null
  nonTakeUp: NonTakeUp | null
  blockedBy: string | null
  comment: string | null
  services: ServiceAttempt[]
}

export interface Demand extends DemandFields {
  id: number
}

export interface RecordCall {
  line: string | null
  language: UiLanguage | null
  arrivedAt: Instant | null
  pickedUpAt: Instant | null
  endedAt: Instant | null
  waitedSeconds: number | null
  reach: ReachKind | null
}

export interface CallRecord extends RecordFields {
  id: number
  version: number
  callId: string
  responder: { id: number; name: string }
  status: RecordStatus
  openedAt: Instant
  closedAt: Instant | null
  call: RecordCall
  demands: Demand[]
}

export interface RecordSummary {
  id: number
  callId: string
  responder: { id: number; name: string }
  status: RecordStatus
  openedAt: Instant
  closedAt: Instant | null
  /** The first demand's theme, in French. */
  title: string | null
  nature: Nature | null
  demands: number
}

export interface Page<T> {
  items: T[]
  page: number
  size: number
  total: number
}

export interface Subtheme {
  code: string
  fr: string
  nl: string | null
}

export interface Theme {
  code: string
  fr: string
  nl: string
  subthemes: Subtheme[]
}

export interface Commune {
  nis: string
  fr: string
  nl: string
  postcodes: string[]
}
