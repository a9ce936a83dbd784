import { Button } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isDatabaseAway, sentence } from '../kit/message'

const AGAIN_MILLIS = 5_000

/** The page cannot know who looks at it: says what is the matter, and tries again by itself. */
export function Unavailable({ failure, retry }: { failure: unknown; retry: () => void }) {
  const { t } = useTranslation()
  const again = useEffectEvent(retry)
  useEffect(() => {
    const timer = setInterval(() => again(), AGAIN_MILLIS)
    return () => clearInterval(timer)
  }, [])
  return (
    <main className="alone">
      <div className="alone-card" role="alert" data-testid="unavailable">
        <p>{isDatabaseAway(failure) ? t('app.pageWithoutDatabase') : sentence(t, failure)}</p>
        <Button onClick={retry}>{t('app.retry')}</Button>
      </div>
    </main>
  )
}
