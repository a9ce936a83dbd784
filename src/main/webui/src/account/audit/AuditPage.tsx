import { useQuery, keepPreviousData } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { call } from '../../api/http'
import type { AuditPage as Found } from '../../api/types'
import { Complaint } from '../../kit/Complaint'
import { Pages } from '../../kit/Pages'
import { useFormats } from '../../i18n/format'
import shared from '../../kit/list.module.css'
import classes from './AuditPage.module.css'
import type texts from './texts/fr'

const SIZE = 50

type Action = keyof (typeof texts)['audit']['actions']

/** The audit trail, latest first, for administrators. It never contains what a person said or wrote. */
export default function AuditPage() {
  const { t } = useTranslation()
  const { dateAndTime } = useFormats()
  const [search, setSearch] = useSearchParams()
  const page = Math.max(0, Number(search.get('page') ?? 0) || 0)
  const trail = useQuery({
    queryKey: ['audit', page],
    queryFn: () => call<Found>(`/api/audit?page=${page}&size=${SIZE}`),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const found = trail.data
  return (
    <section className={shared.page} aria-labelledby="audit-title" data-testid="audit">
      <h1 id="audit-title" className={shared.title}>
        {t('page.audit')}
      </h1>
      <p className="dim">{t('audit.note')}</p>
      <Complaint of={trail.error} retry={() => void trail.refetch()} />
      {found && (
        <>
          <div className={classes.scroll} tabIndex={0} role="group" aria-labelledby="audit-title">
            <table className={`card ${classes.table}`}>
              <thead>
                <tr>
                  <th scope="col">{t('audit.at')}</th>
                  <th scope="col">{t('audit.who')}</th>
                  <th scope="col">{t('audit.action')}</th>
                  <th scope="col">{t('audit.subject')}</th>
                </tr>
              </thead>
              <tbody>
                {found.items.map((entry, index) => (
                  <tr key={index} data-testid="audit-entry" data-action={entry.action}>
                    <td className="tabular">{dateAndTime(entry.at)}</td>
                    <td>{entry.name ?? t('app.service')}</td>
                    <td>{t(`audit.actions.${entry.action.replaceAll('.', '-') as Action}`, { defaultValue: entry.action })}</td>
                    <td>{entry.subject}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pages page={page} size={found.size} total={found.total} go={(to) => setSearch(to === 0 ? {} : { page: String(to) })} />
        </>
      )}
    </section>
  )
}
