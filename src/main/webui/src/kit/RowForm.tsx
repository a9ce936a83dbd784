import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Complaint } from './Complaint'

interface Props<F> {
  label: string
  className: string | undefined
  /** What the fields hold at first; emptied to it again after each thing that was added. */
  first: F
  save: (fields: F) => Promise<unknown>
  /** What is read anew once it is saved. */
  refreshes: readonly string[]
  /** The fields are for the next one, once this one is saved. */
  adds?: boolean
  onSaved?: () => void
  testid?: string
  children: (form: { fields: F; put: (change: Partial<F>) => void; changed: boolean; busy: boolean }) => ReactNode
}

/** One thing of a list that coordinators keep, changed in its row: saved when its button says so, with why when it could not be. */
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

/** As the service wants it: nothing where nothing is written. */
export const written = <F extends Record<string, string>>(fields: F) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim() === '' ? null : value.trim()])) as {
    [K in keyof F]: string | null
  }
