import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch, SchemeSwitch } from '../../kit/Preferences'

/** A page before log-in, with a single card. */
export function Door({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <main className="alone">
      <div className="alone-card">
        <header className="log-in-head">
          <img src="/icon.svg" alt="" width="44" height="44" />
          <p className="brand">{t('app.name')}</p>
        </header>
        {children}
      </div>
      <div className="alone-foot">
        <LanguageSwitch />
        <SchemeSwitch />
      </div>
    </main>
  )
}
