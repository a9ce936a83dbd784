import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Shows nothing for a moment, then a short text: very short waits need no spinner. */
export function Calm() {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="calm" role="status">
      {shown ? t('app.loading') : ''}
    </p>
  )
}
