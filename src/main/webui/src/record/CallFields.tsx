import { Button, Checkbox, Textarea } from '@mantine/core'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerKind, FoundThrough, Nature, RecordFields } from '../api/types'
import { useFormats } from '../i18n/format'
import { OneOf } from '../kit/Chips'
import { OneFromList } from '../kit/OneFromList'
import { TypeAhead } from '../kit/TypeAhead'
import { type Draft, type FieldName, fieldOf } from './draft'
import { OUTSIDE, placeChoices, placeKey, placeOf, UNKNOWN, useCommunes, useSpokenLanguages } from './lists'
import classes from './RecordForm.module.css'

const natures: Nature[] = ['withDemand', 'silent', 'hungUp', 'wrongNumber', 'abusive', 'test']
const waysIn: FoundThrough[] = [
  'press',
  'radioTelevision',
  'internet',
  'socialMedia',
  'service',
  'wordOfMouth',
  'leaflet',
  'other',
  'unknown',
]
const callerKinds: CallerKind[] = ['self', 'relative', 'professional']

export type Type = <F extends FieldName>(field: F, value: RecordFields[F], pause?: boolean) => void

interface CallFieldsProps {
  draft: Draft
  type: Type
  onNature: (nature: Nature) => void
  disabled: boolean
}

/** The fields about the call itself. Each field is redrawn only when its value changes. */
export function CallFields({ draft, type, onNature, disabled }: CallFieldsProps) {
  const flag = (name: FlagName) => <Flag name={name} checked={fieldOf(draft, name) === true} type={type} disabled={disabled} />
  return (
    <div className={`card ${classes.fields}`}>
      <div className={classes.wide}>
        <NatureField value={fieldOf(draft, 'nature')} onPick={onNature} disabled={disabled} />
      </div>
      <div className={classes.column}>
        <CallerKindField value={fieldOf(draft, 'callerKind')} type={type} disabled={disabled} />
        <PlaceField value={placeKey(fieldOf(draft, 'place'))} type={type} disabled={disabled} />
        <div className={classes.spoken}>
          <SpokenLanguageField value={fieldOf(draft, 'spokenLanguage')} type={type} disabled={disabled} />
          {flag('interpreterNeeded')}
        </div>
      </div>
      <NoteField value={fieldOf(draft, 'note')} type={type} disabled={disabled} />
      <div className={classes.flags}>
        <FoundThroughField value={fieldOf(draft, 'foundThrough')} type={type} disabled={disabled} />
        {flag('firstContact')}
        {flag('forDebriefing')}
        {flag('mayBeQuoted')}
      </div>
    </div>
  )
}

interface FieldProps<V> {
  value: V
  type: Type
  disabled: boolean
}

const NatureField = memo(function NatureField({
  value,
  onPick,
  disabled,
}: {
  value: Nature | null
  onPick: (nature: Nature) => void
  disabled: boolean
}) {
  const { t } = useTranslation()
  return (
    <OneOf
      label={t('record.nature.label')}
      choices={natures}
      name={(choice) => t(`record.nature.${choice}`)}
      value={value}
      onPick={onPick}
      disabled={disabled}
      inline
      testid="nature"
    />
  )
})

const CallerKindField = memo(function CallerKindField({ value, type, disabled }: FieldProps<CallerKind | null>) {
  const { t } = useTranslation()
  return (
    <OneOf
      label={t('record.callerKind.label')}
      choices={callerKinds}
      name={(choice) => t(`record.callerKind.${choice}`)}
      value={value}
      onPick={(picked) => type('callerKind', picked, false)}
      disabled={disabled}
      testid="caller-kind"
    />
  )
})

type FlagName = 'interpreterNeeded' | 'firstContact' | 'forDebriefing' | 'mayBeQuoted'

const Flag = memo(function Flag({ name, checked, type, disabled }: { name: FlagName; checked: boolean; type: Type; disabled: boolean }) {
  const { t } = useTranslation()
  return (
    <Checkbox
      label={t(`record.${name}`)}
      checked={checked}
      onChange={(event) => type(name, event.currentTarget.checked, false)}
      disabled={disabled}
      data-testid={name}
    />
  )
})

const NoteField = memo(function NoteField({ value, type, disabled }: FieldProps<string | null>) {
  const { t } = useTranslation()
  return (
    <Textarea
      className={classes.note}
      classNames={{ wrapper: classes.noteWrapper, input: classes.noteInput }}
      label={t('record.note.label')}
      description={t('record.note.hint')}
      value={value ?? ''}
      onChange={(event) => type('note', event.currentTarget.value === '' ? null : event.currentTarget.value)}
      readOnly={disabled}
      rows={5}
      data-testid="note"
    />
  )
})

const PlaceField = memo(function PlaceField({ value, type, disabled }: FieldProps<string | null>) {
  const { t } = useTranslation()
  const { language } = useFormats()
  const communes = useCommunes()
  const unknown = t('record.place.unknown')
  const outside = t('record.place.outside')
  const choices = useMemo(() => placeChoices(communes, language, unknown, outside), [communes, language, unknown, outside])
  return (
    <div className={classes.place}>
      <TypeAhead
        label={t('record.place.label')}
        placeholder={t('record.place.hint')}
        nothingFoundMessage={t('record.place.nothing')}
        choices={choices}
        value={value}
        onPick={(picked) => type('place', placeOf(picked), false)}
        disabled={disabled}
        data-testid="place"
      />
      {([UNKNOWN, OUTSIDE] as const).map((kind) => (
        <Button
          key={kind}
          variant={value === kind ? 'filled' : 'default'}
          size="sm"
          aria-pressed={value === kind}
          onClick={() => type('place', value === kind ? null : placeOf(kind), false)}
          disabled={disabled}
          data-testid={`place-${kind}`}
        >
          {kind === UNKNOWN ? unknown : outside}
        </Button>
      ))}
    </div>
  )
})

const SpokenLanguageField = memo(function SpokenLanguageField({ value, type, disabled }: FieldProps<string | null>) {
  const { t } = useTranslation()
  const choices = useSpokenLanguages()
  return (
    <TypeAhead
      label={t('record.spokenLanguage.label')}
      nothingFoundMessage={t('record.spokenLanguage.nothing')}
      choices={choices}
      value={value}
      onPick={(picked) => type('spokenLanguage', picked, false)}
      disabled={disabled}
      data-testid="spoken-language"
    />
  )
})

const FoundThroughField = memo(function FoundThroughField({ value, type, disabled }: FieldProps<FoundThrough | null>) {
  const { t } = useTranslation()
  return (
    <OneFromList
      className={classes.beside}
      label={t('record.foundThrough.label')}
      none={t('choice.none')}
      choices={waysIn}
      name={(way) => t(`record.foundThrough.${way}`)}
      value={value}
      onPick={(way) => type('foundThrough', way, false)}
      disabled={disabled}
      data-testid="found-through"
    />
  )
})
