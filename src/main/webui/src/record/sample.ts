import type { CallRecord, Demand } from '../api/types'

/** For tests. */
export function sampleRecord(change: Partial<CallRecord> = {}): CallRecord {
  return {
    id: 118,
    version: 1,
    callId: 'c0ffee00-0000-4000-8000-000000000118',
    responder: { id: 12, name: 'Amina' },
    inCall: false,
    status: 'draft',
    openedAt: '2026-11-20T12:00:00Z',
    closedAt: null,
    call: {
      line: 'aas',
      language: 'fr',
      arrivedAt: '2026-11-20T11:59:00Z',
      pickedUpAt: '2026-11-20T12:00:00Z',
      endedAt: null,
      waitedSeconds: 60,
      reach: 'softphone',
    },
    nature: null,
    callerKind: null,
    place: null,
    spokenLanguage: null,
    interpreterNeeded: null,
    foundThrough: null,
    firstContact: null,
    forDebriefing: null,
    mayBeQuoted: null,
    note: null,
    demands: [],
    correctableUntil: null,
    personalData: [],
    ...change,
  }
}

export function sampleDemand(change: Partial<Demand> = {}): Demand {
  return {
    id: 1,
    theme: null,
    subtheme: null,
    modes: [],
    status: null,
    nonTakeUp: null,
    blockedBy: null,
    comment: null,
    services: [],
    ...change,
  }
}
