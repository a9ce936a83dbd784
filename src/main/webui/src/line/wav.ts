/** The sample rate of telephones, which the PBX plays without conversion. */
const RATE = 8_000

/** Samples of -1 to 1, as an uncompressed WAV file of one channel and 16 bits. */
export function wavOf(samples: Float32Array): Blob {
  const bytes = new DataView(new ArrayBuffer(44 + 2 * samples.length))
  const word = (at: number, letters: string) => [...letters].forEach((letter, index) => bytes.setUint8(at + index, letter.charCodeAt(0)))
  word(0, 'RIFF')
  bytes.setUint32(4, 36 + 2 * samples.length, true)
  word(8, 'WAVEfmt ')
  bytes.setUint32(16, 16, true)
  bytes.setUint16(20, 1, true)
  bytes.setUint16(22, 1, true)
  bytes.setUint32(24, RATE, true)
  bytes.setUint32(28, 2 * RATE, true)
  bytes.setUint16(32, 2, true)
  bytes.setUint16(34, 16, true)
  word(36, 'data')
  bytes.setUint32(40, 2 * samples.length, true)
  samples.forEach((sample, index) => bytes.setInt16(44 + 2 * index, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true))
  return new Blob([bytes.buffer], { type: 'audio/wav' })
}

/** All channels in one. */
export function mixed(channels: readonly Float32Array[]): Float32Array {
  const first = channels[0] ?? new Float32Array()
  return first.map((_, index) => channels.reduce((sum, channel) => sum + (channel[index] ?? 0), 0) / channels.length)
}

/** The browser cannot decode the file as audio. */
export class NoSound extends Error {}

/** Converts any recording of a telephone or a computer to the service's format, which is small enough to send. @throws NoSound */
export async function telephoneSound(file: Blob): Promise<Blob> {
  try {
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await file.arrayBuffer())
    return wavOf(mixed(Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel))))
  } catch {
    throw new NoSound()
  }
}
