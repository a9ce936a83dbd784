import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useSession } from '../account/session'
import { call, Refused } from '../api/http'
import type { DeskPhone, Partner, PeoplePage as Found, Person, UiLanguage } from '../api/types'
import { languages } from '../i18n'
import { dateIn } from '../kit/brussels'
import { Complaint } from '../kit/Complaint'
import { keepFocus } from '../kit/focus'
import { LanguageMark } from '../kit/LanguageMark'
import shared from '../kit/list.module.css'
import { Pages } from '../kit/Pages'
import { TypeAhead } from '../kit/TypeAhead'
import { UndoToasts } from '../kit/UndoToasts'
import { LeavingPart, useLeaving } from './LeavingPart'
import classes from './People.module.css'
import { hasDraft, PersonForm } from './PersonForm'

const SIZE = 50
const states = ['active', 'leave', 'left', 'all'] as const

/** Who answers the line: a list with its filters, and beside it the person whom the address names. */
export default function PeoplePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id } = useParams()
  const [search, setSearch] = useSearchParams()
  const query = search.size > 0 ? `?${search}` : ''
  const partners = useQuery({ queryKey: ['partners'], queryFn: () => call<Partner[]>('/api/partners'), staleTime: 30_000 })
  const phones = useQuery({ queryKey: ['desk-phones'], queryFn: () => call<DeskPhone[]>('/api/desk-phones'), staleTime: 30_000 })
  const [typed, setTyped] = useState(search.get('text') ?? '')
  const [text] = useDebouncedValue(typed, 150)
  const page = Math.max(0, Math.trunc(Number(search.get('page')) || 0))
  const leaving = useLeaving()
  const whole = useRef<HTMLElement>(null)

  // The button that was clicked is gone once somebody has left: what takes it back is then nearest, and after it the panel.
  const refocus = () =>
    keepFocus(whole.current?.querySelector('[data-offered="true"] button'), whole.current?.querySelector('#person-title'))
  useLayoutEffect(refocus, [leaving.done])

  function put(change: Record<string, string>) {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        next.delete('page')
        for (const [name, value] of Object.entries(change)) {
          if (value === '') {
            next.delete(name)
          } else {
            next.set(name, value)
          }
        }
        return next
      },
      { replace: true },
    )
  }

  useEffect(() => {
    if (text !== (search.get('text') ?? '')) {
      put({ text })
    }
    // Only what was typed changes the address: a link without a search must not be overwritten by an older one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text])

  const asked = new URLSearchParams(search)
  asked.set('page', String(page))
  asked.set('size', String(SIZE))
  const people = useQuery({
    queryKey: ['people', asked.toString()],
    queryFn: () => call<Found>(`/api/responders/search?${asked}`),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const found = people.data
  const filtered = [...search.keys()].some((name) => name !== 'page')
  return (
    <section ref={whole} className={classes.page} aria-labelledby="people-title" data-testid="people" data-chosen={id !== undefined}>
      <div className={classes.head}>
        <h1 id="people-title" className={shared.title}>
          {t('page.people')}
        </h1>
        <span className="dim">{t('people.note')}</span>
        <Button component={Link} to={`/people/new${query}`} size="compact-md" className={classes.add} data-testid="add-person">
          {t('people.add')}
        </Button>
      </div>
      <div className={classes.list}>
        <search className={classes.filters} aria-label={t('people.filters')}>
          <TextInput
            type="search"
            name="text"
            maxLength={200}
            label={t('list.search')}
            placeholder={t('people.hint')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-testid="search-people"
          />
          <NativeSelect
            name="state"
            label={t('people.state.label')}
            value={search.get('state') ?? 'active'}
            onChange={(event) => put({ state: event.currentTarget.value === 'active' ? '' : event.currentTarget.value })}
            data={states.map((state) => ({ value: state, label: t(`people.state.${state}`) }))}
          />
          <TypeAhead
            name="partner"
            label={t('people.field.partner')}
            placeholder={t('people.anyPartner')}
            value={search.get('partner')}
            onPick={(partner) => put({ partner: partner ?? '' })}
            choices={[
              ...(partners.data ?? []).map((partner) => ({ value: String(partner.id), label: partner.name, words: partner.name })),
              { value: '0', label: t('people.noPartner'), words: t('people.noPartner') },
            ]}
            nothingFoundMessage={t('people.partners.notFound')}
          />
          <NativeSelect
            name="language"
            label={t('people.speaks')}
            value={search.get('language') ?? ''}
            onChange={(event) => put({ language: event.currentTarget.value })}
            data={[
              { value: '', label: t('people.anyLanguage') },
              ...languages.map((language) => ({ value: language, label: t(`language.${language}`) })),
            ]}
          />
          <Checkbox
            name="withoutAccount"
            label={t('people.withoutAccount')}
            checked={search.get('withoutAccount') === 'true'}
            onChange={(event) => put({ withoutAccount: event.currentTarget.checked ? 'true' : '' })}
          />
        </search>
        <Complaint of={people.error} retry={() => void people.refetch()} />
        {found && (
          <>
            <p className="dim" role="status" data-testid="people-count" data-total={found.total}>
              {t('people.count', { count: found.total })}
            </p>
            {found.total === 0 && (
              <div className="empty">
                <p>{t(filtered ? 'people.none' : 'people.empty')}</p>
                {filtered ? (
                  <Button
                    variant="default"
                    size="compact-md"
                    onClick={() => {
                      setTyped('')
                      void navigate(id === undefined ? '/people' : `/people/${id}`)
                    }}
                    data-testid="clear-filters"
                  >
                    {t('people.showAll')}
                  </Button>
                ) : (
                  <>
                    <p>{t('people.emptyNext')}</p>
                    <Button component={Link} to="/people/new" size="compact-md">
                      {t('people.add')}
                    </Button>
                  </>
                )}
              </div>
            )}
            <ul className={classes.rows}>
              {found.items.map((person) => (
                <Row key={person.id} person={person} query={query} chosen={String(person.id) === id} />
              ))}
            </ul>
            {found.total > SIZE && (
              <Pages
                page={page}
                size={SIZE}
                total={found.total}
                go={(to) => put({ page: to === 0 ? '' : String(to) })}
                previous={t('people.previous')}
                next={t('people.next')}
              />
            )}
          </>
        )}
      </div>
      <div className={classes.panel}>
        {id === undefined ? (
          <p className={`empty ${classes.choose}`}>{t('people.choose')}</p>
        ) : partners.data && phones.data ? (
          <Panel key={id} id={id} query={query} partners={partners.data} phones={phones.data} leaving={leaving} refocus={refocus} />
        ) : (
          <Complaint
            of={partners.error ?? phones.error}
            retry={() => {
              void partners.refetch()
              void phones.refetch()
            }}
          />
        )}
      </div>
      <UndoToasts done={leaving.done} busy={leaving.busy} close={leaving.close} testid="leaving-done" />
    </section>
  )
}

function Row({ person, query, chosen }: { person: Person; query: string; chosen: boolean }) {
  const { t } = useTranslation()
  const me = useSession().data
  const today = dateIn(Date.now())
  const { leave, account } = person
  const away = leave !== null && leave.from <= today && (leave.to === null || leave.to >= today)
  const marks = [
    hasDraft(me?.id, person.id) && 'unsaved',
    !person.active && 'left',
    person.active && away && 'leave',
    person.active && account === null && 'noAccount',
    person.active && account !== null && !account.active && 'off',
    account?.active && !account.ready && (account.link?.over === true ? 'over' : 'invited'),
  ].filter((mark) => typeof mark === 'string') as ('unsaved' | 'left' | 'leave' | 'noAccount' | 'off' | 'over' | 'invited')[]
  return (
    <li>
      <Link
        to={`/people/${person.id}${query}`}
        className={classes.row}
        aria-current={chosen ? 'true' : undefined}
        data-testid="person"
        data-id={person.id}
        data-active={person.active}
        data-marks={marks.join(' ')}
      >
        <span className={classes.initials} aria-hidden="true">
          {person.firstName.charAt(0)}
          {person.surname.charAt(0)}
        </span>
        <span className={classes.name}>
          {person.surname} {person.firstName}
        </span>
        <span className={classes.languages}>
          {(person.languages as UiLanguage[]).map((language) => (
            <LanguageMark key={language} language={language} />
          ))}
        </span>
        <span className={`dim ${classes.of}`}>{person.partner?.name ?? t('people.noPartner')}</span>
        {marks.length > 0 && (
          <span className={classes.marks}>
            {marks.map((mark) => (
              <span key={mark} className={classes.mark} data-mark={mark}>
                {t(`people.mark.${mark}`)}
              </span>
            ))}
          </span>
        )}
      </Link>
    </li>
  )
}

const AGAIN_MILLIS = 10_000

interface PanelParts {
  id: string
  query: string
  partners: Partner[]
  phones: DeskPhone[]
  leaving: ReturnType<typeof useLeaving>
  /** When what had the focus is gone. */
  refocus: () => void
}

function Panel({ id, query, partners, phones, leaving, refocus }: PanelParts) {
  const { t } = useTranslation()
  const title = useRef<HTMLHeadingElement>(null)
  const isNew = id === 'new'
  const person = useQuery({
    queryKey: ['person', id],
    queryFn: () => call<Person>(`/api/responders/${encodeURIComponent(id)}`),
    enabled: !isNew,
    staleTime: 0,
    retry: false,
    // They may enter or verify their number, or another coordinator may change them, while this stands open.
    refetchInterval: AGAIN_MILLIS,
    refetchOnWindowFocus: 'always',
  })
  const there = isNew || person.data !== undefined
  const answers = person.data?.active
  const gone = useEffectEvent(() => {
    if (leaving.done) {
      refocus()
    }
  })
  useLayoutEffect(() => gone(), [answers])
  // The panel is what was asked for: a screen reader and the keyboard go on there.
  useEffect(() => {
    if (there) {
      title.current?.focus({ preventScroll: true })
      title.current?.scrollIntoView({ block: 'nearest' })
    }
  }, [there])
  return (
    <article className="card" aria-labelledby="person-title" data-testid="person-panel" data-id={id}>
      <div className={classes.panelHead}>
        <h2 id="person-title" className={classes.panelTitle} ref={title} tabIndex={-1}>
          {isNew ? t('people.new') : person.data ? `${person.data.firstName} ${person.data.surname}` : ''}
        </h2>
        <Link to={`/people${query}`} className={classes.back} data-testid="back-to-people">
          {t('people.back')}
        </Link>
      </div>
      {person.error instanceof Refused && person.error.status === 404 ? (
        <p className="complaint">{t('people.unknown')}</p>
      ) : (
        <Complaint of={person.error} retry={() => void person.refetch()} />
      )}
      {isNew && <PersonForm person={null} partners={partners} phones={phones} search={query} />}
      {person.data && (
        <>
          {person.data.active && (
            <p>
              <Link to={`/availability/${person.data.id}`} className={classes.back} data-testid="their-availability">
                {t('people.availability')}
              </Link>
            </p>
          )}
          {!person.data.active && <LeavingPart key="left" person={person.data} leaving={leaving} />}
          <PersonForm person={person.data} partners={partners} phones={phones} search={query} />
          {person.data.active && <LeavingPart key="here" person={person.data} leaving={leaving} />}
        </>
      )}
    </article>
  )
}
