import { useTranslation } from 'react-i18next'
import { clock, useFormats } from '../i18n/format'
import { Card } from '../kit/Card'
import { CutList } from '../kit/CutList'
import { LanguageMark } from '../kit/LanguageMark'
import { useBoard } from './Live'
import { CallName } from '../kit/CallName'
import lists from '../kit/Card.module.css'
import classes from './WallboardPage.module.css'

/** Which calls gave up, not only how many. */
export function GaveUpList() {
  const { t } = useTranslation()
  const { time } = useFormats()
  const calls = useBoard('gaveUp')
  return (
    <Card title={t('wallboard.gaveUp.title')} testId="gave-up" className={classes.gaveUp} data={{ 'data-count': calls.length }}>
      {(id) =>
        calls.length === 0 ? (
          <p className={lists.none}>{t('wallboard.gaveUp.none')}</p>
        ) : (
          <CutList className={lists.rows} count={calls.length} testId="gave-up" labelledBy={id}>
            {calls.map((call) => (
              <li
                key={call.callId}
                className={lists.row}
                data-testid="gave-up-call"
                data-call-id={call.callId}
                data-language={call.language ?? ''}
                data-waited={call.waitedSeconds}
              >
                <span className="tabular">{time(call.at)}</span>
                <LanguageMark language={call.language} />
                <span className={`${lists.grow} dim`}>
                  <CallName id={call.callId} />
                </span>
                <span className={`tabular ${lists.time}`}>{t('wallboard.gaveUp.after', { time: clock(call.waitedSeconds) })}</span>
              </li>
            ))}
          </CutList>
        )
      }
    </Card>
  )
}
