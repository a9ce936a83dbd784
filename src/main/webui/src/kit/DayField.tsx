import '@mantine/dates/styles.css'
import { DateInput, DatesProvider } from '@mantine/dates'
import dayjs from 'dayjs'
import 'dayjs/locale/fr'
import 'dayjs/locale/nl'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import { useTranslation } from 'react-i18next'

// A typed 01/11 means the first of November: without this, the month is read before the day, the American way.
dayjs.extend(customParseFormat)

interface Props {
  name: string
  label: string
  /** As `2026-03-02`. */
  value: string | null
  error?: string | undefined
  onChange: (day: string | null) => void
  testid?: string
}

/** A day: typed, or picked from a calendar in the language of the screen. */
export function DayField({ name, label, value, error, onChange, testid }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <DateInput
        name={name}
        label={label}
        value={value}
        onChange={onChange}
        valueFormat="DD/MM/YYYY"
        placeholder="31/12/2026"
        clearable
        clearButtonProps={{ 'aria-label': t('choice.clear'), title: t('choice.clear') }}
        error={error}
        data-testid={testid}
      />
    </DatesProvider>
  )
}
