import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../account/session'
import { call } from '../api/http'
import type { DeskPhonePatch, NewDeskPhone } from '../api/schema'
import type { ConfiguredPhone, DeskPhone } from '../api/types'
import { Complaint } from '../kit/Complaint'
import shared from '../kit/list.module.css'
import classes from './People.module.css'
import { codeOf, sentence } from '../kit/message'
import { presentOf } from '../kit/present'
import { wrongOf } from './people'

const all = ['desk-phones'] as const

/** The telephone sets of the centre, for administrators. */
export default function DeskPhonesPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [fields, setFields] = useState({ phone: '', label: '', password: '' })
  const [configured, setConfigured] = useState<ConfiguredPhone | null>(null)
  const phones = useQuery({ queryKey: all, queryFn: () => call<DeskPhone[]>('/api/desk-phones'), staleTime: 0 })
  const administrates = useSession().data?.roles.includes('administrator') === true
  const add = useMutation({
    mutationFn: () =>
      call<ConfiguredPhone>('/api/desk-phones', {
        method: 'POST',
        body: {
          phone: fields.phone.trim(),
          label: fields.label.trim(),
          password: fields.password === '' ? null : fields.password,
        } satisfies NewDeskPhone,
      }),
    onSuccess: async (made) => {
      setConfigured(made)
      setFields({ phone: '', label: '', password: '' })
      await client.invalidateQueries({ queryKey: all })
    },
  })
  const wrong = {
    ...(fields.phone !== '' && !/^[a-z0-9]{1,16}$/.test(fields.phone.trim()) && { phone: t('people.wrong.phone') }),
    ...(fields.password !== '' && fields.password.length < 12 && { password: t('people.wrong.password') }),
  } as Partial<Record<'phone' | 'label' | 'password', string>>
  const put = (name: keyof typeof fields) => (event: { currentTarget: { value: string } }) =>
    setFields({ ...fields, [name]: event.currentTarget.value })
  return (
    <section className={shared.page} aria-labelledby="phones-title" data-testid="desk-phones">
      <h1 id="phones-title" className={shared.title}>
        {t('page.deskPhones')}
      </h1>
      <p className="dim">{t('people.phones.note')}</p>
      {administrates && (
        <form
          className={`card ${classes.inline}`}
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate()
          }}
          noValidate
          data-testid="add-phone"
        >
          <TextInput
            name="phone"
            label={t('people.phones.phone')}
            placeholder="101"
            maxLength={16}
            value={fields.phone}
            error={wrong.phone}
            onChange={put('phone')}
          />
          <TextInput name="label" label={t('people.phones.label')} maxLength={100} value={fields.label} onChange={put('label')} />
          <TextInput
            name="password"
            label={t('people.phones.password')}
            autoComplete="off"
            maxLength={200}
            value={fields.password}
            error={wrong.password}
            onChange={put('password')}
          />
          <Button
            type="submit"
            loading={add.isPending}
            disabled={fields.phone.trim() === '' || fields.label.trim() === '' || Object.keys(wrong).length > 0}
          >
            {t('people.phones.add')}
          </Button>
          {add.error && (
            <p className="complaint" role="alert">
              {Object.values(wrongOf(t, add.error)).join(' ')}
            </p>
          )}
        </form>
      )}
      {configured && <Secret of={configured} hide={() => setConfigured(null)} />}
      <Complaint of={phones.error} retry={() => void phones.refetch()} />
      {phones.data?.length === 0 && (
        <div className="empty" role="status">
          {t('people.phones.empty')}
        </div>
      )}
      <ul className={shared.list}>
        {(phones.data ?? []).map((phone) => (
          <PhoneRow key={phone.phone} phone={phone} show={setConfigured} administrates={administrates} />
        ))}
      </ul>
    </section>
  )
}

function Secret({ of, hide }: { of: ConfiguredPhone; hide: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={`notice ${classes.access}`} role="status" data-testid="configured-phone">
      <p>
        <strong>{of.label}</strong> – {t('people.phones.configure')}
      </p>
      <dl className={classes.secret}>
        <dt>{t('people.phones.user')}</dt>
        <dd>{of.user}</dd>
        <dt>{t('people.phones.secret')}</dt>
        <dd data-testid="phone-password">{of.password}</dd>
        <dt>{t('people.phones.realm')}</dt>
        <dd>{of.realm}</dd>
      </dl>
      <Button variant="default" size="compact-md" onClick={hide}>
        {t('people.phones.hide')}
      </Button>
    </div>
  )
}

