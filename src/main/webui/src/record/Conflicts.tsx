import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParts } from '../desk/Desk'
import { readChanges } from './records'
import { difference } from './difference'
import type { Conflict } from './draft'
import type { KeeperView } from './keeper'
import classes from './RecordForm.module.css'
import { useShown } from './shown'

/** Another person changed the same field: shows both versions side by side, for one decision. No typed text is lost meanwhile. */
export function Conflicts({ view, onChoose }: { view: KeeperView; onChoose: (conflict: Conflict, value: unknown) => void }) {
  const { account } = useParts()
  const { id, version } = view.draft.server
  const changes = useQuery({
    queryKey: ['changes', id, version],
    queryFn: () => readChanges(id),
    enabled: view.conflicts.length > 0,
    staleTime: 0,
  }).data
  const last = changes
    ?.toSorted((one, other) => (one.until < other.until ? 1 : -1))
    .find((change) => change.by !== null && change.by.id !== account.id)
  return (
    <>
      {view.conflicts.map((conflict) => (
        <OneConflict
          key={`${conflict.demandKey ?? ''}.${conflict.field}`}
          conflict={conflict}
          by={last?.by?.name ?? null}
          onChoose={(value) => onChoose(conflict, value)}
        />
      ))}
    </>
  )
}

function OneConflict({ conflict, by, onChoose }: { conflict: Conflict; by: string | null; onChoose: (value: unknown) => void }) {
  const { t } = useTranslation()
  const show = useShown()
  const text = conflict.field === 'note' || conflict.field === 'comment' || conflict.field === 'blockedBy'
  return (
    <section className={classes.conflict} role="alert" data-testid="conflict" data-field={conflict.field}>
      <h2>
        {by === null
          ? t('record.conflict.title', { field: show.field(conflict.field) })
          : t('record.conflict.titleBy', { field: show.field(conflict.field), name: by })}
      </h2>
      <p>{t('record.conflict.note')}</p>
      <div className={classes.versions}>
        <div className={classes.version}>
          <p className="card-title">{t('record.conflict.mine')}</p>
          <p>{text ? <Differing one={conflict.mine} other={conflict.theirs} /> : show.value(conflict.field, conflict.mine)}</p>
        </div>
        <div className={classes.version}>
          <p className="card-title">{t('record.conflict.theirs')}</p>
          <p>{text ? <Differing one={conflict.theirs} other={conflict.mine} /> : show.value(conflict.field, conflict.theirs)}</p>
        </div>
      </div>
      <div className={classes.choose}>
        <Button size="compact-md" onClick={() => onChoose(conflict.mine)} data-testid="keep-mine">
          {t('record.conflict.keepMine')}
        </Button>
        <Button size="compact-md" variant="outline" onClick={() => onChoose(conflict.theirs)} data-testid="take-theirs">
          {t('record.conflict.takeTheirs')}
        </Button>
        {text && (
          <Button
            size="compact-md"
            variant="outline"
            onClick={() => onChoose([conflict.theirs, conflict.mine].filter(Boolean).join('\n\n'))}
            data-testid="keep-both"
          >
            {t('record.conflict.keepBoth')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** One version of a text. The words that the other version lacks are marked, by underline and bold and not by colour alone. */
function Differing({ one, other }: { one: unknown; other: unknown }) {
  const { t } = useTranslation()
  const words = typeof one === 'string' ? one : ''
  if (words === '') {
    return <>{t('record.conflict.empty')}</>
  }
  return difference(words, typeof other === 'string' ? other : '')
    .filter((run) => run.in !== 'theirs')
    .map((run, index) => (run.in === 'mine' ? <mark key={index}>{run.words}</mark> : <span key={index}>{run.words}</span>))
}
