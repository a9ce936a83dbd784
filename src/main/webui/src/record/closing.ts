import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Refused } from '../api/http'
import { codeOf } from '../kit/message'
import type { CallRecord } from '../api/types'
import { useParts } from '../desk/Desk'
import { useAnnounce } from '../kit/Announcer'
import type { RecordKeeper } from './keeper'
import { marksOf } from './personal'
import { closeRecord, readRecord, reopenRecord } from './records'

interface Closing {
  close: (confirmed: boolean) => void
  closing: boolean
  reopen: () => void
  reopening: boolean
  /** There is unsaved text; the record is not closed before it is saved. */
  unsaved: boolean
  /** The record may contain personal data; it is closed only after confirmation. */
  confirming: boolean
  backToRecord: () => void
  failure: Error | null
}

/** Closes a record once all its text is saved, and reopens it. */
export function useClosing(keeper: RecordKeeper, server: CallRecord): Closing {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { socket } = useParts()
  const [unsaved, setUnsaved] = useState(false)
  const [confirming, setConfirming] = useState(false)

  const close = useMutation({
    mutationFn: async (confirmed: boolean) => {
      const after = await keeper.flush()
      if (after.save !== 'saved') {
        setUnsaved(true)
        return null
      }
      setUnsaved(false)
      if (!confirmed && marksOf(after.draft).length > 0) {
        setConfirming(true)
        return null
      }
      return closeRecord(server.id, after.draft.server.version, confirmed).catch((failure: unknown) => {
        if (failure instanceof Refused && codeOf(failure) === 'personal-data') {
          setConfirming(true)
          return null
        }
        if (failure instanceof Refused && failure.problem.type?.endsWith('record-elsewhere')) {
          // Somebody else has it by now: the record says who.
          return readRecord(server.id).then((now) => {
            keeper.learn(now)
            return null
          })
        }
        throw failure
      })
    },
    onSuccess: (record) => {
      if (record !== null) {
        setConfirming(false)
        keeper.learn(record)
        announce(t('record.close.done'))
        void client.invalidateQueries({ queryKey: ['records'] })
        if (socket.view().state?.call?.recordId !== record.id) {
          void navigate('/')
        }
      }
    },
  })
  const reopen = useMutation({
    mutationFn: () => reopenRecord(server.id, server.version),
    onSuccess: (record) => {
      keeper.learn(record)
      void client.invalidateQueries({ queryKey: ['records'] })
    },
  })

  return {
    close: (confirmed) => close.mutate(confirmed),
    closing: close.isPending,
    reopen: () => reopen.mutate(),
    reopening: reopen.isPending,
    unsaved,
    confirming,
    backToRecord: () => setConfirming(false),
    failure: close.error ?? reopen.error,
  }
}
