import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCallAsks } from './asks'
import { Elapsed } from './Elapsed'
import { LanguageMark } from './LanguageMark'
import { useBoard, useLive } from './Live'
import type { WaitingCall } from './types'
import { useWall } from './wall'
import classes from './lists.module.css'

export function WaitingList() {
  const { t } = useTranslation()
  const waiting = useBoard('waiting')
  return (
    <section className={classes.card} aria-labelledby="waiting-title" data-testid="waiting">
      <div className={classes.head}>
        <h2 id="waiting-title" className={classes.title}>
          {t('wallboard.waiting.title')}
        </h2>
      </div>
      {waiting.length === 0 ? (
        <p className={classes.none}>{t('queue.nobody')}</p>
      ) : (
        <ol className={classes.list} style={{ paddingInlineStart: 0 }} tabIndex={0} aria-labelledby="waiting-title">
          {waiting.map((call) => (
            <WaitingRow key={call.callId} call={call} />
          ))}
        </ol>
      )}
    </section>
  )
}

const WaitingRow = memo(function WaitingRow({ call }: { call: WaitingCall }) {
  const { t } = useTranslation()
  const wall = useWall()
  const [giving, setGiving] = useState(false)
  return (
    <li className={classes.row} data-testid="waiting-call" data-call-id={call.callId} data-language={call.language ?? ''} data-position={call.position} data-since={call.since}>
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

/** Those who could take it now come first; a responder of another language may be just the right one. */
function GiveForm({ call, done }: { call: WaitingCall; done: () => void }) {
  const { t } = useTranslation()
  const { actions } = useLive()
  const asks = useCallAsks()
  const responders = useBoard('responders').filter((each) => each.state === 'ready')
  const [chosen, setChosen] = useState('')
  const fitting = [...responders].sort((one, other) => Number(speaks(other.languages)) - Number(speaks(one.languages)))
  const to = responders.find((each) => String(each.id) === chosen) ?? fitting[0]

  function speaks(languages: string[]): boolean {
    return call.language !== null && languages.includes(call.language)
  }

  async function give(event: FormEvent) {
    event.preventDefault()
    if (to && (await actions.ask(asks.give(call, to)))) {
      done()
    }
  }

  if (fitting.length === 0) {
    return <p className={classes.detail}>{t('wallboard.waiting.nobodyReady')}</p>
  }
  return (
    <div className={classes.panel}>
      <form onSubmit={(event) => void give(event)}>
        <NativeSelect
          aria-label={t('wallboard.waiting.giveTo')}
          size="xs"
          value={to ? String(to.id) : ''}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={fitting.map((each) => ({ value: String(each.id), label: `${each.name} (${each.languages.map((language) => language.toUpperCase()).join(' ')})` }))}
          data-testid="give-to"
        />
        <Button type="submit" size="compact-sm" data-testid="give-confirm">
          {t('wallboard.waiting.giveNow')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={done}>
          {t('duty.cancel')}
        </Button>
      </form>
    </div>
  )
}
