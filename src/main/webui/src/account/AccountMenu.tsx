import { Button, Popover } from '@mantine/core'
import { type CSSProperties, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Account } from '../api/types'
import classes from './AccountMenu.module.css'
import { hue, initials } from '../kit/people'
import { useSessionControl } from './session'

interface Props {
  account: Account
  onDuty: boolean
  /** A call whose sound passes through this browser: logging out would cut it. */
  talksHere: boolean
  /** Whether there is unsaved text; checked when the menu opens. */
  unsaved: () => boolean
  /** Releases everything that must not outlive the session. */
  leaving: () => void
}

/** The logged-in user, and log-out. It warns of unsaved text before logging out. */
export function AccountMenu({ account, onDuty, talksHere, unsaved: anyUnsaved, leaving }: Props) {
  const { t } = useTranslation()
  const { logOut } = useSessionControl()
  const [opened, setOpened] = useState(false)
  const [busy, setBusy] = useState(false)
  const unsaved = opened && anyUnsaved()
  async function leave() {
    setBusy(true)
    leaving()
    await logOut()
  }

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={280} shadow="md">
      <Popover.Target>
        <button
          type="button"
          className={classes.who}
          style={{ '--hue': hue(account.responderId ?? account.id) } as CSSProperties}
          onClick={() => setOpened(!opened)}
          aria-label={`${initials(account.name)} – ${t('account.menu', { name: account.name })}`}
          data-testid="account"
        >
          {initials(account.name)}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('account.menu', { name: account.name })}>
        <div className={classes.menu}>
          <div>
            <p className={classes.name}>{account.name}</p>
            <p className="dim">{account.roles.map((role) => t(`role.${role}`)).join(', ')}</p>
          </div>
          <Button component={Link} to="/account" variant="default" onClick={() => setOpened(false)} data-testid="own-account-link">
            {t('account.own')}
          </Button>
          {onDuty && <p>{t('account.onDutyNote')}</p>}
          {talksHere && <p role="alert">{t('account.inCallNote')}</p>}
          {unsaved && (
            <div className={classes.unsaved} role="alert">
              <p className={classes.name}>{t('account.unsavedTitle')}</p>
              <p>{t('account.unsaved')}</p>
            </div>
          )}
          <Button
            variant={unsaved ? 'outline' : 'light'}
            loading={busy}
            disabled={talksHere}
            onClick={() => void leave()}
            data-testid="log-out"
          >
            {t(unsaved ? 'account.logOutAnyway' : 'account.logOut')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
