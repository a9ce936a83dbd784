import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCallAsks } from './asks'
import { Card } from '../kit/Card'
import { ChoiceForm } from './ChoiceForm'
import { Elapsed } from './Elapsed'
import { LanguageMark } from '../kit/LanguageMark'
import { useBoard } from './Live'
import type { ResponderNow, WaitingCall } from './types'
import { useWall } from './wall'
import classes from '../kit/Card.module.css'

export function WaitingList() {
  const { t } = useTranslation()
  const waiting = useBoard('waiting')
  return (
    <Card title={t('wallboard.waiting.title')} testId="waiting">
      {(id) =>
        waiting.length === 0 ? (
          <p className={classes.none}>{t('wallboard.waiting.nobody')}</p>
        ) : (
          <ol className={classes.list} style={{ paddingInlineStart: 0 }} tabIndex={0} aria-labelledby={id}>
            {waiting.map((call) => (
              <WaitingRow key={call.callId} call={call} />
            ))}
          </ol>
        )
      }
    </Card>
  )
}

const WaitingRow = memo(function WaitingRow({ call }: { call: WaitingCall }) {
  const { t } = useTranslation()
  const wall = useWall()
  const [giving, setGiving] = useState(false)
  return (
    <li
      className={classes.row}
      data-testid="waiting-call"
      data-call-id={call.callId}
      data-language={call.language ?? ''}
      data-position={call.position}
      data-since={call.since}
    >
      <span className={`tabular ${classes.position}`}>
        <span className="unseen">{t('wallboard.waiting.position')} </span>
        {call.position}
      </span>
      <LanguageMark language={call.language} />
      <span className={classes.grow} />
      <Elapsed since={call.since} className={classes.time} />
      {!wall && (
        <Button size="compact-sm" variant="subtle" aria-expanded={giving} onClick={() => setGiving(!giving)} data-testid="give">
          {t('wallboard.waiting.give')}
        </Button>
      )}
      {giving && <GiveForm call={call} done={() => setGiving(false)} />}
    </li>
  )
})

/** Responders who could take the call now come first. Those of another language are listed too: one of them may be the right choice. */
function GiveForm({ call, done }: { call: WaitingCall; done: () => void }) {
  const { t } = useTranslation()
  const asks = useCallAsks()
  const ready = useBoard('responders').filter((each) => each.state === 'ready')
  const speaks = ({ languages }: ResponderNow) => call.language !== null && languages.includes(call.language)
  const fitting = [...ready].sort((one, other) => Number(speaks(other)) - Number(speaks(one)))
  return fitting.length === 0 ? (
    <p className={classes.detail}>{t('wallboard.waiting.nobodyReady')}</p>
  ) : (
    <div className={classes.panel}>
      <ChoiceForm
        choices={fitting.map((each) => ({
          of: each,
          key: String(each.id),
          label: `${each.name} (${each.languages.map((language) => language.toUpperCase()).join(' ')})`,
        }))}
        ask={(to) => asks.give(call, to)}
        label={t('wallboard.waiting.giveTo')}
        confirm={t('wallboard.waiting.giveNow')}
        testId="give-to"
        done={done}
      />
    </div>
  )
}
