import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  HangUpIcon,
  HelpIcon,
  KeypadIcon,
  MicrophoneIcon,
  MutedIcon,
  PauseIcon,
  PhoneIcon,
  ResumeIcon,
  ThirdIcon,
  TransferIcon,
} from '../../kit/icons'
import type { Does, Opened } from './actions'
import type { Asked } from './asked'
import classes from './CallPanel.module.css'
import type { CallView } from './callView'
import { type CallKey, keyNames } from './keys'

interface ButtonsProps {
  view: CallView
  does: Does
  asked: Asked
  opened: Opened
}

/** The buttons of the possible actions, each with its key. */
export function CallButtons({ view, does, asked, opened }: ButtonsProps) {
  const { t } = useTranslation()
  if (does.accept || (view.state === 'ringing' && view.reach === 'softphone')) {
    return (
      <div className={classes.buttons}>
        <Button
          className={classes.accept}
          disabled={!does.accept}
          onClick={does.accept}
          leftSection={<PhoneIcon />}
          rightSection={<Key of="accept" />}
          aria-keyshortcuts={keyNames.accept.aria}
          data-testid="accept"
        >
          {t('call.accept')}
        </Button>
        <Button
          variant="outline"
          className={classes.refuse}
          disabled={!does.refuse}
          onClick={does.refuse}
          rightSection={<Key of="refuse" />}
          aria-keyshortcuts={keyNames.refuse.aria}
          data-testid="refuse"
        >
          {t('call.refuse')}
        </Button>
      </div>
    )
  }
  if (view.state === 'wrapUp') {
    return (
      <div className={classes.buttons}>
        <Button
          variant="default"
          onClick={does.moreTime}
          rightSection={<Key of="moreTime" />}
          aria-keyshortcuts={keyNames.moreTime.aria}
          data-testid="more-time"
        >
          {t('call.moreTime')}
        </Button>
        <Button
          variant="light"
          onClick={does.ready}
          rightSection={<Key of="ready" />}
          aria-keyshortcuts={keyNames.ready.aria}
          data-testid="ready"
        >
          {t('call.ready')}
        </Button>
      </div>
    )
  }
  if (!does.hangUp) {
    return null
  }
  const held = view.state === 'onHold'
  const help = view.call?.help ?? null
  return (
    <div className={classes.talking}>
      <Tool
        of="mute"
        does={does}
        icon={view.muted ? <MutedIcon /> : <MicrophoneIcon />}
        on={view.muted}
        busy={asked.name === 'mute'}
        testid="mute"
      >
        {t(view.muted ? 'call.unmute' : 'call.mute')}
      </Tool>
      <Tool
        of="hold"
        does={does}
        icon={held ? <ResumeIcon /> : <PauseIcon />}
        on={held}
        busy={asked.name === 'hold'}
        testid={held ? 'resume' : 'hold'}
      >
        {t(held ? 'call.resume' : 'call.hold')}
      </Tool>
      <Tool of="keypad" does={does} icon={<KeypadIcon />} expanded={opened === 'keypad'} testid="keypad">
        {t('call.keypad.open')}
      </Tool>
      <Tool of="transfer" does={does} icon={<TransferIcon />} expanded={opened === 'transfer'} testid="transfer">
        {t('call.others.transfer')}
      </Tool>
      <Tool of="third" does={does} icon={<ThirdIcon />} expanded={opened === 'third'} testid="third">
        {t('call.others.third')}
      </Tool>
      <Tool of="help" does={does} icon={<HelpIcon />} on={help !== null} busy={asked.name === 'help'} testid="help">
        {t(help === null ? 'call.help' : help.by === null ? 'call.helpAsked' : 'call.helpComing')}
      </Tool>
      <Button
        className={classes.hangUp}
        onClick={does.hangUp}
        loading={asked.name === 'hangUp'}
        leftSection={<HangUpIcon />}
        rightSection={<Key of="hangUp" />}
        aria-keyshortcuts={keyNames.hangUp.aria}
        data-testid="hang-up"
      >
        {t('call.hangUp')}
      </Button>
    </div>
  )
}

interface ToolProps {
  of: CallKey
  does: Does
  icon: ReactNode
  on?: boolean
  expanded?: boolean
  busy?: boolean
  testid: string
  children: ReactNode
}

/** An unconfirmed request is shown as busy, not as done. */
function Tool({ of, does, icon, on, expanded, busy = false, testid, children }: ToolProps) {
  const key = keyNames[of]
  return (
    <button
      type="button"
      className={classes.tool}
      disabled={!does[of]}
      onClick={does[of]}
      aria-pressed={on}
      aria-expanded={expanded}
      aria-busy={busy}
      aria-keyshortcuts={key.aria}
      title={key.shown}
      data-testid={testid}
    >
      {icon}
      <span>{children}</span>
    </button>
  )
}

function Key({ of }: { of: CallKey }) {
  return (
    <kbd className={classes.key} aria-hidden="true">
      {keyNames[of].shown}
    </kbd>
  )
}
