import { ActionIcon, Autocomplete } from '@mantine/core'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attempt, ServiceAttempt } from '../api/types'
import { CloseIcon } from '../kit/icons'
import { useLazyList } from '../kit/lazyList'
import { useServices } from './lists'
import chips from '../kit/Chips.module.css'
import { OneFromList } from '../kit/OneFromList'
import classes from './RecordForm.module.css'
import { matching } from '../kit/search'

const attempts: Attempt[] = ['reached', 'unreachable', 'refused', 'appointment']

interface Props {
  services: ServiceAttempt[]
  onChange: (services: ServiceAttempt[], pause: boolean) => void
}

/**
 * The proposed services, and the result of each attempt to reach them. There is always an empty line for the next one; a second attempt is
 * a second line.
 */
export const Services = memo(function Services({ services, onChange }: Props) {
  const { t } = useTranslation()
  /** A line in the middle whose name has been deleted and is about to be typed again. */
  const [emptied, setEmptied] = useState<number | null>(null)
  const blank: ServiceAttempt = { name: '', attempt: null }
  const lines = emptied === null ? services : [...services.slice(0, emptied), blank, ...services.slice(emptied)]
  const shown = emptied === services.length ? lines : [...lines, blank]

  function change(index: number, line: ServiceAttempt, pause: boolean) {
    const others = lines.filter((_, at) => at !== index)
    if (line.name === '') {
      setEmptied(index < others.length ? index : null)
      onChange(others, pause)
      return
    }
    setEmptied((at) => (at === index ? null : at))
    onChange(
      [...lines.slice(0, index), line, ...lines.slice(index + 1)].filter((each) => each.name !== ''),
      pause,
    )
  }

  return (
    <fieldset className={`${chips.group} ${classes.services}`} data-testid="services" data-count={services.length}>
      <legend className={chips.legend}>{t('record.demand.services.label')}</legend>
      {shown.map((line, index) => (
        <OneService
          // The key is the index: the line being typed in must stay the same field.
          key={index}
          line={line}
          number={index + 1}
          onChange={(changed, pause) => change(index, changed, pause)}
          onLeave={() => emptied === index && setEmptied(null)}
        />
      ))}
    </fieldset>
  )
})

interface LineProps {
  line: ServiceAttempt
  number: number
  onChange: (line: ServiceAttempt, pause: boolean) => void
  onLeave: () => void
}

function OneService({ line, number, onChange, onLeave }: LineProps) {
  const { t } = useTranslation()
  const known = useServices()
  const names = useLazyList()
  return (
    <div className={classes.service} data-testid="service">
      <Autocomplete
        size="xs"
        aria-label={t('record.demand.services.name', { number })}
        placeholder={number === 1 ? t('record.demand.services.hint') : t('record.demand.services.next')}
        data={known.map(({ label }) => label)}
        filter={({ search, limit }) => matching(known, search, limit).map(({ label }) => ({ value: label, label }))}
        limit={8}
        value={line.name}
        onChange={(name) => onChange({ ...line, name: name.trimStart() }, true)}
        onBlur={onLeave}
        {...names}
        data-testid="service-name"
      />
      <OneFromList
        size="xs"
        aria-label={t('record.demand.services.attempt', { number })}
        none={t('record.demand.services.proposed')}
        choices={attempts}
        name={(attempt) => t(`record.demand.services.attempts.${attempt}`)}
        value={line.attempt}
        onPick={(attempt) => onChange({ ...line, attempt }, false)}
        disabled={line.name === ''}
        data-testid="service-attempt"
      />
      {line.name !== '' && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('record.demand.services.remove', { name: line.name })}
          onClick={() => onChange({ name: '', attempt: null }, false)}
          data-testid="remove-service"
        >
          <CloseIcon size={14} />
        </ActionIcon>
      )}
    </div>
  )
}
