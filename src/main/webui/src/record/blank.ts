import type { CallRecord } from '../api/types'
import { RecordKeeper } from './keeper'

const record: CallRecord = {
  id: 0,
  version: 0,
  callId: '',
  responder: { id: 0, name: '' },
  inCall: false,
  status: 'draft',
  openedAt: '1970-01-01T00:00:00Z',
  closedAt: null,
  call: {
    line: null,
    language: null,
    arrivedAt: '1970-01-01T00:00:00Z',
    pickedUpAt: null,
    endedAt: null,
    waitedSeconds: null,
    reach: null,
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
}

const nowhere = () => Promise.reject(new Error('a blank form has no record'))

/** The content of a blank form: nobody can write in it, and nothing is stored or sent. */
export const blank = new RecordKeeper(
  record,
  { read: nowhere, write: nowhere, outdated: () => null },
  { put: () => undefined, take: () => null, remove: () => undefined },
)
