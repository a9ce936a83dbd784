import type { ReactNode } from 'react'
import { CloseIcon } from './icons'
import classes from './Toast.module.css'

/** Messages at the foot of the page and over it, so that nothing moves. They are read out. */
export function Toasts({
  children,
  label,
  ...rest
}: {
  children: ReactNode
  label?: string
  'data-testid'?: string
  'data-offered'?: boolean
}) {
  return (
    <div className={classes.over} role="status" aria-label={label} {...rest}>
      {children}
    </div>
  )
}

interface ToastProps {
  words: ReactNode
  /** Buttons. */
  children?: ReactNode
  icon?: ReactNode
  /** Puts the message away; none while that is impossible. */
  close?: () => void
  closeWords: string
  /** Colours the message. */
  stage?: 'sending' | 'accepted' | 'late' | 'done' | 'refused'
  'data-testid'?: string
  'data-key'?: string
}

export function Toast({ words, children, icon, close, closeWords, stage, ...rest }: ToastProps) {
  return (
    <div className={classes.row} data-stage={stage} {...rest}>
      {icon}
      <span className={classes.words}>{words}</span>
      {children}
      {close && (
        <button type="button" className={classes.close} onClick={close} aria-label={closeWords} title={closeWords}>
          <CloseIcon />
        </button>
      )}
    </div>
  )
}
