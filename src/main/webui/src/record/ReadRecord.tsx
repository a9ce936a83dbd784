import { useTranslation } from 'react-i18next'
import type { Attempt, DemandFields, DemandStatus } from '../api/types'
import { Tag } from '../kit/Tag'
import { useThemeName } from '../theme/subjects'
import { demandOf, type Draft, fieldOf, visibleDemands } from './draft'
import classes from './ReadRecord.module.css'
import { useShown } from './shown'

const toneOfStatus: Record<DemandStatus, 'live' | 'accent' | 'ring'> = {
  answered: 'live',
  relayed: 'accent',
  followedUp: 'accent',
  noStructuralAnswer: 'ring',
  deferred: 'ring',
}

const toneOfAttempt: Record<Attempt, 'live' | 'ring'> = { reached: 'live', appointment: 'live', unreachable: 'ring', refused: 'ring' }

/** A finished record as one reads it: its words, and only the fields that were filled in. Words that are not saved yet are shown too. */
export function ReadRecord({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const { value } = useShown()
  const nature = fieldOf(draft, 'nature')
  const place = fieldOf(draft, 'place')
  const spoken = fieldOf(draft, 'spokenLanguage')
  const kind = fieldOf(draft, 'callerKind')
  const through = fieldOf(draft, 'foundThrough')
  const note = fieldOf(draft, 'note')
  const flags = (['interpreterNeeded', 'firstContact', 'forDebriefing', 'mayBeQuoted'] as const).filter(
    (flag) => fieldOf(draft, flag) === true,
  )
  const demands = visibleDemands(draft)
  return (
    <div className={classes.sheet} tabIndex={-1} data-testid="record-read">
      <div className={classes.tags}>
        <Tag tone={nature === null ? 'ring' : 'accent'}>{nature === null ? t('record.list.untitled') : value('nature', nature)}</Tag>
        {kind !== null && <Tag>{value('callerKind', kind)}</Tag>}
        {place !== null && <Named name={t('record.place.label')}>{value('place', place)}</Named>}
        {spoken !== null && <Named name={t('record.spokenLanguage.label')}>{value('spokenLanguage', spoken)}</Named>}
        {through !== null && <Named name={t('record.foundThrough.label')}>{value('foundThrough', through)}</Named>}
        {flags.map((flag) => (
          <Tag key={flag}>{t(`record.${flag}`)}</Tag>
        ))}
      </div>
      <section aria-label={t('record.note.label')}>
        {note === null || note === '' ? (
          <p className="dim">{t('record.read.noNote')}</p>
        ) : (
          <p className={classes.prose} data-testid="read-note">
            {note}
          </p>
        )}
      </section>
      {demands.map((demand, index) => (
        <ReadDemand key={demand.key} demandKey={demand.key} fields={demandOf(draft, demand.key)} number={index + 1} />
      ))}
    </div>
  )
}

function ReadDemand({ demandKey, fields, number }: { demandKey: string; fields: DemandFields; number: number }) {
  const { t } = useTranslation()
  const { value } = useShown()
  const themeName = useThemeName()
  const { status, modes, nonTakeUp, comment, services, blockedBy } = fields
  return (
    <section className={classes.demand} aria-label={t('record.demand.title', { number })} data-testid="demand" data-demand={demandKey}>
      <h2 className={classes.theme}>{themeName(fields.theme, fields.subtheme) ?? t('record.demand.title', { number })}</h2>
      {(status !== null || modes.length > 0 || nonTakeUp !== null) && (
        <div className={classes.tags}>
          {status !== null && <Tag tone={toneOfStatus[status]}>{value('status', status)}</Tag>}
          {modes.map((mode) => (
            <Tag key={mode}>{value('modes', [mode])}</Tag>
          ))}
          {nonTakeUp !== null && <Named name={t('record.demand.nonTakeUp')}>{value('nonTakeUp', nonTakeUp)}</Named>}
        </div>
      )}
      {comment !== null && comment !== '' && <p className={classes.prose}>{comment}</p>}
      {services.length > 0 && (
        <ul className={classes.services} aria-label={t('record.demand.services.label')}>
          {services.map(({ name, attempt }, index) => (
            <li key={index}>
              {name}{' '}
              <Tag tone={attempt === null ? 'plain' : toneOfAttempt[attempt]}>
                {attempt === null ? t('record.demand.services.proposed') : t(`record.demand.services.attempts.${attempt}`)}
              </Tag>
            </li>
          ))}
        </ul>
      )}
      {blockedBy !== null && blockedBy !== '' && (
        <p className={classes.blocked}>
          <span className="dim">{t('record.demand.blockedBy')}</span> {blockedBy}
        </p>
      )}
    </section>
  )
}

function Named({ name, children }: { name: string; children: string }) {
  return (
    <Tag>
      <span className="dim">{name}</span> {children}
    </Tag>
  )
}
