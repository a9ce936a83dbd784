import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { Card } from '../kit/Card'
import { LineName } from './LineName'
import { CutList } from '../kit/CutList'
import { useBoard } from './Live'
import type { ComingShift } from './types'
import lists from '../kit/Card.module.css'
import classes from './ComingShifts.module.css'

/** The shifts of the coming 24 hours: the number of planned responders, compared with floor and target. */
export function ComingShifts() {
  const { t } = useTranslation()
  const shifts = useBoard('coming')
  const most = Math.max(1, ...shifts.flatMap((shift) => [shift.planned, shift.target, shift.floor]))
  return (
    <Card
      title={t('wallboard.coming.title')}
      testId="coming"
      className={classes.card}
      style={{ '--shifts': shifts.length } as CSSProperties}
      head={
        <span className={`dim ${classes.legend}`}>
          <span className={classes.keyFloor} aria-hidden="true" /> {t('wallboard.coming.floor')}{' '}
          <span className={classes.keyTarget} aria-hidden="true" /> {t('wallboard.coming.target')}
        </span>
      }
    >
      {(id) =>
        shifts.length === 0 ? (
          <p className={lists.none}>{t('wallboard.coming.none')}</p>
        ) : (
          <CutList className={lists.rows} count={shifts.length} testId="coming" labelledBy={id}>
            {shifts.map((shift) => (
              <Shift key={`${shift.line} ${shift.from}`} shift={shift} most={most} />
            ))}
          </CutList>
        )
      }
    </Card>
  )
}

function Shift({ shift, most }: { shift: ComingShift; most: number }) {
  const { t } = useTranslation()
  const { time, shortDay, endTime } = useFormats()
  const state = shift.planned < shift.floor ? 'belowFloor' : shift.planned < shift.target ? 'belowTarget' : 'enough'
  const at = (people: number) => `${(people / most) * 100}%`
  return (
    <li
      className={lists.row}
      data-testid="coming-shift"
      data-line={shift.line}
      data-planned={shift.planned}
      data-floor={shift.floor}
      data-target={shift.target}
      data-state={state}
    >
      <span className={`tabular ${classes.when}`}>
        <span className="dim">{shortDay(shift.from)}</span> {time(shift.from)} – {endTime(shift.to)}
        <LineName code={shift.line} />
      </span>
      <span className={classes.bar} aria-hidden="true">
        <span className={classes.planned} data-state={state} style={{ width: at(shift.planned) }} />
        <span className={classes.floor} style={{ insetInlineStart: at(shift.floor) }} />
        <span className={classes.target} style={{ insetInlineStart: at(shift.target) }} />
      </span>
      <span className={`tabular ${classes.count}`} data-state={state}>
        {t('wallboard.coming.planned', { planned: shift.planned, target: shift.target, floor: shift.floor })}
      </span>
    </li>
  )
}
