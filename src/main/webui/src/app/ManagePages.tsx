import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { AuditPage } from '../account/audit/AuditPage'
import { useParts } from '../desk/Desk'
import { DirectoryPage } from '../directory/DirectoryPage'
import { AnnouncementsPage } from '../line/AnnouncementsPage'
import { ThemesPage } from '../theme/ThemesPage'
import classes from './ManagePages.module.css'
import { managedBy } from './managed'

const drawn = { directory: DirectoryPage, themes: ThemesPage, announcements: AnnouncementsPage, audit: AuditPage }

/** What those who run the line keep, one beside the other. */
export function ManagePages() {
  const { t } = useTranslation()
  const { account } = useParts()
  const { pathname } = useLocation()
  const pages = managedBy(account)
  const page = pages.find((each) => each.path === pathname)
  const Page = page && drawn[page.of]
  return (
    <>
      <nav className={classes.pages} aria-label={t('app.manage')}>
        {pages.map(({ path, of }) => (
          <Link key={path} to={path} aria-current={path === pathname ? 'page' : undefined} data-testid={`${of}-link`}>
            {t(of === 'themes' ? 'themes.title' : `manage.${of}.title`)}
          </Link>
        ))}
      </nav>
      {Page && <Page />}
    </>
  )
}
