import { Select, type SelectProps } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Early } from './early'
import { useLazyList } from './lazyList'
import { type Choice, matching } from './search'
import classes from './TypeAhead.module.css'

type Props = Omit<SelectProps, 'data' | 'filter' | 'value' | 'onChange'> & {
  choices: Choice<string>[]
  value: string | null
  onPick: (value: string | null) => void
}

const AT_MOST = 80

/** A list consists of options, so the message of an empty list is an option too. */
export function Nothing({ children }: { children: ReactNode }) {
  return (
    <span role="option" aria-selected={false} aria-disabled>
      {children}
    </span>
  )
}

/**
 * A field that searches as one types, in either language and without accents. Enter and Tab both accept the marked choice, or else the
 * first: a responder who listens to a caller does not look at a list.
 */
export function TypeAhead({ choices, value, onPick, nothingFoundMessage, ...rest }: Props) {
  const { t } = useTranslation()
  const list = useLazyList()
  const typed = useRef(false)
  const early = useRef(new Early())
  const [opened, setOpened] = useState(false)
  const data = useMemo(() => {
    const listed = choices.map(({ value, label }) => ({ value, label }))
    // The earlier choice stays visible, even if its code is no longer on the list or the list has not arrived.
    return value === null || listed.some((each) => each.value === value) ? listed : [...listed, { value, label: value }]
  }, [choices, value])

  const pick = useEffectEvent(onPick)

  useEffect(() => {
    const picked = early.current.lookUp(choices)
    if (picked !== null) {
      pick(picked)
    }
  }, [choices])

  function take(event: KeyboardEvent<HTMLInputElement>) {
    if ((event.key !== 'Enter' && event.key !== 'Tab') || event.ctrlKey || event.metaKey || !typed.current) {
      return
    }
    const marked = event.currentTarget.getAttribute('aria-activedescendant')
    if (event.key === 'Enter' && marked) {
      return
    }
    typed.current = false
    if (event.key === 'Enter') {
      // It accepts the choice and, like the list's own Enter, does not send the form around it.
      event.preventDefault()
    }
    if (event.currentTarget.value.trim() === '') {
      onPick(null)
      setOpened(false)
      return
    }
    const option = marked ? document.getElementById(marked) : null
    if (option) {
      option.click()
      return
    }
    const first = matching(choices, event.currentTarget.value, 1)[0]
    if (first) {
      // The user typed faster than the list could mark its first line.
      onPick(first.value)
      setOpened(false)
    } else {
      early.current.take(event.currentTarget.value)
    }
  }

  return (
    <Select
      searchable
      clearable
      openOnFocus={false}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      allowDeselect={false}
      selectFirstOptionOnChange
      // Otherwise Mantine marks it and loses the mark a moment later: Enter would accept nothing.
      selectFirstOptionOnDropdownOpen={value === null}
      withScrollArea={false}
      classNames={{ options: classes.options }}
      {...list}
      clearButtonProps={{ 'aria-label': `${t('choice.clear')}${t('app.colon')} ${String(rest.label ?? '')}`, tabIndex: -1 }}
      {...rest}
      nothingFoundMessage={<Nothing>{nothingFoundMessage}</Nothing>}
      data={data}
      value={value}
      onInput={() => {
        typed.current = true
        early.current.forget()
      }}
      onBlur={() => {
        typed.current = false
      }}
      onKeyDown={take}
      onChange={(picked) => {
        typed.current = false
        early.current.forget()
        onPick(picked)
      }}
      filter={({ search }) => matching(choices, search, AT_MOST).map(({ value, label }) => ({ value, label }))}
    />
  )
}
