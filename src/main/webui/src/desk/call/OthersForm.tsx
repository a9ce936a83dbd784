import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/http'
import { Complaint } from '../../kit/Complaint'
import type { Colleague, DirectoryEntry } from '../../api/types'
import { useFormats } from '../../i18n/format'
import { OneOf } from '../../kit/Chips'
import { matching } from '../../kit/search'
import { Nothing } from '../../kit/TypeAhead'
import type { Asked } from './asked'
import { callControl } from './callControl'
import classes from './CallPanel.module.css'
import { colleagueChoices, directoryChoices, dialled, labelOf, partyOf } from './others'

const COLLEAGUES_MILLIS = 4_000

interface Props {
  purpose: 'transfer' | 'third'
  callId: string
  asked: Asked
  onClose: () => void
}

/** Chooses a person for a transfer or as third person: a colleague on duty, a directory entry, or a number. By typing, as everywhere. */
export function OthersForm({ purpose, callId, asked, onClose }: Props) {
  const { t } = useTranslation()
  const colleagues = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => call<Colleague[]>('/api/colleagues'),
    refetchInterval: COLLEAGUES_MILLIS,
    staleTime: 0,
  })
  const directory = useQuery({ queryKey: ['directory'], queryFn: () => call<DirectoryEntry[]>('/api/directory'), staleTime: 60_000 })
  const { language } = useFormats()
  const [search, setSearch] = useState('')
  const [picked, setPicked] = useState<string | null>(null)
  const [way, setWay] = useState<'speakFirst' | 'blind'>('speakFirst')
  const [caller, setCaller] = useState<'present' | 'held'>('present')
  const [listed, setListed] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const choices = useMemo(
    () => [
      ...colleagueChoices(colleagues.data ?? [], (state) => t(`call.others.colleague.${state}`)),
      ...directoryChoices(directory.data ?? [], language),
    ],
    [colleagues.data, directory.data, language, t],
  )
  const number = dialled(search)
  const found = useMemo(() => {
    const matches: { value: string; label: string; disabled?: boolean }[] = matching(choices, search, 30).map(({ value, label, away }) => ({
      value,
      label,
      disabled: away,
    }))
    if (number !== null) {
      matches.push({ value: `n${number}`, label: number })
    }
    const known = picked === null || matches.some((each) => each.value === picked)
    return known ? matches : [...matches, { value: picked, label: labelOf(picked, choices) }]
  }, [choices, search, number, picked])

  /** What is called is what the field says: once its text is another one than the choice's, nothing is chosen any more. */
  function type(text: string) {
    setSearch(text)
    if (picked !== null && text !== labelOf(picked, choices)) {
      setPicked(null)
    }
  }

  /** Enter and Tab both accept the first choice, as in TypeAhead; also if the list came after the word, when Mantine marks none. */
  function take(event: KeyboardEvent<HTMLInputElement>) {
    const first = found.find((each) => !each.disabled)
    const marked = event.currentTarget.hasAttribute('aria-activedescendant')
    if ((event.key !== 'Enter' && event.key !== 'Tab') || picked !== null || marked || search.trim() === '' || !first) {
      return
    }
    if (event.key === 'Enter') {
      event.preventDefault()
    }
    setPicked(first.value)
    setListed(false)
  }

  /** On blur by mouse, the user meant the complete number in the field, or the only match. */
  function leave() {
    const possible = found.filter((each) => !each.disabled)
    const meant = number !== null ? `n${number}` : possible.length === 1 ? possible[0]?.value : undefined
    if (picked === null && search.trim() !== '' && meant !== undefined) {
      setPicked(meant)
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (picked === null) {
      field.current?.focus()
      return
    }
    const party = partyOf(picked)
    const request =
      purpose === 'third'
        ? callControl.bringIn(callId, party, caller)
        : way === 'blind'
          ? callControl.transfer(callId, party)
          : callControl.bringIn(callId, party, 'held')
    asked.ask('others', request)
  }

  /** Escape closes the open list first, then the form. */
  function escape(event: KeyboardEvent) {
    if (event.key === 'Escape' && !field.current?.hasAttribute('data-expanded')) {
      onClose()
    }
  }

  return (
    <form className={classes.others} onSubmit={submit} onKeyDown={escape} aria-label={t(`call.others.${purpose}`)} data-testid="others">
      <Select
        ref={field}
        label={t(purpose === 'transfer' ? 'call.others.toWhom' : 'call.others.whom')}
        placeholder={t('call.others.hint')}
        data={found}
        // Not null: Mantine would empty the field in which somebody types.
        value={picked ?? ''}
        onChange={setPicked}
        searchable
        openOnFocus={false}
        dropdownOpened={listed}
        onDropdownOpen={() => setListed(true)}
        onDropdownClose={() => setListed(false)}
        onKeyDown={take}
        onBlur={leave}
        searchValue={search}
        onSearchChange={type}
        selectFirstOptionOnChange
        // As in TypeAhead: fast typing followed by Enter picks the match.
        selectFirstOptionOnDropdownOpen
        allowDeselect={false}
        nothingFoundMessage={<Nothing>{t('call.others.nothing')}</Nothing>}
        filter={({ options }) => options}
        renderOption={({ option: { value, label } }) => (value.startsWith('n') ? t('call.others.number', { number: label }) : label)}
        comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 }, withinPortal: false }}
        data-testid="others-who"
      />
      {purpose === 'transfer' ? (
        <OneOf
          label={t('call.others.way')}
          choices={['speakFirst', 'blind'] as const}
          name={(each) => t(`call.others.${each}`)}
          value={way}
          onPick={setWay}
          testid="others-way"
        />
      ) : (
        <OneOf
          label={t('call.others.caller')}
          choices={['present', 'held'] as const}
          name={(each) => t(`call.others.${each}`)}
          value={caller}
          onPick={setCaller}
          testid="others-caller"
        />
      )}
      <Complaint
        of={colleagues.error ?? directory.error}
        retry={() => {
          void colleagues.refetch()
          void directory.refetch()
        }}
      />
      <div className={classes.othersEnd}>
        <Button type="submit" size="compact-md" loading={asked.name === 'others'} data-testid="others-call">
          {t(purpose === 'transfer' && way === 'blind' ? 'call.others.transferNow' : 'call.others.call')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-md" onClick={onClose} data-testid="others-close">
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
