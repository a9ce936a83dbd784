import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Complaint } from './Complaint'

interface Props<F> {
  label: string
  className: string | undefined
  /** The initial values of the fields; they are reset to these after each addition. */
  first: F
  save: (fields: F) => Promise<unknown>
  /** The queries to reload after saving. */
  refreshes: readonly string[]
  /** After saving, clears the fields for the next addition. */
  adds?: boolean
  onSaved?: () => void
  testid?: string
  children: (form: { fields: F; put: (change: Partial<F>) => void; changed: boolean; busy: boolean }) => ReactNode
}

/** Edits one entry of a coordinators' list in its row. Its button saves it; if that fails, the reason is shown. */
export function RowForm<F extends Record<string, string>>({
  label,
  className,
  first,
  save,
  refreshes,
  adds = false,
  onSaved,
  testid,
  children,
}: Props<F>) {
  const client = useQueryClient()
  const [fields, setFields] = useState(first)
  const change = useMutation({
    mutationFn: () => save(fields),
    onSuccess: async () => {
      if (adds) {
        setFields(first)
      }
      await client.invalidateQueries({ queryKey: refreshes })
      onSaved?.()
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate()
  }
  const changed = Object.keys(first).some((name) => fields[name]?.trim() !== first[name])
  return (
    <form className={className} onSubmit={submit} aria-label={label} data-testid={testid}>
      {children({ fields, put: (change) => setFields({ ...fields, ...change }), changed, busy: change.isPending })}
      <Complaint of={change.error} />
    </form>
  )
}

/** The fields as the service takes them: an empty one is null. */
export const written = <F extends Record<string, string>>(fields: F) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim() === '' ? null : value.trim()])) as {
    [K in keyof F]: string | null
  }
