import { useTranslation } from 'react-i18next'
import type { Account } from '../api/types'
import { Credentials } from './Credentials'

/**
 * Asks for the password of this account over a call that goes on. It covers everything but the call, so that nobody else reads the record;
 * what was typed is kept, and saved after the log-in. Only this account can log in here.
 *
 * @param other somebody else has logged in in this browser
 */
export function LogInOver({ account, other }: { account: Account; other: boolean }) {
  const { t } = useTranslation()
  return (
    <div
      className="over"
      role="dialog"
      aria-labelledby="over-title"
      aria-describedby="over-note"
      data-testid="log-in-over"
      data-other={other}
    >
      <div className="alone-card">
        <h1 id="over-title" className="log-in-title">
          {t(other ? 'account.over.other' : 'account.over.ended')}
        </h1>
        <div id="over-note">
          <p>
            <strong>{t('account.over.callGoesOn')}</strong>
          </p>
          <p>{t('account.over.note', { name: account.name })}</p>
        </div>
        <Credentials known={account.email} title="over-title" />
      </div>
    </div>
  )
}
