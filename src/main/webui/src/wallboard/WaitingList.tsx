import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCallAsks } from './asks'
import { Card } from '../kit/Card'
import { ChoiceForm } from './ChoiceForm'
import { CutList } from '../kit/CutList'
import { Elapsed } from './Elapsed'
import { LanguageMark } from '../kit/LanguageMark'
import { LineName } from './LineName'
import { useBoard } from './Live'
import { toGive } from './give'
import type { WaitingCall } from './types'
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
          <CutList className={classes.rows} count={waiting.length} testId="waiting" ordered labelledBy={id}>
            {waiting.map((call) => (
              <WaitingRow key={call.callId} call={call} />
            ))}
          </CutList>
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
      <span className={classes.grow}>
        <LineName code={call.line} />
      </span>
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

/** Who speaks the caller's language comes first and is preselected; the others are listed too: one of them may be the right choice. */
function GiveForm({ call, done }: { call: WaitingCall; done: () => void }) {
  const { t } = useTranslation()
  const asks = useCallAsks()
  const fitting = toGive(useBoard('responders'), call)
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
