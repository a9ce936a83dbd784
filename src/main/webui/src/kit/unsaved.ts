import { useEffect } from 'react'

/** What was typed and not saved, by the form that holds it. Choosing something else, and coming back, loses nothing of it. */
const forms = new Map<string, unknown>()

function ask(event: BeforeUnloadEvent) {
  event.preventDefault()
}

/** While something is unsaved, the browser asks before it closes or reloads the page. It is nowhere but in this page: it may be private. */
function watch() {
  if (forms.size === 0) {
    window.removeEventListener('beforeunload', ask)
  } else {
    window.addEventListener('beforeunload', ask)
  }
}

export const unsaved = <T>(form: string): T | undefined => forms.get(form) as T | undefined

export const isUnsaved = (form: string): boolean => forms.has(form)

export function forget(form: string): void {
  forms.delete(form)
  watch()
}

/** Keeps what is typed in a form. @param typed null: all of it is saved */
export function useUnsaved(form: string, typed: unknown): void {
  useEffect(() => {
    if (typed === null) {
      forget(form)
    } else {
      forms.set(form, typed)
      watch()
    }
  })
}
