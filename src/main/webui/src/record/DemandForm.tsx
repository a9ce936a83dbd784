import { ActionIcon, Textarea, TextInput } from '@mantine/core'
import { memo, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { DemandFields, DemandStatus, Mode, NonTakeUp, ServiceAttempt } from '../api/types'
import { CloseIcon } from '../kit/icons'
import { SomeOf } from '../kit/Chips'
import { same } from './draft'
import type { RecordKeeper } from './keeper'
import { subjectKey, subjectOf, useSubjects } from '../theme/subjects'
import { OneFromList } from '../kit/OneFromList'
import classes from './RecordForm.module.css'
import { Services } from './Services'
import { TypeAhead } from '../kit/TypeAhead'

const modes: Mode[] = ['information', 'orientation', 'relay', 'directHelp']
const statuses: DemandStatus[] = ['answered', 'relayed', 'followedUp', 'noStructuralAnswer', 'deferred']
const nonTakeUps: NonTakeUp[] = ['notKnown', 'notAsked', 'notProposed', 'notReached', 'notReceived', 'excluded']

interface Props {
  keeper: RecordKeeper
  demandKey: string
  fields: DemandFields
  number: number
  only: boolean
}

/** Redrawn only when this demand changes: typing in the note must not redraw three demands. */
export const DemandForm = memo(
  function DemandForm({ keeper, demandKey, fields, number, only }: Props) {
    const { t } = useTranslation()
    const subjects = useSubjects()
    const subject = fields.theme === null ? null : subjectKey({ theme: fields.theme, subtheme: fields.subtheme })

    const changeServices = useCallback(
      (services: ServiceAttempt[], pause: boolean) => keeper.typeInDemand(demandKey, 'services', services, pause),
      [keeper, demandKey],
    )

    function pickSubject(key: string | null) {
      const picked = key === null ? { theme: null, subtheme: null } : subjectOf(key)
      keeper.typeInDemand(demandKey, 'theme', picked.theme, false)
      keeper.typeInDemand(demandKey, 'subtheme', picked.subtheme, false)
    }

    return (
      <section className={classes.demand} aria-label={t('record.demand.title', { number })} data-testid="demand" data-demand={demandKey}>
        <div className={classes.demandHead}>
          <h2>{only ? t('record.demand.only') : t('record.demand.title', { number })}</h2>
        </div>
        <div data-field="theme" className={classes.theme}>
          <TypeAhead
            label={t('record.demand.theme')}
            placeholder={t('record.demand.themeHint')}
            nothingFoundMessage={t('record.demand.themeNothing')}
            choices={subjects}
            value={subject}
            onPick={pickSubject}

            data-testid="theme"
          />
        </div>
        <div data-field="status">
          <OneFromList
            label={t('record.demand.status')}
            none=""
            choices={statuses}
            name={(status) => t(`record.demand.statuses.${status}`)}
            value={fields.status}
            onPick={(status) => keeper.typeInDemand(demandKey, 'status', status, false)}

            data-testid="status"
          />
        </div>
        <OneFromList
          label={t('record.demand.nonTakeUp')}
          none={t('choice.none')}
          choices={nonTakeUps}
          name={(form) => t(`record.demand.nonTakeUps.${form}`)}
          value={fields.nonTakeUp}
          onPick={(form) => keeper.typeInDemand(demandKey, 'nonTakeUp', form, false)}

          data-testid="non-take-up"
        />
        <div data-field="modes" className={classes.wide}>
          <SomeOf
            label={t('record.demand.modes')}
            choices={modes}
            name={(mode) => t(`record.demand.mode.${mode}`)}
            value={fields.modes}
            onPick={(value) => keeper.typeInDemand(demandKey, 'modes', value, false)}

            inline
            testid="modes"
          />
        </div>
        <Textarea
          className={`${classes.half} ${classes.note}`}
          classNames={{ wrapper: classes.noteWrapper, input: classes.noteInput }}
          label={t('record.demand.comment')}
          value={fields.comment ?? ''}
          onChange={(event) =>
            keeper.typeInDemand(demandKey, 'comment', event.currentTarget.value === '' ? null : event.currentTarget.value)
          }
          rows={2}
          data-testid="comment"
        />
        <div className={`${classes.half} ${classes.column}`}>
          <Services services={fields.services} onChange={changeServices} />
          <TextInput
            className={classes.beside}
            label={t('record.demand.blockedBy')}
            placeholder={t('record.demand.blockedByHint')}
            value={fields.blockedBy ?? ''}
            onChange={(event) =>
              keeper.typeInDemand(demandKey, 'blockedBy', event.currentTarget.value === '' ? null : event.currentTarget.value)
            }
            data-testid="blocked-by"
          />
        </div>
        {/* Last, so that nobody who goes through the fields by keyboard is on it first. */}
        <ActionIcon
          className={classes.removeDemand}
          variant="subtle"
          color="gray"
          aria-label={t('record.demand.remove', { number })}
          title={t('record.demand.remove', { number })}
          onClick={() => keeper.removeDemand(demandKey)}
          data-testid="remove-demand"
        >
          <CloseIcon size={16} />
        </ActionIcon>
      </section>
    )
  },
  (one, other) =>
    one.keeper === other.keeper &&
    one.demandKey === other.demandKey &&
    one.number === other.number &&
    one.only === other.only &&
    same(one.fields, other.fields),
)