function PhoneRow({ phone, show, administrates }: { phone: DeskPhone; show: (made: ConfiguredPhone) => void; administrates: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asking, setAsking] = useState<'label' | 'password' | null>(null)
  const [label, setLabel] = useState(phone.label)
  const path = `/api/desk-phones/${encodeURIComponent(phone.phone)}`
  const again = { onSuccess: () => client.invalidateQueries({ queryKey: all }) }
  const change = useMutation({
    mutationFn: (body: DeskPhonePatch) => call(path, { method: 'PATCH', body, version: phone.version }),
    onSuccess: async () => {
      setAsking(null)
      await again.onSuccess()
    },
    // Somebody else may have changed it.
    onError: again.onSuccess,
  })
  const password = useMutation({
    mutationFn: () => call<ConfiguredPhone>(`${path}/password`, { method: 'PUT', body: {} }),
    onSuccess: (made) => {
      setAsking(null)
      show(made)
    },
  })
  const remove = useMutation({
    mutationFn: (anyway: boolean) => call(`${path}${anyway ? '?anyway=true' : ''}`, { method: 'DELETE', version: phone.version }),
    onSettled: again.onSuccess,
  })
  const failure = change.error ?? password.error ?? remove.error
  const present = presentOf<DeskPhone>(change.error)
  const name = phone.label
  return (
    <li className="card" data-testid="desk-phone" data-phone={phone.phone} data-active={phone.active}>
      {asking === 'label' ? (
        <form
          className={classes.inline}
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate({ label: label.trim(), active: null })
          }}
        >
          <TextInput
            name="label"
            label={t('people.phones.label')}
            maxLength={100}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            // The user asked to write here.
            autoFocus
          />
          <Button type="submit" size="compact-md" loading={change.isPending} disabled={label.trim() === ''}>
            {t('form.save')}
          </Button>
          <Button size="compact-md" variant="subtle" color="gray" onClick={() => setAsking(null)}>
            {t('form.cancel')}
          </Button>
        </form>
      ) : (
        <div className={classes.plain}>
          <p>
            <strong>{phone.label}</strong> <span className="dim">desk-{phone.phone}</span>
            <span className={shared.outdated}>
              {[
                !phone.active && t('people.phones.inactive'),
                phone.takenBy !== null && t('people.phones.taken'),
                phone.preferredBy > 0 && t('people.phones.preferred', { count: phone.preferredBy }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
          {administrates && (
            <div className={shared.end}>
              <Button
                size="compact-md"
                variant="default"
                onClick={() => {
                  setLabel(phone.label)
                  setAsking('label')
                }}
                aria-label={t('people.phones.renameName', { name })}
              >
                {t('people.phones.rename')}
              </Button>
              <Button
                size="compact-md"
                variant="default"
                onClick={() => setAsking('password')}
                aria-label={t('people.phones.newPasswordName', { name })}
                data-testid="new-password"
              >
                {t('people.phones.newPassword')}
              </Button>
              <Button
                size="compact-md"
                variant="subtle"
                color="gray"
                onClick={() => change.mutate({ label: null, active: !phone.active })}
                aria-label={t(phone.active ? 'people.phones.offName' : 'people.phones.onName', { name })}
              >
                {t(phone.active ? 'people.phones.off' : 'people.phones.on')}
              </Button>
              <Button
                size="compact-md"
                variant="subtle"
                color="red"
                loading={remove.isPending}
                onClick={() => remove.mutate(false)}
                aria-label={t('people.phones.removeName', { name })}
                data-testid="remove-phone"
              >
                {t('people.phones.remove')}
              </Button>
            </div>
          )}
        </div>
      )}
      {asking === 'password' && (
        <div className={classes.asked}>
          <p>{t('people.phones.sure')}</p>
          <div className={classes.ticks}>
            <Button size="compact-md" loading={password.isPending} onClick={() => password.mutate()} data-testid="confirm-password">
              {t('people.phones.newPassword')}
            </Button>
            <Button size="compact-md" variant="subtle" color="gray" onClick={() => setAsking(null)}>
              {t('form.cancel')}
            </Button>
          </div>
        </div>
      )}
      {failure && (
        <div className={classes.access}>
          <p className="complaint" role="alert">
            {sentence(t, failure)} {asking === 'label' && present !== null && t('form.outdated.now', { value: present.label })}
          </p>
          {codeOf(remove.error) === 'desk-phone-used' && (
            <Button size="compact-md" className={classes.danger} onClick={() => remove.mutate(true)} data-testid="remove-anyway">
              {t('people.phones.removeAnyway')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
