import { Select, type SelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { type Choice, matching } from './search'

type Props = Omit<SelectProps, 'data' | 'filter' | 'value' | 'onChange'> & {
  choices: Choice<string>[]
  value: string | null
  onPick: (value: string | null) => void
}

/** A field that finds by typing, in either language and without accents. */
export function TypeAhead({ choices, value, onPick, ...rest }: Props) {
  const data = useMemo(() => {
    const listed = choices.map(({ value, label }) => ({ value, label }))
    // A code that is no longer on the list, or a list that has not arrived: what was chosen stays visible.
    return value === null || listed.some((each) => each.value === value) ? listed : [...listed, { value, label: value }]
  }, [choices, value])
  return (
    <Select
      searchable
      clearable
      selectFirstOptionOnChange
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
      {...rest}
      data={data}
      value={value}
      onChange={onPick}
      filter={({ search }) => matching(choices, search, 80).map(({ value, label }) => ({ value, label }))}
    />
  )
}
