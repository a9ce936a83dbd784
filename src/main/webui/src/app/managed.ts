import type { Account, Role } from '../api/types'

/** What those who run the line keep, beside its calls: each a page, for whom the service lets change it. */
const pages: { path: string; of: 'themes' | 'directory' | 'announcements' | 'audit'; for: Role[] }[] = [
  { path: '/directory', of: 'directory', for: ['coordinator'] },
  { path: '/themes', of: 'themes', for: ['coordinator', 'administrator'] },
  { path: '/announcements', of: 'announcements', for: ['coordinator', 'administrator'] },
  { path: '/audit', of: 'audit', for: ['administrator'] },
]

export const managedBy = ({ roles }: Account) => pages.filter((page) => page.for.some((role) => roles.includes(role)))
