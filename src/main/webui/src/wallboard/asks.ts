import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { Assignment, ClosingBody, DutyBody, PauseBody, PauseReason } from '../api/schema'
import type { Reach } from '../api/types'
import { reachKey } from '../kit/reach'
import { useFormats } from '../i18n/format'
import type { Ask } from '../live/asks'
import type { Board, LineNow, Person, ResponderNow, WaitingCall } from './types'

export interface BoardAsk extends Ask<Board> {
  /** The request, in words for a person. */
  words: string
  /** The request that undoes it, if undoing makes sense. */
  undo?: BoardAsk
}

const responder = (board: Board, id: number) => board.responders.find((each) => each.id === id)

/** The requests about a responder's duty, each with the state of the board that confirms it. */
export function useDutyAsks() {
  const { t } = useTranslation()
  return useMemo(() => {
    const key = (who: Person) => `duty:${who.id}`
    const put = (who: Person, body: DutyBody) => call(`/api/duty/${who.id}`, { method: 'PUT', body })
    const on = (who: Person, reach?: Reach): BoardAsk => ({
      key: key(who),
      words: t('wallboard.ask.onDuty', { name: who.name }),
      send: () => put(who, { onDuty: true, ...(reach ? { reach: plain(reach) } : {}) }),
      seen: (board) => responder(board, who.id) !== undefined,
    })
    const off = (who: Person): BoardAsk => ({
      key: key(who),
      words: t('wallboard.ask.offDuty', { name: who.name }),
      send: () => put(who, { onDuty: false }),
      seen: (board) => responder(board, who.id) === undefined,
    })
    const resume = (who: Person): BoardAsk => ({
      key: key(who),
      words: t('wallboard.ask.resume', { name: who.name }),
      send: () => call(`/api/duty/${who.id}/pause`, { method: 'DELETE' }),
      seen: (board) => responder(board, who.id)?.pause == null,
    })
    const pause = (who: Person, reason: PauseReason): BoardAsk => ({
      key: key(who),
      words: t('wallboard.ask.pause', { name: who.name }),
      send: () => call(`/api/duty/${who.id}/pause`, { method: 'POST', body: { reason } satisfies PauseBody }),
      seen: (board) => responder(board, who.id)?.pause === reason,
    })
    const move = (who: Person, reach: Reach): BoardAsk => ({
      key: key(who),
      words: t('wallboard.ask.reach', { name: who.name }),
      send: () => put(who, { onDuty: true, reach: plain(reach) }),
      seen: (board) => {
        const now = responder(board, who.id)
        return now !== undefined && reachKey(now.reach) === reachKey(reach)
      },
    })
    return {
      on: (who: Person): BoardAsk => ({ ...on(who), undo: off(who) }),
      off: (who: ResponderNow): BoardAsk => ({ ...off(who), undo: on(who, who.reach) }),
      pause: (who: ResponderNow, reason: PauseReason): BoardAsk => ({ ...pause(who, reason), undo: resume(who) }),
      resume: (who: ResponderNow): BoardAsk => ({ ...resume(who), ...(who.pause ? { undo: pause(who, who.pause) } : {}) }),
      move: (who: ResponderNow, reach: Reach): BoardAsk => ({ ...move(who, reach), undo: move(who, who.reach) }),
      endRest: (who: ResponderNow): BoardAsk => ({
        key: key(who),
        words: t(who.state === 'wrapUp' ? 'wallboard.ask.endWrapUp' : 'wallboard.ask.endRest', { name: who.name }),
        send: () => call(`/api/duty/${who.id}/end-rest`, { method: 'POST' }),
        seen: (board) => responder(board, who.id)?.state !== who.state,
      }),
    }
  }, [t])
}

function plain(reach: Reach): Reach {
  return reach.kind === 'desk' ? { kind: 'desk', phone: reach.phone } : { kind: reach.kind }
}

/** Closing a line and opening it again. */
export function useClosing() {
  const { t } = useTranslation()
  const { time, language } = useFormats()
  return useMemo(() => {
    const path = (line: LineNow) => `/api/lines/${encodeURIComponent(line.code)}/closing`
    const closed = (board: Board, line: LineNow) => board.lines.find((each) => each.code === line.code)?.closing ?? null
    const close = (line: LineNow, announcement: string, until: string | null): BoardAsk => ({
      key: `line:${line.code}`,
      words:
        until === null
          ? t('wallboard.ask.close', { line: line.names[language] })
          : t('wallboard.ask.closeUntil', { line: line.names[language], time: time(until) }),
      send: () => call(path(line), { method: 'POST', body: { announcement, until } satisfies ClosingBody }),
      seen: (board) => closed(board, line) !== null,
    })
    const reopen = (line: LineNow): BoardAsk => ({
      key: `line:${line.code}`,
      words: t('wallboard.ask.reopen', { line: line.names[language] }),
      send: () => call(path(line), { method: 'DELETE' }),
      seen: (board) => closed(board, line) === null,
    })
    return {
      close: (line: LineNow, announcement: string, until: string | null): BoardAsk => ({
        ...close(line, announcement, until),
        undo: reopen(line),
      }),
      reopen: (line: LineNow): BoardAsk => ({
        ...reopen(line),
        ...(line.closing ? { undo: close(line, line.closing.announcement, line.closing.until) } : {}),
      }),
    }
  }, [t, time, language])
}

/** The requests about a call. There is none for listening in: a coordinator joins only a call whose responder has called for help. */
export function useCallAsks() {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      give: (waiting: WaitingCall, to: Person): BoardAsk => ({
        key: `call:${waiting.callId}`,
        words: t('wallboard.ask.give', { name: to.name }),
        send: () => call(`/api/calls/${waiting.callId}/assign`, { method: 'POST', body: { responderId: to.id } satisfies Assignment }),
        seen: (board) => {
          const state = responder(board, to.id)?.state
          return (
            board.inProgress.some((each) => each.callId === waiting.callId) ||
            state === 'ringing' ||
            !board.waiting.some((each) => each.callId === waiting.callId)
          )
        },
      }),
      join: (callId: string, who: Person): BoardAsk => ({
        key: `join:${callId}`,
        words: t('wallboard.ask.join', { name: who.name }),
        send: () => call(`/api/calls/${callId}/join`, { method: 'POST' }),
        seen: (board) => board.help.find((each) => each.callId === callId)?.by !== null,
      }),
      acknowledge: (alertId: string, words: string): BoardAsk => ({
        key: `alert:${alertId}`,
        words: t('wallboard.ask.acknowledge', { alert: words }),
        send: () => call(`/api/alerts/${alertId}/acknowledge`, { method: 'POST' }),
        seen: (board) =>
          (board.alerts.find((each) => each.id === alertId)?.acknowledgedBy ?? '') !== '' ||
          !board.alerts.some((each) => each.id === alertId),
      }),
    }),
    [t],
  )
}
