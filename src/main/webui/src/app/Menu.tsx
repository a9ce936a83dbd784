import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { Account } from '../api/types'
import classes from './Menu.module.css'
import { type Entry, type Group, menuOf, placeOf } from './pages'

/** With more links than this, a narrow screen shows them in a drop-down menu, under the names of their groups. */
const FEW = 6

export function Menu({ account }: { account: Account }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [opened, setOpened] = useState(false)
  const id = useId()
  useEffect(() => setOpened(false), [pathname])
  const groups = menuOf(account)
  const place = placeOf(pathname)
  const many = groups.reduce((sum, { tabs, entries }) => sum + (tabs ? 1 : entries.length), 0) > FEW
  return (
    <nav className={classes.menu} aria-label={t('app.nav')} data-many={many} data-opened={opened}>
      {many && (
        <button
          type="button"
          className={classes.open}
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setOpened(!opened)}
          data-testid="menu"
        >
          {t('app.menu')}
        </button>
      )}
      <div className={classes.groups} id={id}>
        {groups.map((group) => (
          <div key={group.name} className={classes.group} role="group" aria-label={t(`app.group.${group.name}`)}>
            {many && !group.tabs && (
              <span className={classes.title} aria-hidden="true">
                {t(`app.group.${group.name}`)}
              </span>
            )}
            {group.tabs ? (
              <GroupLink group={group} place={place} />
            ) : (
              group.entries.map((entry) => <PageLink key={entry.path} entry={entry} place={place} />)
            )}
          </div>
        ))}
      </div>
    </nav>
  )
}

const current = (is: boolean) => (is ? 'page' : undefined)

const stays = () => false

function PageLink({ entry: { path, title, mark: Mark, useGone = stays, link }, place }: { entry: Entry; place: string | undefined }) {
  const { t } = useTranslation()
  if (useGone()) {
    return null
  }
  return (
    <Link to={path} aria-current={current(path === place)} data-testid={link}>
      {t(title)}
      {Mark && <Mark />}
    </Link>
  )
}

/** One link for a whole group: to its first page, whose tabs link to the others. */
function GroupLink({ group: { name, entries }, place }: { group: Group; place: string | undefined }) {
  const { t } = useTranslation()
  return (
    <Link to={entries[0]?.path ?? '/'} aria-current={current(entries.some(({ path }) => path === place))} data-testid={`${name}-link`}>
      {t(`app.group.${name}`)}
    </Link>
  )
}

/** Tabs for the pages of the shown page's group. */
export function Tabs({ account }: { account: Account }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const place = placeOf(pathname)
  const group = menuOf(account).find(({ tabs, entries }) => tabs && entries.some(({ path }) => path === place))
  return (
    group && (
      <nav className={classes.tabs} aria-label={t(`app.group.${group.name}`)}>
        {group.entries.map((entry) => (
          <PageLink key={entry.path} entry={entry} place={place} />
        ))}
      </nav>
    )
  )
}
