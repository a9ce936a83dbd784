import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, Refused } from '../../api/http'
import type { HomeNumberVerification, Instant } from '../../api/types'
import { useFormats } from '../../i18n/format'
import { sentence } from '../../kit/message'
import { Tag } from '../../kit/Tag'
import classes from './HomeNumber.module.css'

const LIVE_MILLIS = 1_000

const goesOn = ({ state }: HomeNumberVerification) => ['calling', 'ringing', 'pickedUp', 'spoken'].includes(state)

interface Props {
  /** Where this number is verified. */
  path: string
  /** Of the present number; null: not yet. */
  verifiedAt: Instant | null
  /** The own number, or that of somebody else. */
  whose: 'mine' | 'other'
  /** It is verified now. */
  onVerified: () => void
}

/** Whether a home number is verified, and the call that does it: what happens to it is told as it happens. Stands in other forms, too. */
export function HomeNumber({ path, verifiedAt, whose, onVerified }: Props) {
  const { t } = useTranslation()
  const { dateAndTime } = useFormats()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const key = ['verification', path]
  const how = useQuery({
    queryKey: key,
    queryFn: () => call<HomeNumberVerification>(path),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && goesOn(data) ? LIVE_MILLIS : false),
  })
  const ask = useMutation({
    mutationFn: () => call<HomeNumberVerification>(path, { method: 'POST' }),
    onSuccess: (now) => {
      setCode('')
      check.reset()
      client.setQueryData(key, now)
    },
  })
  const check = useMutation({
    mutationFn: () => call<HomeNumberVerification>(path, { method: 'PUT', body: { code: code.trim() } }),
    onSuccess: (now) => {
      setCode('')
      client.setQueryData(key, now)
      onVerified()
    },
    // After the last try no code is expected any more.
    onError: () => client.invalidateQueries({ queryKey: key }),
  })
  const now = how.data
  const state = now?.state ?? 'none'
  const verified = check.isSuccess && verifiedAt !== null
  const busy = now !== undefined && goesOn(now)
  // Of a call whose code can no longer be typed, it is not said that it can.
  const over = (state === 'done' || state === 'spoken') && !now?.codeExpected
  const said = verified ? t('verification.done') : state === 'none' || over ? '' : t(`verification.state.${state}`)
  const wrong = check.error instanceof Refused && check.error.problem.field === 'code'
  const failure = ask.error ?? check.error
  return (
    <div className={classes.number} data-testid="verification" data-state={state} data-verified={verifiedAt !== null}>
      <Tag tone={verifiedAt === null ? 'plain' : 'live'}>
        {verifiedAt === null ? t('verification.not') : t('verification.on', { at: dateAndTime(verifiedAt) })}
      </Tag>
      {verifiedAt === null && <span className={`dim ${classes.why}`}>{t(`verification.why.${whose}`)}</span>}
      {!busy && (
        <Button
          variant={verifiedAt === null ? 'default' : 'subtle'}
          size="compact-md"
          loading={ask.isPending}
          onClick={() => ask.mutate()}
          data-testid="call-number"
        >
          {t(state === 'none' ? `verification.call.${whose}` : 'verification.call.again')}
        </Button>
      )}
      <span role="status" data-testid="verification-said">
        {said}
      </span>
      {now?.codeExpected && (
        <div className={classes.code}>
          <TextInput
            name="code"
            label={t('verification.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            value={code}
            error={wrong}
            onChange={(event) => {
              check.reset()
              setCode(event.currentTarget.value)
            }}
            onKeyDown={(event) => {
              // It may stand in another form, which is not sent.
              if (event.key === 'Enter') {
                event.preventDefault()
                if (code.trim() !== '') {
                  check.mutate()
                }
              }
            }}
          />
          <Button disabled={code.trim() === ''} loading={check.isPending} onClick={() => check.mutate()} data-testid="check-code">
            {t('verification.check')}
          </Button>
        </div>
      )}
      {failure && (
        <p className="complaint" role="alert" data-testid="verification-refused">
          {sentence(t, failure)}
        </p>
      )}
    </div>
  )
}
