import { type ReactNode, useId } from 'react'
import classes from './Chips.module.css'

interface Shared<C extends string> {
  label: string
  choices: readonly C[]
  name: (choice: C) => string
  disabled?: boolean | undefined
  /** Puts the name beside the choices if there is room; otherwise above them. */
  inline?: boolean | undefined
  testid: string
}

function Group({
  label,
  inline,
  disabled,
  testid,
  value,
  children,
}: Pick<Shared<string>, 'label' | 'inline' | 'disabled' | 'testid'> & { value: string; children: ReactNode }) {
  return (
    <fieldset
      className={inline ? `${classes.group} ${classes.inline}` : classes.group}
      disabled={disabled}
      data-testid={testid}
      data-value={value}
    >
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.chips}>{children}</div>
    </fieldset>
  )
}

/** One of a few: native radio buttons, so that the arrow keys and every screen reader work. */
export function OneOf<C extends string>({
  choices,
  name,
  value,
  onPick,
  ...group
}: Shared<C> & { value: C | null; onPick: (value: C) => void }) {
  const id = useId()
  return (
    <Group {...group} value={value ?? ''}>
      {choices.map((choice) => (
        <label key={choice} className={classes.chip}>
          <input type="radio" name={id} value={choice} checked={value === choice} onChange={() => onPick(choice)} />
          <span>{name(choice)}</span>
        </label>
      ))}
    </Group>
  )
}

/** Any of a few. */
export function SomeOf<C extends string>({
  choices,
  name,
  value,
  onPick,
  ...group
}: Shared<C> & { value: readonly C[]; onPick: (value: C[]) => void }) {
  return (
    <Group {...group} value={value.join(' ')}>
      {choices.map((choice) => (
        <label key={choice} className={classes.chip}>
          <input
            type="checkbox"
            value={choice}
            checked={value.includes(choice)}
            onChange={(event) => onPick(choices.filter((each) => (each === choice ? event.currentTarget.checked : value.includes(each))))}
          />
          <span>{name(choice)}</span>
        </label>
      ))}
    </Group>
  )
}
