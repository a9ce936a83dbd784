import { Button, Checkbox, FileButton, NativeSelect } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call, file as httpFile } from '../api/http'
import type { ImportUndone, Line, Partner, PastImport, SheetFault, SheetImport } from '../api/types'
import { useFormats } from '../i18n/format'
import { dateIn, plusDays } from '../kit/brussels'
import { OneOf } from '../kit/Chips'
import { Complaint } from '../kit/Complaint'
import shared from '../kit/list.module.css'
import { TypeAhead } from '../kit/TypeAhead'
import { type Done, UndoToasts } from '../kit/UndoToasts'
import { mondayOf } from '../shift/roster'
import { Weeks } from '../shift/weekParts'
import classes from './Planning.module.css'
import { type Choices, formOf, isRow, made, type SkippedRow, slotWords, tooLarge, withoutFile } from './sheets'

const PATH = '/api/availability-imports'
const ACCEPTED = '.xlsx,.csv,.txt,.xls,.ods,.xlsm,.pdf,.numbers'
/** Many files of a slow line. */
const PATIENCE_MILLIS = 60_000
const whens = ['week', 'every'] as const

/** What a browser saves by a link, of what only a request with a body gives. */
async function save(file: number, files: readonly File[], choices: Choices) {
  const content = await httpFile(`${PATH}/corrected?file=${file}`, {
    method: 'POST',
    body: formOf(files, choices),
    // Problems too.
    accept: '*/*',
    patienceMillis: PATIENCE_MILLIS,
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = `${(files[file]?.name ?? 'permanence').replace(/\.\w+$/, '')}.xlsx`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** From the services' sheets to what people offer: what is wrong, what would change, and then by one button all of it. */
export default function SheetsPage() {
  const { t } = useTranslation()
  const { language, dateAndTime } = useFormats()
  const client = useQueryClient()
  const now = Date.now()
  const lines = (useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), staleTime: 60_000 }).data ?? []).filter(
    ({ retiredAt }) => retiredAt === null,
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const line = chosen ?? lines[0]?.code ?? ''
  // Each choice of files has a number, so that what was read of others is not taken for theirs.
  const [files, setFiles] = useState<{ number: number; all: readonly File[] }>({ number: 0, all: [] })
  const [when, setWhen] = useState<(typeof whens)[number] | null>(null)
  const [monday, setMonday] = useState(() => plusDays(mondayOf(dateIn(now)), 7))
  const [skip, setSkip] = useState<readonly SkippedRow[]>([])
  const [take, setTake] = useState<ReadonlySet<string>>(new Set())
  const [dropping, setDropping] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const week = when === null ? '' : when === 'every' ? 'every' : monday
  const choices: Choices = { line, week, skip, take: [...take], seen: null, language }
  const large = tooLarge(files.all)

  const asked = useQuery({
    queryKey: ['sheets', files.number, line, week, skip, language],
    queryFn: ({ signal }) =>
      call<SheetImport>(`${PATH}/preview`, {
        method: 'POST',
        body: formOf(files.all, { ...choices, take: [] }),
        signal,
        patienceMillis: PATIENCE_MILLIS,
      }),
    enabled: files.all.length > 0 && line !== '' && !large,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
  const past = useQuery({ queryKey: ['past-imports'], queryFn: () => call<PastImport[]>(PATH), staleTime: 0 })
  const settled = () =>
    Promise.all(['sheets', 'past-imports', 'availability', 'proposal'].map((key) => client.invalidateQueries({ queryKey: [key] })))
  const apply = useMutation({
    mutationFn: (seen: string) =>
      call<SheetImport>(PATH, { method: 'POST', body: formOf(files.all, { ...choices, seen }), patienceMillis: PATIENCE_MILLIS }),
    onSuccess: ({ applied, made }) => {
      change([])
      setDone({
        words: t('sheets.applied', { count: made }),
        ...(applied !== null && { undo: () => undo.mutate(applied) }),
      })
    },
    onSettled: settled,
  })
  const undo = useMutation({
    mutationFn: (id: number) => call<ImportUndone>(`${PATH}/${id}/undoing`, { method: 'POST' }),
    onSuccess: ({ restored, kept }) =>
      setDone({
        words: [t('sheets.undone', { count: restored }), ...(kept > 0 ? [t('sheets.kept', { count: kept })] : [])].join(' '),
      }),
    onSettled: settled,
  })
  const corrected = useMutation({ mutationFn: (file: number) => save(file, files.all, choices) })

  function change(all: readonly File[]) {
    setFiles(({ number }) => ({ number: number + 1, all }))
    if (all.length === 0) {
      setSkip([])
      setTake(new Set())
      setWhen(null)
    }
    apply.reset()
  }

  const report = files.all.length > 0 && !large ? asked.data : undefined
  const faults = report?.faults.filter(({ blocks }) => blocks) ?? []
  const notes = report?.faults.filter(({ blocks }) => !blocks) ?? []
  const changes = report ? made(report, take) : []
  const fresh = !asked.isFetching && !asked.isPlaceholderData

  return (
    <section className={classes.page} aria-labelledby="sheets-title" data-testid="sheets">
      <div className={classes.head}>
        <h1 id="sheets-title" className={shared.title}>
          {t('page.sheets')}
        </h1>
        <Link to="/roster" className={classes.back}>
          {t('proposal.back')}
        </Link>
      </div>
      <p className="dim">{t('sheets.intro')}</p>
      {lines.length > 1 && (
        <NativeSelect
          className={classes.narrow}
          label={t('sheets.line')}
          value={line}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={lines.map(({ code, name }) => ({ value: code, label: name }))}
          data-testid="sheets-line"
        />
      )}
      <div
        className={classes.drop}
        data-dropping={dropping}
        onDragOver={(event) => {
          event.preventDefault()
          setDropping(true)
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={(event) => {
          event.preventDefault()
          setDropping(false)
          change([...files.all, ...event.dataTransfer.files])
        }}
      >
        <FileButton
          multiple
          accept={ACCEPTED}
          onChange={(more) => more.length > 0 && change([...files.all, ...more])}
          inputProps={{ 'aria-label': t('sheets.choose'), 'data-testid': 'sheet-files' } as never}
        >
          {(props) => (
            <Button {...props} variant={files.all.length === 0 ? 'filled' : 'default'} data-testid="choose-sheets">
              {files.all.length === 0 ? t('sheets.choose') : t('sheets.another')}
            </Button>
          )}
        </FileButton>
        <span className="dim">{t('sheets.drop')}</span>
        {files.all.length > 0 && (
          <ul className={classes.others}>
            {files.all.map((file, number) => (
              // The same file may be there twice.
              <li key={`${number} ${file.name}`} data-testid="sheet-file">
                {file.name}{' '}
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t('sheets.remove', { name: file.name })}
                  onClick={() => {
                    setSkip((before) => withoutFile(before, number))
                    change(files.all.filter((_, other) => other !== number))
                  }}
                >
                  ×
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {large && (
        <p className="complaint" role="alert">
          {t('sheets.tooLarge')}
        </p>
      )}
      {report && (report.weekNeeded || when !== null) && (
        <div className={classes.sum} data-testid="sheets-when">
          <OneOf
            inline
            label={t('sheets.forWhen')}
            choices={whens}
            name={(each) => t(`sheets.${each}`)}
            value={when}
            onPick={setWhen}
            testid="sheets-week"
          />
          {when === 'week' && (
            <Weeks monday={monday} now={now} put={(next) => setMonday(next === '' ? mondayOf(dateIn(now)) : mondayOf(next))} />
          )}
        </div>
      )}
      <Complaint
        of={asked.error ?? apply.error ?? undo.error ?? corrected.error}
        retry={asked.error ? () => void asked.refetch() : undefined}
      />
      <div
        className={classes.sum}
        role="status"
        data-testid="sheets-sum"
        data-changes={report && fresh ? changes.length : ''}
        data-faults={report && fresh ? faults.length : ''}
      >
        {files.all.length > 0 && asked.isFetching && <span className="dim">{t('sheets.reading')}</span>}
        {report && fresh && (
          <>
            {faults.length > 0 && <strong>{t('sheets.faults', { count: faults.length + report.moreFaults })}</strong>}
            {!report.weekNeeded && <span>{changes.length === 0 ? t('sheets.sumNone') : t('sheets.sum', { count: changes.length })}</span>}
            {changes.length > 0 && (
              <Button
                onClick={() => apply.mutate(report.seen)}
                loading={apply.isPending}
                disabled={faults.length > 0 || report.weekNeeded}
                data-testid="apply-sheets"
              >
                {t('sheets.apply', { count: changes.length })}
              </Button>
            )}
          </>
        )}
      </div>
      {skip.length > 0 && (
        <p className={classes.sum} data-testid="rows-skipped">
          {t('sheets.skipped', { count: skip.length })}
          <Button variant="subtle" size="compact-sm" onClick={() => setSkip([])}>
            {t('sheets.unskip')}
          </Button>
        </p>
      )}
      {report?.files.map((file, number) => {
        const own = faults.filter((fault) => fault.file === number)
        return own.length === 0 ? null : (
          <section key={number} className={classes.faults} data-testid="faults-of-sheet">
            <h2>{t('sheets.faultsOf', { name: file.name, count: own.length })}</h2>
            <ul>
              {own.map((fault) => (
                <li key={`${fault.sheet} ${fault.row} ${fault.column} ${fault.code}`} data-testid="sheet-fault" data-code={fault.code}>
                  <Place fault={fault} /> {fault.words}{' '}
                  {fault.code === 'person-unknown' && (
                    <>
                      <Link to="/people" className={classes.link}>
                        {t('page.people')}
                      </Link>{' '}
                    </>
                  )}
                  {fault.ofRow && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      onClick={() =>
                        setSkip((before) =>
                          before.some((row) => isRow(row, fault))
                            ? before
                            : [...before, { file: fault.file, sheet: fault.sheet, row: fault.row }],
                        )
                      }
                      data-testid="skip-row"
                    >
                      {t('sheets.skip', { row: fault.row })}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {file.readable && (
              <Button
                variant="default"
                size="compact-md"
                loading={corrected.isPending}
                onClick={() => corrected.mutate(number)}
                data-testid="corrected-sheet"
              >
                {t('sheets.corrected')}
              </Button>
            )}
          </section>
        )
      })}
      {report && report.moreFaults > 0 && <p>{t('sheets.moreFaults', { count: report.moreFaults })}</p>}
      {notes.length > 0 && (
        <details className={classes.gap} data-testid="sheet-notes">
          <summary data-quiet="true">{t('sheets.notes', { count: notes.length })}</summary>
          <ul>
            {notes.map((note) => (
              <li key={`${note.file} ${note.sheet} ${note.row} ${note.column} ${note.code}`}>
                {report!.files[note.file]?.name} <Place fault={note} /> {note.words}
              </li>
            ))}
          </ul>
        </details>
      )}
      {report && <Changes report={report} take={take} setTake={setTake} />}
      <Template line={line} monday={monday} />
      {past.data && past.data.length > 0 && (
        <section className={classes.faults} aria-labelledby="past-imports">
          <h2 id="past-imports">{t('sheets.past')}</h2>
          <ul>
            {past.data.map((each) => (
              <li key={each.id} data-testid="past-import" data-undone={each.undone}>
                {[`${dateAndTime(each.at)}, ${each.by}`, t('sheets.pastChanges', { count: each.changes }), each.files.join(', ')].join(
                  ' · ',
                )}{' '}
                {each.undone && <span className="dim">({t('sheets.pastUndone')})</span>}
                {each.undoable && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    loading={undo.isPending}
                    onClick={() => undo.mutate(each.id)}
                    data-testid="undo-import"
                  >
                    {t('sheets.undo')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <UndoToasts done={done} busy={undo.isPending} close={() => setDone(null)} testid="sheets-done" />
    </section>
  )
}

function Place({ fault }: { fault: SheetFault }) {
  const { t } = useTranslation()
  const at = fault.cell !== '' ? t('sheets.cell', { cell: fault.cell }) : fault.row > 0 ? t('sheets.row', { row: fault.row }) : ''
  const words = [fault.sheet, at].filter((each) => each !== '').join(' · ')
  return words === '' ? null : <strong className="tabular">{words}</strong>
}

interface ChangesParts {
  report: SheetImport
  take: ReadonlySet<string>
  setTake: (take: ReadonlySet<string>) => void
}

function Changes({ report, take, setTake }: ChangesParts) {
  const { t } = useTranslation()
  const { longDay, weekday } = useFormats()
  const said = (answer: 'preferred' | 'yes' | 'ifNeeded' | 'no' | null) =>
    answer === null ? t('sheets.nothing') : t(`sheets.answer.${answer}`)
  const conflicts = report.people.flatMap(({ changes }) => changes.filter(({ conflict }) => conflict !== null)).length
  return (
    <>
      {conflicts > 0 && <p className={classes.away}>{t('sheets.conflicts', { count: conflicts })}</p>}
      {report.people.map(({ person, changes }) => (
        <details
          key={person.id}
          className={classes.person}
          open={changes.some(({ conflict }) => conflict !== null) || report.people.length === 1}
          data-testid="sheet-changes"
          data-responder={person.id}
        >
          <summary>{t('sheets.changesOf', { name: person.name, count: changes.length })}</summary>
          <ul>
            {changes.map((change) => {
              const slot = slotWords(report.slots[change.slot]!, { longDay, weekday, every: (day) => t('sheets.everyDay', { day }) })
              const words = `${slot}${t('app.colon')} ${said(change.before)} → ${said(change.after)}`
              return (
                <li key={change.key} data-testid="sheet-change" data-conflict={change.conflict ?? ''}>
                  {change.conflict === null ? (
                    words
                  ) : (
                    <Checkbox
                      size="sm"
                      label={`${words} (${t(`sheets.${change.conflict}`)})`}
                      checked={take.has(change.key)}
                      onChange={(event) => {
                        const next = new Set(take)
                        if (event.currentTarget.checked) {
                          next.add(change.key)
                        } else {
                          next.delete(change.key)
                        }
                        setTake(next)
                      }}
                    />
                  )}
                </li>
              )
            })}
          </ul>
        </details>
      ))}
    </>
  )
}

/** An empty sheet for a service. */
function Template({ line, monday }: { line: string; monday: string }) {
  const { t } = useTranslation()
  const { language, date } = useFormats()
  const partners = useQuery({ queryKey: ['partners'], queryFn: () => call<Partner[]>('/api/partners'), staleTime: 30_000 })
  const [partner, setPartner] = useState<string | null>(null)
  const address = (week: string) =>
    `${PATH}/template?${new URLSearchParams({ line, week, language, ...(partner !== null && { partner }) }).toString()}`
  if (line === '') {
    return null
  }
  return (
    <details className={classes.person} data-testid="sheet-template">
      <summary>{t('sheets.template')}</summary>
      <div className={classes.sum}>
        <TypeAhead
          label={t('sheets.templateOf')}
          placeholder={t('sheets.everybody')}
          value={partner}
          onPick={setPartner}
          choices={(partners.data ?? [])
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: String(id), label: name, words: name }))}
          nothingFoundMessage={t('sheets.noSuchService')}
        />
        <a href={address(monday)} download className={classes.link} data-testid="template-of-week">
          {t('sheets.templateWeek')} ({date(monday)})
        </a>
        <a href={address('every')} download className={classes.link}>
          {t('sheets.templateEvery')}
        </a>
      </div>
    </details>
  )
}
