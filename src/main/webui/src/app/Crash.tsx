import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCallOn } from '../kit/callOn'
import { Guard } from '../kit/Guard'
import type { ReactNode } from 'react'

/** The last resort, if an error leaves no panel: typed text is on the shelf, and a call goes on without the page. */
export function Crash({ children }: { children: ReactNode }) {
  return (
    <Guard name="page" instead={(again) => <Crashed again={again} />}>
      {children}
    </Guard>
  )
}

function Crashed({ again }: { again: () => void }) {
  const { t } = useTranslation()
  const calls = useCallOn()
  return (
    <main className="alone">
      <div className="alone-card" role="alert" data-testid="crashed">
        <p>{t(calls ? 'app.crashedInCall' : 'app.crashed')}</p>
        <Button onClick={again} data-testid="again">
          {t('app.showAgain')}
        </Button>
        {!calls && (
          <Button variant="default" onClick={() => location.reload()}>
            {t('app.reload')}
          </Button>
        )}
      </div>
    </main>
  )
}
