import { useTranslation } from 'react-i18next'
import { clock, useFormats } from '../i18n/format'
import { LanguageMark } from './LanguageMark'
import { useBoard } from './Live'
import { CallName } from './CallName'
import lists from './lists.module.css'
import classes from './WallboardPage.module.css'

/** Which calls gave up, not only how many. */
export function GaveUpList() {
  const { t } = useTranslation()
  const { time } = useFormats()
  const calls = useBoard('gaveUp')
  return (
    <section className={`${lists.card} ${classes.gaveUp}`} aria-labelledby="gave-up-title" data-testid="gave-up" data-count={calls.length}>
      <div className={lists.head}>
        <h2 id="gave-up-title" className={lists.title}>
          {t('wallboard.gaveUp.title')}
        </h2>
      </div>
      {calls.length === 0 ? (
        <p className={lists.none}>{t('wallboard.gaveUp.none')}</p>
      ) : (
        <ul className={lists.list} tabIndex={0} aria-labelledby="gave-up-title">
          {calls.map((call) => (
            <li key={call.callId} className={lists.row} data-testid="gave-up-call" data-call-id={call.callId} data-language={call.language ?? ''} data-waited={call.waitedSeconds}>
              <span className="tabular">{time(call.at)}</span>
              <LanguageMark language={call.language} />
              <span className={`${lists.grow} dim`}>
                <CallName id={call.callId} />
              </span>
              <span className={`tabular ${lists.time}`}>{t('wallboard.gaveUp.after', { time: clock(call.waitedSeconds) })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
