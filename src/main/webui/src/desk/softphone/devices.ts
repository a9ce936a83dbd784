/**
 * Which microphone, which earpiece, and where it rings. '' is what the computer prefers. A matter of this browser on this computer, so kept
 * in it.
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
    // Forbidden: the choice lasts as long as the page.
  }
}

/** A device that was unplugged is no reason to be without a microphone: the wish is not a demand. */
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
