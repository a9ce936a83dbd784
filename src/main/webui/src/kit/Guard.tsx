import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCallOn } from './callOn'
import { PartMissing } from './part'
import { AlertIcon } from './icons'

interface Props {
  /** Handle for tests. */
  name: string
  children: ReactNode
  /** A change of it draws the panel again: another record, another page. */
  shows?: string | undefined
  /** Drawn instead of the panel; absent: a card that says so. */
  instead?: (again: () => void) => ReactNode
}

interface State {
  failure: unknown
  failed: boolean
}

/** An error costs a panel, not the page: it is replaced by a card that says so, and that draws it again. */
export class Guard extends Component<Props, State> {
  override state: State = { failure: null, failed: false }

  static getDerivedStateFromError(failure: unknown): State {
    return { failure, failed: true }
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.shows !== this.props.shows) {
      this.again()
    }
  }

  private readonly again = () => {
    if (this.state.failure instanceof PartMissing) {
      this.state.failure.fetchAgain()
    }
    this.setState({ failure: null, failed: false })
  }

  override render() {
    if (!this.state.failed) {
      return this.props.children
    }
    return (
      this.props.instead?.(this.again) ?? (
        <Failed name={this.props.name} missing={this.state.failure instanceof PartMissing} again={this.again} />
      )
    )
  }
}

function Failed({ name, missing, again }: { name: string; missing: boolean; again: () => void }) {
  const { t } = useTranslation()
  const calls = useCallOn()
  return (
    <section className={`card failed area-${name}`} role="alert" data-testid="failed" data-panel={name} data-missing={missing}>
      <p className="trouble">
        <AlertIcon />
        <span>{t(missing ? (calls ? 'app.partAfterCall' : 'app.partMissing') : 'app.panelFailed')}</span>
      </p>
      <div className="failed-actions">
        <Button size="compact-md" variant="light" onClick={again} data-testid="again">
          {t(missing ? 'app.retry' : 'app.showAgain')}
        </Button>
        {!calls && (
          <Button size="compact-md" variant="default" onClick={() => location.reload()} data-testid="reload">
            {t('app.reload')}
          </Button>
        )}
      </div>
    </section>
  )
}
