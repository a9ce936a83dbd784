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

export type Instant = S.Instant

export type UiLanguage = S.ScreenLanguage

/** What went wrong. What stands between may answer with less than the service does. */
export type Problem = Partial<S.Problem>

// ── account ───────────────────────────────────────────────────────────────────

export type Role = S.RoleCode

export type Account = Exactly<Whole<S.AccountView, 'responderId'>, { roles: Role[]; language: UiLanguage }>

export type Session = Exactly<Whole<S.SessionView>, { account: Account }>

export type LogIn = S.LogIn

// ── desk ──────────────────────────────────────────────────────────────────────

export type ReachKind = S.ReachChoice['kind']

/** `phone` is a desk phone's short number. */
export type Reach = S.ReachChoice

/** `label` is what to show: a desk phone's name, or a home number of which only the end is legible. */
export type ReachChoice = Whole<S.Choice, 'phone' | 'label'>

export type Span = Whole<S.Period>

export type Duty = Exactly<
  Whole<S.OwnDuty, 'since' | 'reach' | 'preferredReach' | 'shift' | 'nextShift' | 'pause'>,
  { reach: Reach | null; preferredReach: Reach | null; choices: ReachChoice[]; shift: Span | null; nextShift: Span | null; pause: Pause | null }
>

/** On duty but not to be rung. */
export type Pause = Whole<S.Pause>
export type PauseReason = S.PauseReason

export type DutyChange = S.DutyChange

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
export type Party = { [W in 'responder' | 'entry' | 'number']: { [K in W]: NonNullable<S.ThirdBody[K]> } }['responder' | 'entry' | 'number']

export type Colleague = Whole<S.Colleague>

export type DirectoryEntry = Whole<S.EntryView, 'note'>

export type OpenRecord = Whole<S.OpenRecord, 'title' | 'theme' | 'nature'>

/** What a coordinator tells all desks. */
export type DeskNotice = Whole<S.DeskMessageText>

export type DeskState = Exactly<
  Whole<S.DeskState, 'call'>,
  { duty: Duty; queue: Queue; call: DeskCall | null; openRecords: OpenRecord[]; softphone: Whole<S.SoftphoneNow, 'tab'>; messages: DeskNotice[] }
>

/** What callers hear; `recordedAt` is null while the made voice speaks. */
export type Announcement = Whole<S.AnnouncementView, 'recordedAt'>

export type AuditPage = Exactly<Whole<S.AuditPage>, { items: Whole<S.AuditEntry, 'accountId' | 'name' | 'subject'>[] }>

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

export type RecordPage = Exactly<Whole<S.RecordPage>, { items: RecordSummary[] }>

export type Subtheme = Whole<S.SubthemeView, 'nl' | 'validFrom' | 'validUntil'>

export type Theme = Exactly<Whole<S.ThemeView, 'validFrom' | 'validUntil'>, { subthemes: Subtheme[] }>

export type Commune = Whole<S.CommuneView>
