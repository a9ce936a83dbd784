import { useFormats } from '../i18n/format'
import { useAllLines } from './lines'

/** Of which line a shift is, where those shown are of more than one. */
export function OfLine({ code, shown }: { code: string; shown: readonly { line: string }[] }) {
  const { language } = useFormats()
  const lines = useAllLines()
  return shown.every(({ line }) => line === code) ? null : (
    <span className="dim" data-testid="of-line" data-line={code}>
      {lines.find((line) => line.code === code)?.names[language] ?? code}
    </span>
  )
}
