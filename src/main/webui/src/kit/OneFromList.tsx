import { NativeSelect, type NativeSelectProps } from '@mantine/core'

type Props<C extends string> = Omit<NativeSelectProps, 'data' | 'name' | 'value' | 'onChange'> & {
  choices: readonly C[]
  name: (choice: C) => string
  /** The text shown while nothing is chosen; selecting it clears the choice. */
  none: string
  value: C | null
  onPick: (value: C | null) => void
}

/** One from a list that is too long for chips: the browser's native select, which handles letters and arrow keys at any typing speed. */
export function OneFromList<C extends string>({ choices, name, none, value, onPick, ...rest }: Props<C>) {
  return (
    <NativeSelect
      {...rest}
      data={[{ value: '', label: none }, ...choices.map((choice) => ({ value: choice, label: name(choice) }))]}
      value={value ?? ''}
      onChange={(event) => onPick(event.currentTarget.value === '' ? null : (event.currentTarget.value as C))}
      data-chosen={value !== null}
    />
  )
}
