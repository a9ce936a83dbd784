/** How sound reaches the PBX from this network, as the last sound test found. */
export type Path = 'direct' | 'relay' | 'none'

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
const NAMES = 'permanence.sound.names'
const PATH = 'permanence.sound.path'
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
  keep(KEY, JSON.stringify(devices))
}

/**
 * The identifier by which a chosen device is known now; '' when it is not there. Plugged into another socket, the same headset may come
 * back under another identifier: then its name finds it.
 */
export async function presentDevice(kind: MediaDeviceKind, chosen: string): Promise<string> {
  if (chosen === '') {
    return ''
  }
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  const there = devices.filter((each) => each.kind === kind && each.deviceId !== '')
  if (there.length === 0) {
    // The browser hides its devices before the microphone is allowed.
    return chosen
  }
  const names = keptNames()
  const found = there.find(({ deviceId }) => deviceId === chosen)
  if (found !== undefined) {
    if (found.label !== '' && names[chosen] !== found.label) {
      keep(NAMES, JSON.stringify({ ...names, [chosen]: found.label }))
    }
    return chosen
  }
  return there.find(({ label }) => label !== '' && label === names[chosen])?.deviceId ?? ''
}

function keptNames(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(NAMES) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

/** How sound last travelled between this browser and the PBX: a page that is reloaded does not find out again at a caller's cost. */
export function keptPath(): Path {
  try {
    const kept = localStorage.getItem(PATH)
    return kept === 'none' || kept === 'relay' ? kept : 'direct'
  } catch {
    return 'direct'
  }
}

export function keepPath(path: Path): void {
  keep(PATH, path)
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage is forbidden: it is remembered as long as the page.
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
