import { useEffect, useRef } from 'react'

/** Only function keys, with or without Shift: letters are for typing in the record. */
export const keyNames = {
  accept: { key: 'F2', shift: false, shown: 'F2', aria: 'F2' },
  refuse: { key: 'F4', shift: false, shown: 'F4', aria: 'F4' },
  hangUp: { key: 'F4', shift: true, shown: '⇧F4', aria: 'Shift+F4' },
  mute: { key: 'F8', shift: false, shown: 'F8', aria: 'F8' },
  hold: { key: 'F9', shift: false, shown: 'F9', aria: 'F9' },
  transfer: { key: 'F9', shift: true, shown: '⇧F9', aria: 'Shift+F9' },
  third: { key: 'F8', shift: true, shown: '⇧F8', aria: 'Shift+F8' },
  keypad: { key: 'F2', shift: true, shown: '⇧F2', aria: 'Shift+F2' },
  help: { key: 'F1', shift: true, shown: '⇧F1', aria: 'Shift+F1' },
  moreTime: { key: 'F8', shift: false, shown: 'F8', aria: 'F8' },
  ready: { key: 'F9', shift: false, shown: 'F9', aria: 'F9' },
} as const

export type CallKey = keyof typeof keyNames

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** The action of a key now; null: none, so the browser handles the key. Two actions of one key are never possible at the same time. */
export function keyAction(pressed: Pressed, possible: (key: CallKey) => boolean): CallKey | null {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey) {
    return null
  }
  const fits = (Object.keys(keyNames) as CallKey[]).filter(
    (name) => keyNames[name].key === pressed.key && keyNames[name].shift === pressed.shiftKey,
  )
  return fits.find(possible) ?? null
}

export function useCallKeys(does: { [K in CallKey]?: () => void }): void {
  const latest = useRef(does)
  latest.current = does
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = keyAction(event, (key) => latest.current[key] !== undefined)
      if (action !== null) {
        event.preventDefault()
        if (!event.repeat) {
          latest.current[action]?.()
        }
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
