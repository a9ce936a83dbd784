import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch, SchemeSwitch } from '../kit/Preferences'
import { Credentials } from './Credentials'
import { isLeftOpen } from './session'

/** @param cutOff the service ended the last session; the user did not log out */
export function LogIn({ cutOff }: { cutOff: boolean }) {
  const { t } = useTranslation()

  useEffect(() => {
    document.title = `${t('account.title')} · ${t('app.name')}`
  }, [t])

  return (
    <main className="alone">
      <div className="alone-card">
        <header className="log-in-head">
          <img src="/icon.svg" alt="" width="44" height="44" />
          <div>
            <p className="brand">{t('app.name')}</p>
            <p className="dim">{t('account.welcome')}</p>
          </div>
        </header>
        {cutOff && (
          <p className="notice" role="status">
            {t('account.ended')}
          </p>
        )}
        {isLeftOpen() && (
          <p className="complaint" role="alert" data-testid="left-open">
            {t('account.leftOpen')}
          </p>
        )}
        <h1 id="log-in-title" className="log-in-title">
          {t('account.title')}
        </h1>
        <Credentials title="log-in-title" />
        <a href="#/forgotten" data-testid="forgotten-link">
          {t('account.forgotten')}
        </a>
      </div>
      <div className="alone-foot">
        <LanguageSwitch />
        <SchemeSwitch />
      </div>
    </main>
  )
}
