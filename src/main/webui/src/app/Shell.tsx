import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation, useMatch } from 'react-router'
import { AccountMenu } from '../account/AccountMenu'
import { BareCall } from '../desk/call/BareCall'
import { CallPanel } from '../desk/call/CallPanel'
import { DocumentTitle } from '../desk/call/DocumentTitle'
import { useDeskPart, useParts, usePhone } from '../desk/Desk'
import { DutyCard } from '../desk/duty/DutyCard'
import { LinkState } from '../desk/LinkState'
import { Notices } from '../desk/Notices'
import { QueueLine } from '../desk/QueueLine'
import { Guard } from '../kit/Guard'
import { LanguageSwitch, SchemeSwitch } from '../kit/Preferences'
import { useBook } from '../record/Book'
import { OpenRecords } from '../record/OpenRecords'
import { RecordSheets } from '../record/RecordSheets'
import { useRecordOfPickUp } from '../record/recordOfPickUp'
import { SetUpStrip } from '../setup/SetUpStrip'
import { mayCoordinate } from '../wallboard/Live'
import { KeysPanel } from './KeysPanel'
import { Menu, Tabs } from './Menu'
import { useAsking } from './over'

function OwnAccount() {
  const { account, phone } = useParts()
  const talksHere = usePhone().leg !== null
  const book = useBook()
  const onDuty = useDeskPart(({ state }) => state?.duty.onDuty === true)
  return (
    <AccountMenu
      account={account}
      onDuty={onDuty}
      talksHere={talksHere}
      unsaved={() => book.unsaved().length > 0}
      leaving={() => phone.dispose()}
    />
  )
}

/** The frame around the page does not depend on the address, so at pick-up no part of it is rendered twice. */
const Preferences = memo(function Preferences() {
  return (
    <div className="top-end">
      <KeysPanel />
      <LanguageSwitch />
      <SchemeSwitch />
      <OwnAccount />
    </div>
  )
})

/** The call stays within reach while a password is asked over the page. */
const Beside = memo(function Beside({ inert }: { inert: boolean }) {
  return (
    <>
      <Guard name="call" instead={(again) => <BareCall again={again} />}>
        <CallPanel />
      </Guard>
      <div className="contents" inert={inert}>
        <Guard name="notices">
          <Notices />
        </Guard>
        <Guard name="duty">
          <DutyCard />
        </Guard>
      </div>
    </>
  )
})

const Above = memo(function Above() {
  return (
    <Guard name="link">
      <LinkState>
        <QueueLine />
      </LinkState>
    </Guard>
  )
})

export function Shell() {
  const { t } = useTranslation()
  const { account } = useParts()
  const main = useRef<HTMLElement>(null)
  const asking = useAsking()
  const atDesk = account.responderId !== null
  const off = useDeskPart(({ state }) => state !== null && !state.duty.onDuty && state.call === null)
  return (
    <div className="shell">
      <Guard name="title" instead={() => null}>
        <DocumentTitle />
      </Guard>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          // The address behind the # belongs to the router.
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('app.skip')}
      </a>
      <header className="top" inert={asking}>
        <Link to="/" className="brand" aria-label={t('app.name')}>
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>{t('app.name')}</span>
        </Link>
        <Guard name="menu">
          <Menu account={account} />
        </Guard>
        {atDesk && <Above />}
        <Guard name="preferences">
          <Preferences />
        </Guard>
      </header>
      <div className="layout" data-desk={atDesk} data-off={atDesk && off} data-asking={asking}>
        {atDesk && <Beside inert={asking} />}
        <main className="area-main" id="main" ref={main} tabIndex={-1} inert={asking}>
          {atDesk || mayCoordinate(account) || <p className="notice">{t('account.noDesk')}</p>}
          <Page />
        </main>
        {atDesk && (
          <div className="contents" inert={asking}>
            <Guard name="open">
              <OpenRecords />
            </Guard>
          </div>
        )}
      </div>
    </div>
  )
}

/** The page or record that the address names. */
function Page() {
  const named = useMatch('/records/:id')?.params.id
  const { account } = useParts()
  const { pathname } = useLocation()
  const pickedUp = useRecordOfPickUp(named)
  const shown = pickedUp === null ? named : String(pickedUp)
  return (
    <>
      {pickedUp === null && (
        <>
          {mayCoordinate(account) && (
            <Guard name="set-up" instead={() => null}>
              <SetUpStrip />
            </Guard>
          )}
          <Tabs account={account} />
          <Guard name="main" shows={pathname}>
            <Outlet />
          </Guard>
        </>
      )}
      <Guard name="record" shows={shown}>
        <RecordSheets named={shown} />
      </Guard>
    </>
  )
}
