import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The last resort after a crash: typed text is on the shelf, so reloading is safe. */
export class Crash extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children
  }
}

function Crashed() {
  const { t } = useTranslation()
  return (
    <main className="alone">
      <div className="alone-card" role="alert">
        <p>{t('app.crashed')}</p>
        <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
      </div>
    </main>
  )
}
