import { useTranslation } from 'react-i18next'
import { reminds, useSetUp } from './setUp'

/** Whether the menu has no entry for the set-up. */
export const useSetUpGone = (): boolean => !reminds(useSetUp().data)

/** How far it is, beside its title in the menu. */
export function SetUpMark() {
  const { t } = useTranslation()
  const { data } = useSetUp()
  return (
    reminds(data) && (
      <span className="dim tabular">
        {' '}
        <span aria-hidden="true">
          {data.done.length}/{data.steps}
        </span>
        <span className="unseen">{t('app.setUp.far', { done: data.done.length, steps: data.steps })}</span>
      </span>
    )
  )
}
