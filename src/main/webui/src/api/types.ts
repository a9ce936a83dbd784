/**
 * What the service answers, as the screens read it: aliases of the types made from its OpenAPI document (dev/types.mjs), so that a field that changes in Java breaks the build of whoever uses it
 * here. What OpenAPI does not tell is added in the alias: which fields may be null, and which words a text is one of. Everything imports its types from here.
 */
import type * as S from './schema'

/** An answer holds all its fields; `N` names those that may be null. */
export type Whole<T, N extends keyof T = never> = { [K in keyof T]-?: K extends N ? NonNullable<T[K]> | null : NonNullable<T[K]> }

/** The same, with null wherever it might be. */
type MaybeNull<T> = T extends (infer E)[] ? MaybeNull<E>[] : T extends object ? { [K in keyof T]: MaybeNull<T[K]> | null } : T

/** Some fields told more exactly than OpenAPI does; each must be there, and be one of what it tells. */
export type Exactly<T, W extends { [K in keyof W]: K extends keyof T ? MaybeNull<T[K]> | null : never }> = Omit<T, keyof W> & W

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

export type Account = Exactly<Whole<S.AccountView, 'responderId'>, { roles: Role[]; language: UiLanguage }>

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
  phone: string | null
  /** What to show: a desk phone's name, or a home number of which only the end is legible. */
  label: string | null
}

export type Span = Whole<S.Period>

export type Duty = Exactly<
  Whole<S.OwnDuty, 'since' | 'reach' | 'preferredReach' | 'shift' | 'nextShift' | 'pause'>,
  { reach: Reach | null; preferredReach: Reach | null; choices: ReachChoice[]; shift: Span | null; nextShift: Span | null; pause: Pause | null }
>

/** On duty but not to be rung. */
export type Pause = Whole<S.Pause>
export type PauseReason = S.PauseReason

export interface DutyChange {
  onDuty: boolean
  reach?: Reach
}

export type SoftphoneCredential = Whole<S.SoftphoneView>

export type Queue = Whole<S.Queue, 'longestSince'>

export type DeskCallState = S.DeskCallState

/** Somebody whom the responder called into the call, or wants to hand it over to. */
export type DeskCallThird = Whole<S.ThirdPerson, 'label'>

export type DeskCall = Exactly<
  Whole<S.DeskCall, 'line' | 'language' | 'waitedSeconds' | 'ringingSince' | 'pickedUpAt' | 'endedAt' | 'wrapUpUntil' | 'recordId' | 'missed' | 'earlier' | 'third' | 'help'>,
  { third: DeskCallThird | null; help: Whole<S.DeskHelp, 'by'> | null }
>

/** Whom to call: a responder, an entry of the directory, or a number. */
export type Party = { responder: number } | { entry: number } | { number: string }

export type Colleague = Whole<S.Colleague>

export type DirectoryEntry = Whole<S.EntryView, 'note'>

export type OpenRecord = Whole<S.OpenRecord, 'title' | 'theme' | 'nature'>

/** What a coordinator tells all desks. */
export type DeskNotice = Whole<S.DeskMessageText>

export type DeskState = Exactly<
  Whole<S.DeskState, 'call'>,
  { duty: Duty; queue: Queue; call: DeskCall | null; openRecords: OpenRecord[]; softphone: Whole<S.SoftphoneNow, 'tab'>; messages: DeskNotice[] }
>

export type DeskMessage =
  | { type: 'snapshot'; version: number; at: Instant; state: DeskState; record?: CallRecord | null }
  | { type: 'delta'; version: number; at: Instant; changes: Partial<DeskState>; record?: CallRecord | null }
  | { type: 'beat'; version: number; at: Instant }

// ── record ────────────────────────────────────────────────────────────────────

export type RecordStatus = S.RecordStatus
export type Nature = S.Nature
export type CallerKind = S.CallerKind
export type FoundThrough = S.FoundThrough
export type PlaceKind = S.PlaceKind
export type Mode = S.Mode
export type DemandStatus = S.DemandStatus
export type NonTakeUp = S.NonTakeUp
export type Attempt = S.Attempt

/** `commune` is the NIS code of one of the nineteen. */
export type Place = Whole<Pick<S.Place, 'commune' | 'postcode' | 'kind'>, 'commune' | 'postcode'>

/** What the responder writes about the call itself. Null: not said, or not asked. */
export type RecordFields = Exactly<Whole<S.RecordContent, keyof S.RecordContent>, { place: Place | null }>

/** `attempt` is null while a service was only proposed. */
export type ServiceAttempt = Whole<S.ServiceAttempt, 'attempt'>

export type DemandFields = Exactly<Whole<S.DemandContent, Exclude<keyof S.DemandContent, 'modes' | 'services'>>, { services: ServiceAttempt[] }>

export type Demand = DemandFields & Pick<Whole<S.DemandView>, 'id'>

export type RecordCall = Exactly<Whole<S.OfCall, Exclude<keyof S.OfCall, 'arrivedAt'>>, { language: UiLanguage | null; reach: ReachKind | null }>

/** Something in free text that looks like what must not be kept: where (`note`, `demands/12/comment`), from which character to which, and what it looks like. */
export type PersonalData = Whole<S.PersonalMark>

type OfRecord = Whole<S.RecordView, 'closedAt' | 'correctableUntil' | keyof RecordFields>

export type CallRecord = Exactly<OfRecord, { responder: Whole<S.Person>; call: RecordCall; place: Place | null; demands: Demand[] }>

export type RecordSummary = Exactly<Whole<S.RecordSummary, 'closedAt' | 'title' | 'theme' | 'nature'>, { responder: Whole<S.Person> }>

/** Who changed which fields when; never what stood in them. */
export type RecordChange = Exactly<Whole<S.RecordChange, 'by'>, { by: Whole<S.Person> | null }>

/** What was written of the same caller's earlier calls. */
export type EarlierRecords = Exactly<Whole<S.EarlierRecords>, { records: CallRecord[] }>

export interface Page<T> {
  items: T[]
  page: number
  size: number
  total: number
}

export type Subtheme = Whole<S.SubthemeView, 'nl' | 'validFrom' | 'validUntil'>

export type Theme = Exactly<Whole<S.ThemeView, 'validFrom' | 'validUntil'>, { subthemes: Subtheme[] }>

export type Commune = Whole<S.CommuneView>
