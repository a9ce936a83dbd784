import { Button, Checkbox, Textarea } from '@mantine/core'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerKind, FoundThrough, Nature, RecordFields } from '../api/types'
import { useFormats } from '../i18n/format'
import { OneOf } from '../kit/Chips'
import { MoreIcon } from '../kit/icons'
import { OneFromList } from '../kit/OneFromList'
import { Tag } from '../kit/Tag'
import { TypeAhead } from '../kit/TypeAhead'
import { type Draft, type FieldName, fieldOf } from './draft'
import { OUTSIDE, placeChoices, placeKey, placeOf, UNKNOWN, useCommunes, useSpokenLanguages } from './lists'
import { openMore, useMore } from './more'
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
}

/** The fields about the call itself. Each field is redrawn only when its value changes. */
export function CallFields({ draft, type, onNature }: CallFieldsProps) {
  return (
    <div className={classes.fields}>
      <div className={classes.wide}>
        <NatureField value={fieldOf(draft, 'nature')} onPick={onNature} />
      </div>
      <div className={classes.column}>
        <CallerKindField value={fieldOf(draft, 'callerKind')} type={type} />
        <PlaceField value={placeKey(fieldOf(draft, 'place'))} type={type} />
        <div className={classes.spoken}>
          <SpokenLanguageField value={fieldOf(draft, 'spokenLanguage')} type={type} />
          <Flag name="interpreterNeeded" checked={fieldOf(draft, 'interpreterNeeded') === true} type={type} />
        </div>
      </div>
      <NoteField value={fieldOf(draft, 'note')} type={type} />
      <MoreFields
        foundThrough={fieldOf(draft, 'foundThrough')}
        firstContact={fieldOf(draft, 'firstContact') === true}
        forDebriefing={fieldOf(draft, 'forDebriefing') === true}
        mayBeQuoted={fieldOf(draft, 'mayBeQuoted') === true}
        type={type}
      />
    </div>
  )
}

const rarelyChanged = ['firstContact', 'forDebriefing', 'mayBeQuoted'] as const

type MoreProps = Record<(typeof rarelyChanged)[number], boolean> & { foundThrough: FoundThrough | null; type: Type }

/** What is filled in seldom, or after the call. While folded, it says what is filled in. */
const MoreFields = memo(function MoreFields({ foundThrough, type, ...flags }: MoreProps) {
  const { t } = useTranslation()
  const open = useMore()
  const filled = [
    ...(foundThrough === null ? [] : [t(`record.foundThrough.${foundThrough}`)]),
    ...rarelyChanged.filter((flag) => flags[flag]).map((flag) => t(`record.${flag}`)),
  ]
  return (
    <div className={classes.wide}>
      <button
        type="button"
        className={classes.more}
        aria-expanded={open}
        onClick={() => openMore(!open)}
        data-testid="more-fields"
        data-filled={filled.length}
      >
        <MoreIcon size={16} />
        <span>{t('record.more')}</span>
        {!open &&
          (filled.length > 0 ? filled.map((each) => <Tag key={each}>{each}</Tag>) : <span className="dim">{t('record.moreNames')}</span>)}
      </button>
      {open && (
        <div className={classes.flags}>
          <FoundThroughField value={foundThrough} type={type} />
          {rarelyChanged.map((flag) => (
            <Flag key={flag} name={flag} checked={flags[flag]} type={type} />
          ))}
        </div>
      )}
    </div>
  )
})

interface FieldProps<V> {
  value: V
  type: Type
}

const NatureField = memo(function NatureField({ value, onPick }: { value: Nature | null; onPick: (nature: Nature) => void }) {
  const { t } = useTranslation()
  return (
    <OneOf
      label={t('record.nature.label')}
      choices={natures}
      name={(choice) => t(`record.nature.${choice}`)}
      value={value}
      onPick={onPick}

      inline
      testid="nature"
    />
  )
})

const CallerKindField = memo(function CallerKindField({ value, type }: FieldProps<CallerKind | null>) {
  const { t } = useTranslation()
  return (
    <OneOf
      label={t('record.callerKind.label')}
      choices={callerKinds}
      name={(choice) => t(`record.callerKind.${choice}`)}
      value={value}
      onPick={(picked) => type('callerKind', picked, false)}

      testid="caller-kind"
    />
  )
})

type FlagName = 'interpreterNeeded' | 'firstContact' | 'forDebriefing' | 'mayBeQuoted'

const Flag = memo(function Flag({ name, checked, type }: { name: FlagName; checked: boolean; type: Type }) {
  const { t } = useTranslation()
  return (
    <Checkbox
      label={t(`record.${name}`)}
      checked={checked}
      onChange={(event) => type(name, event.currentTarget.checked, false)}

      data-testid={name}
    />
  )
})

const NoteField = memo(function NoteField({ value, type }: FieldProps<string | null>) {
  const { t } = useTranslation()
  return (
    <Textarea
      className={classes.note}
      classNames={{ wrapper: classes.noteWrapper, input: classes.noteInput }}
      label={t('record.note.label')}
      description={t('record.note.hint')}
      value={value ?? ''}
      onChange={(event) => type('note', event.currentTarget.value === '' ? null : event.currentTarget.value)}
      rows={5}
      data-testid="note"
    />
  )
})

const PlaceField = memo(function PlaceField({ value, type }: FieldProps<string | null>) {
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

        data-testid="place"
      />
      {([UNKNOWN, OUTSIDE] as const).map((kind) => (
        <Button
          key={kind}
          variant={value === kind ? 'filled' : 'default'}
          size="sm"
          aria-pressed={value === kind}
          onClick={() => type('place', value === kind ? null : placeOf(kind), false)}

          data-testid={`place-${kind}`}
        >
          {kind === UNKNOWN ? unknown : outside}
        </Button>
      ))}
    </div>
  )
})

const SpokenLanguageField = memo(function SpokenLanguageField({ value, type }: FieldProps<string | null>) {
  const { t } = useTranslation()
  const choices = useSpokenLanguages()
  return (
    <TypeAhead
      label={t('record.spokenLanguage.label')}
      nothingFoundMessage={t('record.spokenLanguage.nothing')}
      choices={choices}
      value={value}
      onPick={(picked) => type('spokenLanguage', picked, false)}

      data-testid="spoken-language"
    />
  )
})

const FoundThroughField = memo(function FoundThroughField({ value, type }: FieldProps<FoundThrough | null>) {
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

      data-testid="found-through"
    />
  )
})
