import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useMatch, useNavigate } from 'react-router'
import { AccountMenu } from '../account/AccountMenu'
import { CallPanel } from '../desk/call/CallPanel'
import { DocumentTitle } from '../desk/call/DocumentTitle'
import { useDeskPart, useParts } from '../desk/Desk'
import { DutyCard } from '../desk/duty/DutyCard'
import { LinkState } from '../desk/LinkState'
import { Notices } from '../desk/Notices'
import { QueueLine } from '../desk/QueueLine'
import { LanguageSwitch, SchemeSwitch } from '../kit/Preferences'
import { useBook } from '../record/Book'
import { OpenRecords } from '../record/OpenRecords'
import { RecordSheets } from '../record/RecordSheets'
import { mayCoordinate } from '../wallboard/Live'
import { KeysPanel } from './KeysPanel'
import { Menu, Tabs } from './Menu'

function OwnAccount() {
  const { account, phone } = useParts()
  const book = useBook()
  const onDuty = useDeskPart(({ state }) => state?.duty.onDuty === true)
  return <AccountMenu account={account} onDuty={onDuty} unsaved={() => book.unsaved().length > 0} leaving={() => phone.dispose()} />
}

/** What stands around the page does not change with its address: at pick-up nothing of it is drawn twice. */
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

const Beside = memo(function Beside() {
  return (
    <>
      <CallPanel />
      <Notices />
      <DutyCard />
    </>
  )
})

const Above = memo(function Above() {
  return (
    <LinkState>
      <QueueLine />
    </LinkState>
  )
})

export function Shell() {
  const { t } = useTranslation()
  const { account } = useParts()
  const main = useRef<HTMLElement>(null)
  const atDesk = account.responderId !== null
  return (
    <div className="shell">
      <DocumentTitle />
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
      <header className="top">
        <Link to="/" className="brand" aria-label={t('app.name')}>
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>{t('app.name')}</span>
        </Link>
        <Menu account={account} />
        {atDesk && <Above />}
        <Preferences />
      </header>
      <div className="layout" data-desk={atDesk}>
        {atDesk && <Beside />}
        <main className="area-main" id="main" ref={main} tabIndex={-1}>
          {atDesk || mayCoordinate(account) || <p className="notice">{t('account.noDesk')}</p>}
          <Page />
        </main>
        {atDesk && <OpenRecords />}
      </div>
    </div>
  )
}

/** What the address names. */
function Page() {
  const named = useMatch('/records/:id')?.params.id
  const { account } = useParts()
  const pickedUp = useRecordOfPickUp(named)
  return (
    <>
      {pickedUp === null && (
        <>
          <Tabs account={account} />
          <Outlet />
        </>
      )}
      <RecordSheets named={pickedUp === null ? named : String(pickedUp)} />
    </>
  )
}

/**
 * The record of a call that has just been picked up comes by itself, whatever page is shown; once, so that its responder may look elsewhere
 * during the call. First the record, then its address: a browser has as much to do about a new address, in its own window, as about the
 * record.
 *
 * @param named the record that the address names; after a reload in a call it is that of the call, and nothing is added to where "back"
 * leads
 * @returns the record, until the address names it
 */
function useRecordOfPickUp(named: string | undefined): number | null {
  const { socket } = useParts()
  const navigate = useNavigate()
  const opened = useRef<number | null>(null)
  const [ahead, setAhead] = useState<number | null>(null)
  useLayoutEffect(() => {
    const look = () => {
      const call = socket.view().state?.call
      const recordId = call?.state === 'inCall' || call?.state === 'onHold' || call?.state === 'phoneHolds' ? call.recordId : null
      if (recordId !== null && opened.current !== recordId) {
        opened.current = recordId
        setAhead(recordId)
      }
    }
    look()
    // Not by way of drawing the page with the new call first: the message and the record that it brings are drawn at once.
    return socket.subscribe(look)
  }, [socket])

  useEffect(() => {
    if (ahead === null) {
      return undefined
    }
    return whenDrawn(() => {
      if (named !== String(ahead)) {
        void navigate(`/records/${ahead}`)
      }
      setAhead(null)
    })
  }, [navigate, ahead, named])
  return ahead
}

/** Once what has changed is on the screen; soon, where nothing is drawn because the page is out of sight. @returns takes it back */
function whenDrawn(work: () => void): () => void {
  let timer = setTimeout(work, 250)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(work)
  })
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}
