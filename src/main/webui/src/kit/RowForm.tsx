import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Complaint } from './Complaint'
import { Outdated } from './Outdated'
import { changedNames, mergedFields, presentOf } from './present'

/** An entry that somebody else may change while it is edited here. */
interface Edits<F, T> {
  version: number
  fieldsOf: (present: T & { version: number }) => F
  label: (name: keyof F) => string
}

interface Props<F, T> {
  label: string
  className: string | undefined
  /** The initial values of the fields; they are reset to these after each addition. */
  first: F
  /** @param version upon which the fields were written; without meaning for an addition */
  save: (fields: F, version: number) => Promise<unknown>
  /** The queries to reload after saving. */
  refreshes: readonly string[]
  /** Absent: each save is an addition, and clears the fields for the next one. */
  edits?: Edits<F, T>
  onSaved?: () => void
  testid?: string
  children: (form: { fields: F; put: (change: Partial<F>) => void; changed: boolean; busy: boolean }) => ReactNode
}

/** Edits one entry of a coordinators' list in its row. Its button saves it; if that fails, the reason is shown. */
export function RowForm<F extends Record<string, string>, T = never>({
  label,
  className,
  first,
  save,
  refreshes,
  edits,
  onSaved,
  testid,
  children,
}: Props<F, T>) {
  const { t } = useTranslation()
  const client = useQueryClient()
  // What is typed is typed about this state, whatever others change meanwhile.
  const [base, setBase] = useState({ fields: first, version: edits?.version ?? 0 })
  const [fields, setFields] = useState(first)
  const [theirs, setTheirs] = useState<{ fields: F; names: (keyof F)[] } | null>(null)
  const change = useMutation({
    mutationFn: () => save(fields, base.version),
    onSuccess: async () => {
      setTheirs(null)
      if (edits === undefined) {
        setFields(first)
      } else {
        setBase({ ...base, fields })
      }
      await client.invalidateQueries({ queryKey: refreshes })
      onSaved?.()
    },
    onError: (failure) => {
      const present = presentOf<T & { version: number }>(failure)
      if (present !== null && edits !== undefined) {
        const now = edits.fieldsOf(present)
        setTheirs({ fields: now, names: changedNames(base.fields, now) })
        setFields(mergedFields(base.fields, fields, now))
        setBase({ fields: now, version: present.version })
      }
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate()
  }
  const changed = Object.keys(base.fields).some((name) => fields[name]?.trim() !== base.fields[name]?.trim())
  // It was saved, or somebody else changed it and nothing was typed here.
  const newer = edits !== undefined && edits.version > base.version && !changed
  useEffect(() => {
    if (newer) {
      setBase({ fields: first, version: edits.version })
      setFields(first)
    }
  }, [newer, first, edits])
  const put = (change: Partial<F>) => setFields({ ...fields, ...change })
  return (
    <form className={className} onSubmit={submit} aria-label={label} data-testid={testid}>
      {theirs && edits && (
        <Outdated
          failure={change.error}
          testid="outdated"
          theirs={theirs.names.map((name) => ({
            name: String(name),
            label: edits.label(name),
            value: theirs.fields[name] || t('form.outdated.nothing'),
            take: fields[name] === theirs.fields[name] ? undefined : () => put({ [name]: theirs.fields[name] } as Partial<F>),
          }))}
        />
      )}
      {children({ fields, put, changed, busy: change.isPending })}
      <Complaint of={theirs ? null : change.error} />
    </form>
  )
}

/** The fields as the service takes them: an empty one is null. */
export const written = <F extends Record<string, string>>(fields: F) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim() === '' ? null : value.trim()])) as {
    [K in keyof F]: string | null
  }
