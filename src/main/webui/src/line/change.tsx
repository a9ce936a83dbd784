import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import { useFormats } from '../i18n/format'
import { useAnnounce } from '../kit/Announcer'
import { codeOf, sentence } from '../kit/message'
import { Toasts } from '../kit/Toast'
import { UndoToast } from '../kit/UndoToast'
import classes from './Hours.module.css'
import { changesToday, type HoursChangeBody, type HoursPreview, isAskedAbout, type OpenSpan } from './hours'

const SHOWN_SHIFTS = 8

interface Done {
  words: string
  undo: () => Promise<unknown>
}

const Telling = createContext<(done: Done) => void>(() => undefined)

/** Says at the foot of the page what was changed, and takes it back. */
export function Undoable({ code, children }: { code: string; children: ReactNode }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [done, setDone] = useState<Done | null>(null)
  const tell = useCallback(
    (next: Done) => {
      setDone(next)
      announce(next.words)
    },
    [announce],
  )
  const undo = useMutation({
    mutationFn: (wanted: Done) => wanted.undo(),
    onSuccess: () => {
      setDone(null)
      announce(t('hours.undone'))
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['hours', code] }),
  })
  return (
    <Telling.Provider value={tell}>
      {children}
      <Toasts>
        {done && (
          <UndoToast
            words={undo.error ? sentence(t, undo.error) : done.words}
            busy={undo.isPending}
            undo={() => undo.mutate(done)}
            close={() => setDone(null)}
            testid="hours-changed"
          />
        )}
      </Toasts>
    </Telling.Provider>
  )
}

interface Wanted {
  /** For the preview. */
  what: HoursChangeBody
  run: () => Promise<unknown>
  /** What to say when it is done, and how to take it back. */
  done: (result: never) => Done
  then?: (result: never) => void
}

export type HoursChange = ReturnType<typeof useHoursChange>

/** A change of the hours that first says what it does today and to whom; without either it is made at once. */
export function useHoursChange(code: string) {
  const client = useQueryClient()
  const tell = useContext(Telling)
  const [asked, setAsked] = useState<{ preview: HoursPreview; wanted: Wanted } | null>(null)
  const change = useMutation({
    mutationFn: async ({ wanted, sure }: { wanted: Wanted; sure: boolean }) => {
      if (!sure) {
        const preview = await call<HoursPreview>(`/api/lines/${encodeURIComponent(code)}/hours-preview`, {
          method: 'POST',
          body: wanted.what,
        })
        if (isAskedAbout(preview)) {
          setAsked({ preview, wanted })
          return
        }
      }
      const result = (await wanted.run()) as never
      setAsked(null)
      tell(wanted.done(result))
      await client.invalidateQueries({ queryKey: ['hours', code] })
      wanted.then?.(result)
    },
    // Somebody else may have changed it: lists show what is there now, and a form keeps what was typed.
    onError: () => client.invalidateQueries({ queryKey: ['hours', code] }),
  })
  const { mutate, reset, isPending, error } = change
  return useMemo(
    () => ({
      asked: asked?.preview ?? null,
      busy: isPending,
      error,
      want: <T,>(
        wanted: Omit<Wanted, 'run' | 'done' | 'then'> & { run: () => Promise<T>; done: (result: T) => Done; then?: (result: T) => void },
      ) => mutate({ wanted: wanted as unknown as Wanted, sure: false }),
      confirm: () => asked && mutate({ wanted: asked.wanted, sure: true }),
      cancel: () => {
        setAsked(null)
        reset()
      },
    }),
    [asked, isPending, error, mutate, reset],
  )
}

export function UndoTyping({ undo, testid }: { undo: () => void; testid: string }) {
  const { t } = useTranslation()
  return (
    <Button variant="subtle" color="gray" onClick={undo} data-testid={testid}>
      {t('hours.undoTyping')}
    </Button>
  )
}

/** What a change does, before it is made; and why it was refused. */
export function Consequences({ of, reload }: { of: HoursChange; reload?: () => void }) {
  const { t } = useTranslation()
  const { shortDay, time, endTime } = useFormats()
  const preview = of.asked
  const spans = (open: readonly OpenSpan[]) =>
    open.length === 0 ? t('hours.closedWord') : open.map(({ from, to }) => `${from}–${to}`).join(', ')
  const shifts = (found: HoursPreview['withdrawn'], count: number) => (
    <ul className={classes.shifts}>
      {found.slice(0, SHOWN_SHIFTS).map((shift) => (
        <li key={shift.id} data-testid="affected-shift">
          <span className="tabular">
            {shortDay(shift.from)} {time(shift.from)}–{endTime(shift.to)}
          </span>{' '}
          {shift.assignments.map(({ name }) => name).join(', ')}
        </li>
      ))}
      {count > SHOWN_SHIFTS && <li className="dim">{t('list.more', { count: count - SHOWN_SHIFTS })}</li>}
    </ul>
  )
  return (
    <>
      {preview && (
        <section className={classes.asked} data-testid="consequences" aria-label={t('hours.consequences')}>
          {changesToday(preview) && (
            <p data-testid="today-changes">
              {t('hours.today', { before: spans(preview.today), after: spans(preview.todayAfter) })}{' '}
              {preview.openNow !== preview.openNowAfter && t(preview.openNow ? 'hours.closesNow' : 'hours.opensNow')}
            </p>
          )}
          {preview.withdrawnCount > 0 && (
            <>
              <p>{t('hours.withdrawn', { count: preview.withdrawnCount })}</p>
              {shifts(preview.withdrawn, preview.withdrawnCount)}
            </>
          )}
          {preview.shortened.length > 0 && (
            <>
              <p>{t('hours.moved', { count: preview.shortened.length })}</p>
              {shifts(preview.shortened, preview.shortened.length)}
            </>
          )}
          {preview.resized > 0 && <p data-testid="resized-shifts">{t('hours.resized', { count: preview.resized })}</p>}
          {preview.keepsOwn > 0 && <p data-testid="own-headcounts">{t('hours.keepsOwn', { count: preview.keepsOwn })}</p>}
          <div className={classes.buttons}>
            <Button loading={of.busy} onClick={of.confirm} data-testid="confirm-hours">
              {t('hours.confirm')}
            </Button>
            <Button variant="subtle" color="gray" onClick={of.cancel} data-testid="cancel-hours">
              {t('form.cancel')}
            </Button>
          </div>
        </section>
      )}
      {of.error && (
        <p className="complaint" role="alert" data-testid="hours-refused">
          {sentence(t, of.error)}{' '}
          {reload && codeOf(of.error) === 'outdated' && (
            <Button variant="subtle" size="compact-sm" onClick={reload} data-testid="look-again">
              {t('hours.lookAgain')}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
