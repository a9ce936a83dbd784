import { useFormats } from '../i18n/format'
import { useBoard } from './Live'
import classes from './LineStates.module.css'

/** Of which line, where there is more than one. */
export function LineName({ code }: { code: string | null }) {
  const { language } = useFormats()
  const lines = useBoard('lines')
  const name = lines.find((line) => line.code === code)?.names[language] ?? code
  return lines.length < 2 || name === null ? null : (
    <span className={classes.of} title={name} data-testid="of-line" data-line={code}>
      {name}
    </span>
  )
}
