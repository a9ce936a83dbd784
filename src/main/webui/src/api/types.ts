/**
 * The service's answers, under the screens' names: aliases of the types made from its OpenAPI document (dev/types.mjs), so that a field
 * that changes in Java breaks the build of the screens that use it. Only Java defines whether a field may be null. All other files import
 * these types from here.
 */
import type * as S from './schema'

/**
 * Types of some fields that are narrower than in OpenAPI: the words that a string may be; and no field absent, in an answer, of a type
 * that is both sent and answered. Each field must exist, and its type must be assignable to the one in OpenAPI.
 */
export type Exactly<T, W extends { [K in keyof W]: K extends keyof T ? T[K] : never }> = Omit<T, keyof W> & W

export type Instant = S.Instant

export type UiLanguage = S.ScreenLanguage

/** The body of an error. A proxy in between may answer with less than the service does. */
export type Problem = Partial<S.Problem>

/** The codes with which the service refuses, and the parameters of each, which are members of its problem. */
export type Refusals = S.Refusals

export type ProblemCode = keyof Refusals

// ── account ───────────────────────────────────────────────────────────────────

export type Role = S.RoleCode

export type Account = S.AccountView

export type Session = S.SessionView

export type LogIn = S.LogIn

export type SessionsEnded = S.SessionsEnded

// ── set-up ────────────────────────────────────────────────────────────────────

export type SetUpStep = S.Step

export type SetUp = S.SetUp

// ── desk ──────────────────────────────────────────────────────────────────────

export type ReachKind = S.ReachChoice['kind']

/** `phone` is a desk phone's short number. */
export type Reach = S.ReachChoice

/** `label` is the text to show: a desk phone's name, or a home number of which only the last digits are visible. */
export type ReachChoice = S.Choice

export type Span = S.Period

export type Duty = S.OwnDuty

/** On duty, but not rung. */
export type Pause = S.Pause
export type PauseReason = S.PauseReason

export type DutyChange = S.DutyChange

export type SoftphoneCredential = S.SoftphoneView

export type Queue = S.Queue

export type DeskCallState = S.DeskCallState

/** Somebody whom the responder called into the call, or wants to hand it over to. */
export type DeskCallThird = S.ThirdPerson

export type DeskCall = S.DeskCall

/** Whom to call: a responder, an entry of the directory, or a number. */
export type Party = { [W in 'responder' | 'entry' | 'number']: { [K in W]: NonNullable<S.ThirdBody[K]> } }['responder' | 'entry' | 'number']

export type Colleague = S.Colleague

export type DirectoryEntry = S.EntryView

export type OpenRecord = S.OpenRecord

/** A coordinator's message to all desks. */
export type DeskNotice = S.DeskMessageText

export type DeskState = S.DeskState

/** An announcement that callers hear; `recordedAt` is null while the synthetic voice is used. */
export type Announcement = S.AnnouncementView

export type AuditPage = S.AuditPage

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
export type Place = Required<S.Place>

/** The responder's fields about the call itself. Null: not said, or not asked. */
export type RecordFields = Pick<CallRecord, keyof S.RecordContent>

/** `attempt` is null while a service was only proposed. */
export type ServiceAttempt = Required<S.ServiceAttempt>

export type DemandFields = Omit<Demand, 'id'>

export type Demand = Exactly<S.DemandView, { services: ServiceAttempt[] }>

/**
 * A passage of free text that looks like personal data: the field (`note`, `demands/12/comment`), the first and last character, and the
 * kind of data.
 */
export type PersonalData = S.PersonalMark

export type CallRecord = Exactly<S.RecordView, { place: Place | null; demands: Demand[] }>

export type RecordSummary = S.RecordSummary

/** Who changed which fields and when; never the values. */
export type RecordChange = S.RecordChange

/** The records of the same caller's earlier calls. */
export type EarlierRecords = Exactly<S.EarlierRecords, { records: CallRecord[] }>

export type RecordPage = S.RecordPage

export type Subtheme = S.SubthemeView

export type Theme = S.ThemeView

export type Commune = S.CommuneView

// ── line, responder ───────────────────────────────────────────────────────────

export type Line = Exactly<S.LineView, { languages: UiLanguage[] }>

export type DeskPhone = S.DeskPhoneView

// ── shift ─────────────────────────────────────────────────────────────────────

export type Shift = S.ShiftView
export type OwnCalendar = S.OwnCalendar
export type CalendarAddress = S.CalendarAddress
export type PublicationOfWeek = S.PublicationOfWeek
export type PublishedVersion = S.PublishedVersion
export type PublishedForMe = S.PublishedForMe
/** Of a shift; `to` is exclusive. */
export type TimeSpan = S.ShiftTime

export type Availability = S.Availability
export type AvailabilityOfPerson = S.AvailabilityOfPerson
export type RosterProposal = S.RosterProposal
export type OfferedWeek = S.OfferedWeek
export type SeatsFilled = S.SeatsFilled
export type RosterGap = S.RosterGap
export type SheetImport = S.SheetImport
export type SheetFault = S.SheetFault
export type SheetSlot = S.SheetSlot
export type SheetChange = S.SheetChange
export type PastImport = S.PastImport
export type ImportUndone = S.ImportUndone

/** A person on a shift. */
export type Assignment = S.AssignmentView

/** Somebody who could be put on a shift. */
export type Candidate = S.Candidate

export type Responder = S.ResponderView

// ── people ────────────────────────────────────────────────────────────────────

/** Somebody who answers, with their account. `homePhone` shows its last digits only. */
export type Person = S.PersonView

export type PeoplePage = S.PeoplePage

export type Partner = S.PartnerView

/** What somebody's leaving ends. */
export type Leaving = S.Leaving

/** A desk phone with its password, shown once. */
export type ConfiguredPhone = S.Configured

export type AccountStatus = S.AccountStatus

export type OwnSession = S.OwnSession

export type OwnPhones = S.OwnPhones

/** The call that verifies a home number. */
export type HomeNumberVerification = S.HomeNumberVerification

export type LinkOwner = S.LinkOwner

export type FirstAccountView = S.FirstAccountView

export type FirstAccount = Exactly<S.FirstAccount, { language: UiLanguage }>
