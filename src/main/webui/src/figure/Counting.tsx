import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const WITHOUT_A_WORD_MILLIS = 1_000

/**
 * Days without stored sums are counted from their calls. For a year this takes seconds, so the screen says that it is counting.
 */
export function Counting({ busy }: { busy: boolean }) {
  const { t } = useTranslation()
  const [long, setLong] = useState(false)
  useEffect(() => {
    setLong(false)
    const timer = setTimeout(() => setLong(busy), WITHOUT_A_WORD_MILLIS)
    return () => clearTimeout(timer)
  }, [busy])
  return (
    <div role="status">
      {long && (
        <p className="notice" data-testid="counting">
          {t('history.counting')}
        </p>
      )}
    </div>
  )
}
