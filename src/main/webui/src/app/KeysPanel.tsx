import { ActionIcon, Popover } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CallKey, keyNames } from '../desk/call/keys'
import classes from './KeysPanel.module.css'

const inCall: CallKey[] = ['mute', 'hold', 'transfer', 'third', 'keypad', 'help', 'hangUp']
const around: CallKey[] = ['accept', 'refuse', 'moreTime', 'ready']

/** The list of all keys, opened with `?`. It does not trap the focus: Escape or a second `?` closes it. */
export function KeysPanel() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target
      const typing = at instanceof HTMLElement && at.matches('input:not([type=radio], [type=checkbox]), textarea, select')
      if (event.key === '?' && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault()
        setOpened((before) => !before)
      } else if (event.key === 'Escape') {
        setOpened(false)
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  const call = (key: CallKey) => <Line key={key} shown={keyNames[key].shown} words={t(`keys.${key}`)} />
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} shadow="md" transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('keys.title')}
          title={`${t('keys.title')} (?)`}
          onClick={() => setOpened(!opened)}
          data-testid="keys"
        >
          <span aria-hidden="true" className={classes.mark}>
            ?
          </span>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('keys.title')} data-testid="keys-panel">
        <h2 className={classes.title}>{t('keys.calls')}</h2>
        <dl className={classes.list}>
          {around.map(call)}
          {inCall.map(call)}
        </dl>
        <h2 className={classes.title}>{t('keys.record')}</h2>
        <dl className={classes.list}>
          <Line shown={t('record.demand.addKey')} words={t('record.demand.add')} />
          <Line shown="F10" words={t('record.personal.remove')} />
          <Line shown={t('keys.enterOrTab')} words={t('keys.typeAhead')} />
          <Line shown={t('keys.arrows')} words={t('keys.radio')} />
          <Line shown={t('keys.space')} words={t('keys.checkbox')} />
          <Line shown="?" words={t('keys.title')} />
        </dl>
      </Popover.Dropdown>
    </Popover>
  )
}

function Line({ shown, words }: { shown: string; words: string }) {
  return (
    <div>
      <dt>
        <kbd>{shown}</kbd>
      </dt>
      <dd>{words}</dd>
    </div>
  )
}
