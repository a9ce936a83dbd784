import type { ComponentType } from 'react'
import { matchPath } from 'react-router'
import type { Account, Role } from '../api/types'
import type texts from '../kit/texts/fr'
import { AlertCount } from '../wallboard/AlertCount'
import { mayCoordinate } from '../wallboard/Live'
import { part } from '../kit/part'
import { DeskPage } from './DeskPage'
import { SetUpMark, useSetUpGone } from '../setup/SetUpMark'

/**
 * Pages that stand together in the menu, in this order. A group with tabs has one entry in the menu; its pages are tabs on the page.
 */
export const groups = [
  { name: 'desk' },
  { name: 'live' },
  { name: 'roster' },
  { name: 'figures' },
  { name: 'people', tabs: true },
  { name: 'line', tabs: true },
  { name: 'contents', tabs: true },
  { name: 'security', tabs: true },
] as const satisfies {
  name: string
  tabs?: boolean
}[]

/** The titles of all pages are known before any page is fetched. */
export type TitleKey = `page.${Exclude<keyof (typeof texts)['page'], `alerts_${string}`>}`

export type GroupName = (typeof groups)[number]['name']

interface Page {
  /** The address behind the `#`. */
  path: string
  /** The roles that may use it, because the service answers its requests. Absent: everybody. */
  roles?: readonly Role[]
  /** Null: drawn by the shell. */
  part: ComponentType | null
  title?: TitleKey
  /** Its place in the menu. Absent: another page links to it. */
  group?: GroupName
  /** The page whose place in the menu is marked instead. */
  under?: string
  /** Beside its title in the menu. */
  mark?: ComponentType
  /** A hook: whether the menu has no place for it at the moment. */
  useGone?: () => boolean
  /** Handle for tests, of its link. */
  link?: string
  /** Not for accounts without a desk. */
  atDesk?: boolean
}

const coordinates = ['coordinator', 'administrator'] as const
const answers = ['responder', ...coordinates] as const

const Roster = part(() => import('../shift/RosterPage'), 'shift')
const People = part(() => import('../people/PeoplePage'), 'people', 'account/verification')
const Hours = part(() => import('../line/HoursPage'), 'line')

/**
 * The table of all pages: routes, menu, tabs and chunks follow from it. The code of a page and the texts of its feature are fetched when
 * the page is first shown.
 */
