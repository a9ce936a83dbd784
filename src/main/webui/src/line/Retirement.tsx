import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { LineRetirement } from '../api/schema'
import type { Line } from '../api/types'
import { names, useFormats } from '../i18n/format'
import { Complaint } from '../kit/Complaint'
import classes from './Hours.module.css'

const SHOWN = 12

export const retirementOf = (code: string) => `/api/lines/${encodeURIComponent(code)}/retirement`

/** Removing a line, after having said what it ends. */
export function Retirement({ line, retired }: { line: Line; retired: (line: Line) => Promise<void> }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <div className={classes.apart}>
        <Button variant="subtle" color="red" onClick={() => setAsking(true)} data-testid="retire-line">
          {t('lines.retire.ask')}
        </Button>
      </div>
    )
  }
  return <Asked line={line} retired={retired} cancel={() => setAsking(false)} />
}

function Asked({ line, retired, cancel }: { line: Line; retired: (line: Line) => Promise<void>; cancel: () => void }) {
  const { t } = useTranslation()
  const { dayAndTime, language, endTime } = useFormats()
  const id = useId()
  const path = retirementOf(line.code)
  const what = useQuery({ queryKey: ['retirement', line.code], queryFn: () => call<LineRetirement>(path), staleTime: 0, gcTime: 0 })
  const retire = useMutation({ mutationFn: () => call<Line>(path, { method: 'POST' }), onSuccess: retired })
  const ending = what.data
  return (
    <section className={`${classes.asked} ${classes.askedApart}`} aria-labelledby={id} data-testid="retirement">
      <h3 id={id} className={classes.legend}>
        {t('lines.retire.title', { name: line.names[language] })}
      </h3>
      {ending?.lastLine ? (
        <p data-testid="last-line">{t('lines.retire.last')}</p>
      ) : (
        <>
          {line.numbers.length > 0 && <p>{t('lines.retire.numbers', { numbers: names(line.numbers, language) })}</p>}
          <p>{t('lines.retire.stays')}</p>
          {ending && ending.calls > 0 && <p className="complaint">{t('lines.retire.calls', { count: ending.calls })}</p>}
          {ending && ending.onDuty.length > 0 && <p>{t('lines.retire.onDuty', { people: names(ending.onDuty, language) })}</p>}
          {ending && <p>{ending.shiftCount === 0 ? t('lines.retire.noShifts') : t('lines.retire.shifts', { count: ending.shiftCount })}</p>}
          <ul className={classes.shifts}>
            {ending?.shifts.slice(0, SHOWN).map((shift) => (
              <li key={shift.id} data-testid="ending-shift">
                <span className="tabular">
                  {dayAndTime(shift.from)} – {endTime(shift.to)}
                </span>{' '}
                <span className="dim">
                  {names(
                    shift.assignments.map(({ name }) => name),
                    language,
                  )}
                </span>
              </li>
            ))}
          </ul>
          {ending && ending.shiftCount > SHOWN && <p className="dim">{t('lines.retire.more', { count: ending.shiftCount - SHOWN })}</p>}
        </>
      )}
      <Complaint of={what.error ?? retire.error} />
      <div className={classes.buttons}>
        <Button
          className={classes.danger}
          loading={retire.isPending}
          disabled={!ending || ending.lastLine || ending.calls > 0}
          onClick={() => retire.mutate()}
          data-testid="confirm-retire"
        >
          {t('lines.retire.confirm')}
        </Button>
        {ending && ending.calls > 0 && (
          <Button variant="default" loading={what.isFetching} onClick={() => void what.refetch()}>
            {t('lines.retire.lookAgain')}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={cancel} autoFocus>
          {t('form.cancel')}
        </Button>
      </div>
    </section>
  )
}
