import type { ComponentType } from 'react'
import { matchPath } from 'react-router'
import type { Account, Role } from '../api/types'
import { DeskPage } from '../desk/DeskPage'
import type texts from '../kit/texts/fr'
import { AlertCount } from '../wallboard/AlertCount'
import { mayCoordinate } from '../wallboard/Live'
import { part } from './part'

/**
 * Pages that stand together in the menu, in this order. Those of a group with tabs take one place there, and lie beside each other on the
 * page.
 */
export const groups = [{ name: 'desk' }, { name: 'line' }, { name: 'manage', tabs: true }] as const satisfies {
  name: string
  tabs?: boolean
}[]

/** What pages are called is known before any of them is fetched. */
export type TitleKey = `page.${Exclude<keyof (typeof texts)['page'], `alerts_${string}`>}`

export type GroupName = (typeof groups)[number]['name']

interface Page {
  /** The address behind the `#`. */
  path: string
  /** For whom the service answers what it asks; everybody, when nothing is said. */
  roles?: readonly Role[]
  /** Null: drawn by the shell. */
  part: ComponentType | null
  title?: TitleKey
  /** Its place in the menu. Without: another page leads to it. */
  group?: GroupName
  /** The page whose place in the menu is marked instead. */
  under?: string
  /** Beside its title in the menu. */
  mark?: ComponentType
  /** Handle for tests, of its link. */
  link?: string
  /** Not in the menu of those who have no desk. */
  atDesk?: boolean
}

const coordinates = ['coordinator', 'administrator'] as const

/**
 * Every page there is: routes, menu, tabs and chunks follow from this. A page's own part, and its feature's texts, are fetched when it is
 * first shown.
 */
export const pages: readonly Page[] = [
  { path: '/', group: 'desk', title: 'page.desk', atDesk: true, part: DeskPage },
  // The shell has a form ready beforehand.
  { path: '/records/:id', under: '/', part: null },
  { path: '/records', group: 'desk', title: 'page.records', part: part(() => import('../record/RecordsPage'), 'record') },

  {
    path: '/wallboard',
    roles: coordinates,
    group: 'line',
    title: 'page.wallboard',
    mark: AlertCount,
    link: 'wallboard-link-menu',
    part: part(() => import('../wallboard/WallboardPage'), 'wallboard', 'figure', 'alert'),
  },
  { path: '/wallboard/thresholds', roles: coordinates, under: '/wallboard', part: part(() => import('../alert/ThresholdsPage'), 'alert') },
  {
    path: '/history',
    roles: coordinates,
    group: 'line',
    title: 'page.history',
    link: 'history-link',
    part: part(() => import('../figure/HistoryPage'), 'figure'),
  },
  { path: '/history/calls', roles: coordinates, under: '/history', part: part(() => import('../figure/CallsPage'), 'figure') },
  { path: '/history/staffing', roles: coordinates, under: '/history', part: part(() => import('../figure/StaffingPage'), 'figure') },

  {
    path: '/directory',
    roles: ['coordinator'],
    group: 'manage',
    title: 'page.directory',
    link: 'directory-link',
    part: part(() => import('../directory/DirectoryPage'), 'directory'),
  },
  {
    path: '/themes',
    roles: coordinates,
    group: 'manage',
    title: 'page.themes',
    link: 'themes-link',
    part: part(() => import('../theme/ThemesPage'), 'theme'),
  },
  {
    path: '/announcements',
    roles: coordinates,
    group: 'manage',
    title: 'page.announcements',
    link: 'announcements-link',
    part: part(() => import('../line/AnnouncementsPage'), 'line'),
  },
  {
    path: '/audit',
    roles: ['administrator'],
    group: 'manage',
    title: 'page.audit',
    link: 'audit-link',
    part: part(() => import('../account/audit/AuditPage'), 'account/audit'),
  },
]

export const pagesOf = (account: Account): Page[] =>
  pages.filter(({ roles }) => roles === undefined || account.roles.some((role) => roles.includes(role)))

/** Where somebody begins who names no page. */
export const homeOf = (account: Account): string => (account.responderId === null && mayCoordinate(account) ? '/wallboard' : '/')

/** The page of the menu that an address belongs to. */
export function placeOf(pathname: string): string | undefined {
  const page = pages.find(({ path }) => matchPath(path, pathname))
  return page?.under ?? page?.path
}

export interface Entry {
  path: string
  title: TitleKey
  mark?: ComponentType | undefined
  link?: string | undefined
}

export interface Group {
  name: GroupName
  tabs: boolean
  entries: Entry[]
}

/** What stands in the menu of somebody; groups of which they may see nothing are left out. */
export function menuOf(account: Account): Group[] {
  const shown = pagesOf(account).filter(({ atDesk }) => !atDesk || account.responderId !== null)
  return groups
    .map(({ name, ...of }) => ({
      name,
      tabs: 'tabs' in of,
      entries: shown.flatMap(({ path, title, group, mark, link }) =>
        group === name && title !== undefined ? [{ path, title, mark, link }] : [],
      ),
    }))
    .filter(({ entries }) => entries.length > 0)
}
