import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhone, usePhoneActions } from '../Desk'
import { notificationPermission } from '../call/notification'
import classes from './PhoneState.module.css'
import { microphoneWish, type SoundDevices } from './devices'

/** Settings: microphone, earpiece, ring device, audio test, and desktop notifications of calls. */
export function PhoneSettings() {
  const { t } = useTranslation()
  const { devices, echo, registration, problem, leg } = usePhone()
  const { choose, tryRing, testEcho, endEcho } = usePhoneActions()
  const known = useDevices()
  const [permission, setPermission] = useState(notificationPermission)

  const choice = (which: keyof SoundDevices, kind: MediaDeviceKind) => (
    <NativeSelect
      size="xs"
      label={t(`phone.settings.${which}`)}
      value={devices[which]}
      onChange={(event) => choose({ [which]: event.currentTarget.value })}
      data={[
        { value: '', label: t('phone.settings.preferred') },
        ...known
          .filter((each) => each.kind === kind && each.deviceId !== '' && each.deviceId !== 'default')
          .map((each, index) => ({ value: each.deviceId, label: each.label || `${index + 1}` })),
      ]}
      data-testid={`device-${which}`}
    />
  )

  return (
    <div className={classes.settings} role="group" aria-label={t('phone.settings.title')} data-testid="phone-settings-panel">
      {choice('microphone', 'audioinput')}
      <Level microphone={devices.microphone} />
      {choice('speaker', 'audiooutput')}
      {choice('ring', 'audiooutput')}
      <div className={classes.actions}>
        <Button size="compact-sm" variant="default" onClick={tryRing} data-testid="try-ring">
          {t('phone.settings.tryRing')}
        </Button>
        {echo === 'none' || echo === 'failed' ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={(registration !== 'registered' && problem !== 'soundless') || leg !== null}
            onClick={testEcho}
            data-testid="echo"
          >
            {t('phone.settings.echo')}
          </Button>
        ) : (
          <Button size="compact-sm" onClick={endEcho} data-testid="end-echo">
            {t('phone.settings.endEcho')}
          </Button>
        )}
        {permission === 'default' && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void Notification.requestPermission().then(setPermission)}
            data-testid="allow-notifications"
          >
            {t('phone.settings.notify')}
          </Button>
        )}
      </div>
      <p role="status" className="dim">
        {echo === 'talking'
          ? t('phone.settings.echoTalking')
          : echo === 'failed'
            ? t('phone.settings.echoFailed')
            : permission === 'denied'
              ? t('phone.settings.notifyDenied')
              : ''}
      </p>
    </div>
  )
}

function useDevices(): MediaDeviceInfo[] {
  const { microphone } = usePhone()
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([])
  useEffect(() => {
    let here = true
    const look = () =>
      void navigator.mediaDevices?.enumerateDevices().then(
        (found) => here && setDevices(found),
        () => undefined,
      )
    look()
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => {
      here = false
      navigator.mediaDevices?.removeEventListener('devicechange', look)
    }
    // The browser gives the names of devices only once the microphone is allowed.
  }, [microphone])
  return devices
}

const LOOK_MILLIS = 100

/** The level of the microphone, while the settings are open. It is drawn without React, because it changes ten times a second. */
function Level({ microphone }: { microphone: string }) {
  const { t } = useTranslation()
  const meter = useRef<HTMLMeterElement>(null)
  const allowed = usePhone().microphone === 'ready'
  useEffect(() => {
    if (!allowed) {
      return undefined
    }
    let here = true
    let stream: MediaStream | null = null
    let context: AudioContext | null = null
    let timer: ReturnType<typeof setInterval> | undefined
    navigator.mediaDevices.getUserMedia(microphoneWish(microphone)).then(
      (own) => {
        stream = own
        if (!here) {
          own.getTracks().forEach((track) => track.stop())
          return
        }
        context = new AudioContext()
        const analyser = context.createAnalyser()
        analyser.fftSize = 1_024
        context.createMediaStreamSource(own).connect(analyser)
        const samples = new Float32Array(analyser.fftSize)
        timer = setInterval(() => {
          analyser.getFloatTimeDomainData(samples)
          const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
          // Range: from -60 dB (a quiet room) to 0 dB.
          const level = power === 0 ? 0 : Math.max(0, 1 + (10 * Math.log10(power)) / 60)
          if (meter.current) {
            meter.current.value = level
            if (level > 0.2) {
              meter.current.dataset['heard'] = 'true'
            }
          }
        }, LOOK_MILLIS)
      },
      () => undefined,
    )
    return () => {
      here = false
      clearInterval(timer)
      stream?.getTracks().forEach((track) => track.stop())
      void context?.close()
    }
  }, [allowed, microphone])
  return <meter ref={meter} className={classes.level} min={0} max={1} aria-label={t('phone.settings.level')} data-testid="level" />
}
