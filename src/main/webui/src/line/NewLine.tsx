import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/http'
import type { LineBody } from '../api/schema'
import type { Line } from '../api/types'
import { useFormats } from '../i18n/format'
import { dateIn } from '../kit/brussels'
import { SomeOf } from '../kit/Chips'
import { Complaint } from '../kit/Complaint'
import classes from './Hours.module.css'
import { blankSlot, bodyOf, isWrong, type RegimeFields, type RegimeWrong, weekdays, wrongOf } from './hours'
import { blankLine, type LineField, numbersOf, wrongFields } from './lineForm'
import { LineFieldset } from './LineFieldset'

/** A line that is added, with the hours to begin with: the same every day that it is open. The page of the hours refines them. */
export function NewLine({ added, cancel }: { added: (line: Line) => void; cancel: () => void }) {
  const { t } = useTranslation()
  const { weekday } = useFormats()
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const [fields, setFields] = useState(blankLine)
  const [opens, setOpens] = useState(true)
  const [days, setDays] = useState(['1', '2', '3', '4', '5'])
  const [slot, setSlot] = useState(() => ({ ...blankSlot(), from: '09:00', to: '17:00', target: '2', floor: '1' }))
  const [wrong, setWrong] = useState<LineField[]>([])
  const [wrongHours, setWrongHours] = useState<RegimeWrong>({ slots: {} })
  // A screen reader and the keyboard go on here.
  useEffect(() => title.current?.focus(), [])
  const regime: RegimeFields = {
    name: t('lines.new.regime'),
    from: dateIn(Date.now()),
    until: null,
    closedOnHolidays: true,
    week: weekdays.map((day) => (days.includes(String(day)) ? [{ ...slot, key: day }] : [])),
  }
  const add = useMutation({
    mutationFn: () => {
      const numbers = numbersOf(fields.numbers)
      const body = {
        name: fields.name.trim(),
        nameNl: fields.nameNl.trim(),
        nameEn: fields.nameEn.trim(),
        numbers,
        presented: numbersOf(fields.presented)[0] ?? numbers[0],
        languages: fields.languages,
        hours: opens ? bodyOf(regime) : null,
      }
      return call<Line>('/api/lines', { method: 'POST', body: body as LineBody })
    },
    onSuccess: async (line) => {
      await Promise.all(['lines', 'set-up'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      added(line)
    },
  })

  function save(event: FormEvent) {
    event.preventDefault()
    // Without a number of its own for display, the first of the line's numbers is shown.
    const found = wrongFields(fields).filter((name) => name !== 'presented' || fields.presented.trim() !== '')
    const foundHours: RegimeWrong = opens ? wrongOf(t, regime, regime.from!, false) : { slots: {} }
    setWrong(found)
    setWrongHours(foundHours)
    if (found.length > 0 || isWrong(foundHours)) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    } else {
      add.mutate()
    }
  }

  const wrongSlot = Object.values(wrongHours.slots)[0]
  const part = (name: 'from' | 'to' | 'target' | 'floor') => (
    <TextInput
      name={name}
      label={t(`hours.slot.${name}`)}
      maxLength={6}
      inputMode={name === 'target' || name === 'floor' ? 'numeric' : 'text'}
      value={slot[name]}
      error={wrongSlot !== undefined}
      aria-describedby={wrongSlot === undefined ? undefined : 'new-line-slot'}
      onChange={(event) => setSlot({ ...slot, [name]: event.currentTarget.value })}
    />
  )
  return (
    <section className="card" aria-labelledby="new-line" data-testid="new-line">
      <h2 id="new-line" className={classes.panelTitle} ref={title} tabIndex={-1}>
        {t('lines.new.title')}
      </h2>
      <form className={classes.form} onSubmit={save} noValidate ref={form}>
        <LineFieldset fields={fields} wrong={wrong} put={(next) => setFields({ ...fields, ...next })} />
        <fieldset className={classes.weekday}>
          <legend>{t('lines.new.hours')}</legend>
          <Checkbox name="opens" label={t('lines.new.opens')} checked={opens} onChange={(event) => setOpens(event.currentTarget.checked)} />
          {opens ? (
            <>
              <SomeOf
                label={t('lines.new.days')}
                choices={weekdays.map(String)}
                name={(day) => weekday(Number(day))}
                value={days}
                onPick={setDays}
                testid="new-line-days"
              />
              <div className={classes.slot}>
                {part('from')}
                {part('to')}
                {part('target')}
                {part('floor')}
              </div>
              {(wrongSlot ?? wrongHours.week) && (
                <p className={classes.wrong} role="alert" id="new-line-slot">
                  {wrongSlot ?? wrongHours.week}
                </p>
              )}
              <p className="dim">{t('lines.new.refine')}</p>
            </>
          ) : (
            <p className="dim">{t('lines.new.closed')}</p>
          )}
        </fieldset>
        <Complaint of={add.error} />
        <div className={classes.buttons}>
          <Button type="submit" loading={add.isPending} data-testid="add-this-line">
            {t('lines.new.add')}
          </Button>
          <Button variant="subtle" color="gray" onClick={cancel}>
            {t('form.cancel')}
          </Button>
        </div>
      </form>
    </section>
  )
}
