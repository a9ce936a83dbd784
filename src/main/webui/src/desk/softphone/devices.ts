/**
 * The chosen microphone, earpiece and ring device. '' is the computer's default. The choice depends on this browser and this computer, so
 * it is stored in the browser.
 */
export interface SoundDevices {
  microphone: string
  speaker: string
  ring: string
}

const KEY = 'permanence.sound'
const preferred: SoundDevices = { microphone: '', speaker: '', ring: '' }

export function chosenDevices(storage: () => Storage = () => localStorage): SoundDevices {
  try {
    const kept = JSON.parse(storage().getItem(KEY) ?? '{}') as Partial<SoundDevices>
    return { ...preferred, ...kept }
  } catch {
    return preferred
  }
}

export function keepDevices(devices: SoundDevices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(devices))
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
}

/** The device is requested as `ideal`, not `exact`: if it has been unplugged, another microphone is used. */
export function microphoneWish(device: string): MediaStreamConstraints {
  return {
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(device === '' ? {} : { deviceId: { ideal: device } }),
    },
  }
}
