import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const WITHOUT_A_WORD_MILLIS = 1_000

/**
 * Days that were not added up yet are counted from their calls: a year of them takes seconds, which is said rather than waited for in
 * silence.
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
