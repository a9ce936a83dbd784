import { Button } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { sentence } from './message'
import classes from './Outdated.module.css'

export interface TheirField {
  name: string
  label: string
  /** As a reader reads it. */
  value: string
  /** Absent: what stands in the form is the same. */
  take?: (() => void) | undefined
}

/** What somebody else changed while this form was open. What was typed here is kept, and saved with the next try. */
export function Outdated({ failure, theirs, testid }: { failure: unknown; theirs: TheirField[]; testid: string }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <section className={`notice ${classes.outdated}`} role="alert" aria-labelledby={id} data-testid={testid}>
      <h3 id={id}>{sentence(t, failure)}</h3>
      <p>{t('form.outdated.words')}</p>
      <ul>
        {theirs.map(({ name, label, value, take }) => (
          <li key={name} data-testid={`${testid}-field`} data-field={name}>
            <span className="dim">
              {label}
              {t('app.colon')}
            </span>{' '}
            {value}{' '}
            {take && (
              <Button size="compact-sm" variant="default" onClick={take} data-testid="take-theirs">
                {t('form.outdated.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
