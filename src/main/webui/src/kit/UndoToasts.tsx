import { Toasts } from './Toast'
import { UndoToast } from './UndoToast'

/** What was just done on a page. */
export interface Done {
  words: string
  /** Absent: it cannot be taken back. */
  undo?: (() => void) | undefined
}

/** The place of a page for what was just done there, with the button that takes it back. */
export function UndoToasts({ done, busy, close, testid }: { done: Done | null; busy?: boolean; close: () => void; testid: string }) {
  return (
    <Toasts data-offered={done?.undo !== undefined}>
      {done && <UndoToast key={done.words} words={done.words} undo={done.undo} busy={busy ?? false} close={close} testid={testid} />}
    </Toasts>
  )
}