export const pages: readonly Page[] = [
  { path: '/', group: 'desk', title: 'page.desk', atDesk: true, part: DeskPage },
  // The shell keeps a blank form ready.
  { path: '/records/:id', under: '/', part: null },
  { path: '/records', group: 'desk', title: 'page.records', atDesk: true, part: part(() => import('../record/RecordsPage'), 'record') },

  {
    path: '/wallboard',
    roles: coordinates,
    group: 'live',
    title: 'page.wallboard',
    mark: AlertCount,
    link: 'wallboard-link-menu',
    part: part(() => import('../wallboard/WallboardPage'), 'wallboard', 'figure', 'alert'),
  },
  {
    path: '/set-up',
    roles: coordinates,
    group: 'live',
    title: 'page.setUp',
    mark: SetUpMark,
    useGone: useSetUpGone,
    link: 'set-up-link',
    part: part(() => import('../setup/SetUpPage'), 'setup'),
  },
  { path: '/wallboard/thresholds', roles: coordinates, under: '/wallboard', part: part(() => import('../alert/ThresholdsPage'), 'alert') },
  { path: '/roster', roles: answers, group: 'roster', title: 'page.roster', link: 'roster-link', part: Roster },
  {
    path: '/availability',
    roles: ['responder'],
    group: 'roster',
    title: 'page.availability',
    link: 'availability-menu-link',
    atDesk: true,
    part: part(() => import('../planning/AvailabilityPage'), 'planning', 'shift'),
  },
  {
    path: '/availability/:id',
    roles: coordinates,
    under: '/people',
    part: part(() => import('../planning/AvailabilityPage'), 'planning', 'shift'),
  },
  {
    path: '/roster/proposal',
    roles: coordinates,
    under: '/roster',
    part: part(() => import('../planning/ProposalPage'), 'planning', 'shift'),
  },
  {
    path: '/roster/publication',
    roles: coordinates,
    under: '/roster',
    part: part(() => import('../shift/PublicationPage'), 'shift'),
  },
  {
    path: '/roster/sheets',
    roles: coordinates,
    under: '/roster',
    part: part(() => import('../planning/SheetsPage'), 'planning', 'shift'),
  },
  { path: '/roster/:id', roles: coordinates, under: '/roster', part: Roster },

  {
    path: '/history',
    roles: coordinates,
    group: 'figures',
    title: 'page.history',
    link: 'history-link',
    part: part(() => import('../figure/HistoryPage'), 'figure'),
  },
  { path: '/history/calls', roles: coordinates, under: '/history', part: part(() => import('../figure/CallsPage'), 'figure') },
  {
    path: '/history/calls/:callId',
    roles: ['coordinator'],
    under: '/history',
    part: part(() => import('../record/RecordOfCallPage'), 'record'),
  },
  { path: '/history/staffing', roles: coordinates, under: '/history', part: part(() => import('../figure/StaffingPage'), 'figure') },

  { path: '/people', roles: coordinates, group: 'people', title: 'page.people', link: 'people-list-link', part: People },
  { path: '/people/:id', roles: coordinates, under: '/people', part: People },
  {
    path: '/partners',
    roles: coordinates,
    group: 'people',
    title: 'page.partners',
    link: 'partners-link',
    part: part(() => import('../people/PartnersPage'), 'people'),
  },
  {
    path: '/desk-phones',
    roles: ['administrator'],
    group: 'people',
    title: 'page.deskPhones',
    link: 'desk-phones-link',
    part: part(() => import('../people/DeskPhonesPage'), 'people'),
  },

  { path: '/hours', roles: coordinates, group: 'line', title: 'page.hours', link: 'hours-link', part: Hours },
  { path: '/hours/:kind/:id', roles: coordinates, under: '/hours', part: Hours },
  {
    path: '/announcements',
    roles: coordinates,
    group: 'line',
    title: 'page.announcements',
    link: 'announcements-link',
    part: part(() => import('../line/AnnouncementsPage'), 'line'),
  },
  {
    path: '/lines',
    roles: coordinates,
    group: 'line',
    title: 'page.lines',
    link: 'lines-link',
    part: part(() => import('../line/LinesPage'), 'line'),
  },

  {
    path: '/directory',
    roles: ['coordinator'],
    group: 'contents',
    title: 'page.directory',
    link: 'directory-link',
    part: part(() => import('../directory/DirectoryPage'), 'directory'),
  },
  {
    path: '/themes',
    roles: coordinates,
    group: 'contents',
    title: 'page.themes',
    link: 'themes-link',
    part: part(() => import('../theme/ThemesPage'), 'theme'),
  },
  {
    path: '/accounts',
    roles: ['administrator'],
    group: 'security',
    title: 'page.accounts',
    link: 'accounts-link',
    part: part(() => import('../account/all/AccountsPage'), 'account/all'),
  },
  {
    path: '/audit',
    roles: ['administrator'],
    group: 'security',
    title: 'page.audit',
    link: 'audit-link',
    part: part(() => import('../account/audit/AuditPage'), 'account/audit'),
  },

  // From the menu of the account.
  { path: '/account', part: part(() => import('../account/own/OwnAccountPage'), 'account/own', 'account/verification') },
]

export const pagesOf = (account: Account): Page[] =>
  pages.filter(
    ({ path, roles, atDesk }) =>
      (roles === undefined || account.roles.some((role) => roles.includes(role))) &&
      // The start page leads those without a desk to theirs.
      (!atDesk || account.responderId !== null || path === '/'),
  )

/** The start page, if the address names none. */
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
  useGone?: (() => boolean) | undefined
  link?: string | undefined
}

export interface Group {
  name: GroupName
  tabs: boolean
  entries: Entry[]
}

/** The menu of a user, without the groups in which they may see no page. */
export function menuOf(account: Account): Group[] {
  const shown = pagesOf(account).filter(({ atDesk }) => !atDesk || account.responderId !== null)
  return groups
    .map(({ name, ...of }) => ({
      name,
      tabs: 'tabs' in of,
      entries: shown.flatMap(({ path, title, group, mark, useGone, link }) =>
        group === name && title !== undefined ? [{ path, title, mark, useGone, link }] : [],
      ),
    }))
    .filter(({ entries }) => entries.length > 0)
}
