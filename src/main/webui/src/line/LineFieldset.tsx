import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languages } from '../i18n'
import { SomeOf } from '../kit/Chips'
import classes from './Hours.module.css'
import { chosen, type LineField, type LineFields, otherNames } from './lineForm'

/** So that the inputs of a row stand beside each other, however long their hints are. */
export const hintBelow: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'error', 'description']

/** What callers and responders know a line by: its names, numbers and languages. */
export function LineFieldset({
  fields,
  wrong,
  put,
}: {
  fields: LineFields
  wrong: readonly LineField[]
  put: (next: Partial<LineFields>) => void
}) {
  const { t } = useTranslation()
  const error = (name: LineField) => (wrong.includes(name) ? t(`lines.wrong.${name}`) : undefined)
  return (
    <>
      <div className={classes.settings}>
        <TextInput
          name="name"
          label={t('lines.field.name')}
          maxLength={100}
          value={fields.name}
          error={error('name')}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        {otherNames.map((name) => (
          <TextInput
            key={name}
            name={name}
            lang={name === 'nameNl' ? 'nl' : 'en'}
            label={t(`lines.field.${name}`)}
            placeholder={fields.name}
            maxLength={100}
            value={fields[name]}
            onChange={(event) => put({ [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <div className={classes.settings}>
        <Textarea
          name="numbers"
          label={t('lines.field.numbers')}
          description={t('lines.hint.numbers')}
          inputWrapperOrder={hintBelow}
          autosize
          minRows={2}
          maxLength={400}
          value={fields.numbers}
          error={error('numbers')}
          onChange={(event) => put({ numbers: event.currentTarget.value })}
        />
        <TextInput
          name="presented"
          label={t('lines.field.presented')}
          description={t('lines.hint.presented')}
          inputWrapperOrder={hintBelow}
          maxLength={30}
          value={fields.presented}
          error={error('presented')}
          onChange={(event) => put({ presented: event.currentTarget.value })}
        />
      </div>
      <SomeOf
        label={t('lines.field.languages')}
        choices={languages}
        name={(each) => {
          const key = fields.languages.indexOf(each) + 1
          return key > 0 ? `${key} ${t(`language.${each}`)}` : t(`language.${each}`)
        }}
        value={fields.languages}
        onPick={(picked) => put({ languages: chosen(fields.languages, picked) })}
        testid="line-languages"
      />
      {wrong.includes('languages') && <p className={classes.wrong}>{t('lines.wrong.languages')}</p>}
    </>
  )
}
