import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './CallPanel.module.css'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']

/** DTMF tones for a machine at the other end. Each key sends at once; so do the keyboard's digits while the focus is here. */
export function Keypad({ onKey, onClose }: { onKey: (digit: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])

  function type(event: KeyboardEvent) {
    if (KEYS.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      onKey(event.key)
    } else if (event.key === 'Escape') {
      onClose()
    }
  }

  return (
    <div className={classes.keypad} role="group" aria-label={t('call.keypad.title')} onKeyDown={type} data-testid="keypad-panel">
      {KEYS.map((key, index) => (
        <button
          key={key}
          ref={index === 0 ? first : undefined}
          type="button"
          onClick={() => onKey(key)}
          data-testid={`key-${key === '*' ? 'star' : key === '#' ? 'hash' : key}`}
        >
          {key}
        </button>
      ))}
    </div>
  )
}
