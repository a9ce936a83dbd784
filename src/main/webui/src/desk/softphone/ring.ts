/** If the audio takes longer than this to start, the browser is assumed to block it. */
const START_MILLIS = 300

/**
 * The ring tone, synthesised and not played from a file: two soft notes, a pause, repeated. It plays on a device that the user chooses:
 * for example the computer's loudspeakers, while the caller is heard in the headset. The browser allows a page to play sound only after
 * its user has clicked or typed in it once; until then `onBlocked` is called.
 */
export class Ring {
  private context: AudioContext | null = null
  private timer: ReturnType<typeof setInterval> | undefined
  private ringing = false
  private device = ''
  private readonly onBlocked: (blocked: boolean) => void

  constructor(onBlocked: (blocked: boolean) => void) {
    this.onBlocked = onBlocked
  }

  /** @param device '' is the computer's default device */
  playOn(device: string): void {
    this.device = device
  }

  start(): void {
    if (this.ringing) {
      return
    }
    this.ringing = true
    void this.ring()
  }

  /** Plays one phrase, to test the device. */
  async try(): Promise<void> {
    if (!this.ringing) {
      const context = await this.onDevice()
      this.phrase(context)
      setTimeout(() => void context.close(), 2_000)
    }
  }

  stop(): void {
    if (this.ringing) {
      this.ringing = false
      clearInterval(this.timer)
      this.onBlocked(false)
      const context = this.context
      this.context = null
      void context?.close()
    }
  }

  private async ring(): Promise<void> {
    const context = await this.onDevice()
    if (!this.ringing) {
      void context.close()
      return
    }
    this.context = context
    if (context.state === 'suspended') {
      this.onBlocked(true)
      context.resume().then(
        () => {
          this.onBlocked(false)
          this.phrase(context)
        },
        () => undefined,
      )
    }
    this.phrase(context)
    this.timer = setInterval(() => this.phrase(context), 2_600)
  }

  /**
   * If the browser cannot choose a device, or the device is missing, the default device rings: better in the wrong place than not at all.
   */
  private async onDevice(): Promise<AudioContext> {
    const context = new AudioContext() as AudioContext & { setSinkId?: (device: string) => Promise<void> }
    if (this.device !== '') {
      await context.setSinkId?.(this.device).catch(() => undefined)
    }
    // A new AudioContext always begins suspended, and plays nothing until it has started; a blocked one never starts.
    await Promise.race([context.resume().catch(() => undefined), new Promise((late) => setTimeout(late, START_MILLIS))])
    return context
  }

  private phrase(context: AudioContext): void {
    if (context.state === 'suspended') {
      return
    }
    for (const [index, frequency] of [659.25, 783.99, 659.25, 783.99].entries()) {
      const begin = context.currentTime + 0.05 + index * 0.28
      const tone = context.createOscillator()
      const loudness = context.createGain()
      tone.type = 'sine'
      tone.frequency.value = frequency
      loudness.gain.setValueAtTime(0, begin)
      loudness.gain.linearRampToValueAtTime(0.28, begin + 0.03)
      loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.42)
      tone.connect(loudness).connect(context.destination)
      tone.start(begin)
      tone.stop(begin + 0.45)
    }
  }
}
