import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../api/http'
import type { NewPartner, PartnerPatch } from '../api/schema'
import type { Partner } from '../api/types'
import { Complaint } from '../kit/Complaint'
import shared from '../kit/list.module.css'
import { presentOf } from '../kit/present'
import classes from './People.module.css'
import { sentence } from '../kit/message'

/** The services that lend people. */
export default function PartnersPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const partners = useQuery({ queryKey: ['partners'], queryFn: () => call<Partner[]>('/api/partners'), staleTime: 0 })
  const add = useMutation({
    mutationFn: () => call('/api/partners', { method: 'POST', body: { name: name.trim() } satisfies NewPartner }),
    onSuccess: async () => {
      setName('')
      await client.invalidateQueries({ queryKey: ['partners'] })
    },
  })
  return (
    <section className={shared.page} aria-labelledby="partners-title" data-testid="partners">
      <h1 id="partners-title" className={shared.title}>
        {t('page.partners')}
      </h1>
      <p className="dim">{t('people.partners.note')}</p>
      <form
        className={`card ${classes.inline}`}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') {
            add.mutate()
          }
        }}
        data-testid="add-partner"
      >
        <TextInput
          name="name"
          label={t('people.partners.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
          {t('people.partners.add')}
        </Button>
        {add.error && (
          <p className="complaint" role="alert">
            {sentence(t, add.error)}
          </p>
        )}
      </form>
      <Complaint of={partners.error} retry={() => void partners.refetch()} />
      {partners.data?.length === 0 && (
        <div className="empty" role="status">
          {t('people.partners.empty')}
        </div>
      )}
      <ul className={shared.list}>
        {(partners.data ?? []).map((partner) => (
          <PartnerRow key={partner.id} partner={partner} />
        ))}
      </ul>
    </section>
  )
}

function PartnerRow({ partner }: { partner: Partner }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [name, setName] = useState<string | null>(null)
  const change = useMutation({
    mutationFn: (body: PartnerPatch) => call(`/api/partners/${partner.id}`, { method: 'PATCH', body, version: partner.version }),
    onSuccess: async () => {
      setName(null)
      await client.invalidateQueries({ queryKey: ['partners'] })
      await client.invalidateQueries({ queryKey: ['people'] })
    },
    // Somebody else may have changed it.
    onError: () => client.invalidateQueries({ queryKey: ['partners'] }),
  })
  const present = presentOf<Partner>(change.error)
  function rename(event: FormEvent) {
    event.preventDefault()
    change.mutate({ name: name?.trim() ?? null, active: null })
  }
  return (
    <li className="card" data-testid="partner" data-id={partner.id} data-active={partner.active}>
      {name === null ? (
        <div className={classes.plain}>
          <p>
            <strong>{partner.name}</strong>
            {!partner.active && <span className={shared.outdated}>{t('people.partners.inactive')}</span>}{' '}
            {partner.people > 0 && (
              <Link
                to={`/people?partner=${partner.id}`}
                className={classes.back}
                aria-label={`${t('people.count', { count: partner.people })} : ${t('people.partners.people', { name: partner.name })}`}
              >
                {t('people.count', { count: partner.people })}
              </Link>
            )}
          </p>
          <div className={shared.end}>
            <Button
              size="compact-md"
              variant="default"
              onClick={() => setName(partner.name)}
              aria-label={t('people.partners.renameName', { name: partner.name })}
              data-testid="rename-partner"
            >
              {t('people.partners.rename')}
            </Button>
            <Button
              size="compact-md"
              variant="subtle"
              color="gray"
              loading={change.isPending}
              onClick={() => change.mutate({ name: null, active: !partner.active })}
              aria-label={t(partner.active ? 'people.partners.offName' : 'people.partners.onName', { name: partner.name })}
              data-testid={partner.active ? 'partner-off' : 'partner-on'}
            >
              {t(partner.active ? 'people.partners.off' : 'people.partners.on')}
            </Button>
          </div>
        </div>
      ) : (
        <form className={classes.inline} onSubmit={rename}>
          <TextInput
            name="name"
            label={t('people.partners.name')}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            // The user asked to write here.
            autoFocus
          />
          <Button type="submit" size="compact-md" loading={change.isPending} disabled={name.trim() === ''}>
            {t('form.save')}
          </Button>
          <Button size="compact-md" variant="subtle" color="gray" onClick={() => setName(null)}>
            {t('form.cancel')}
          </Button>
        </form>
      )}
      {change.error && (
        <p className="complaint" role="alert" data-testid="partner-refused">
          {sentence(t, change.error)} {name !== null && present !== null && t('form.outdated.now', { value: present.name })}
        </p>
      )}
    </li>
  )
}
