/** A loudspeaker that takes longer to start is taken for one that the browser blocks. */
const START_MILLIS = 300

/**
 * The ring tone, made here rather than played from a file: two soft notes, a pause, again. It sounds on a device of choice: the
 * loudspeakers of the computer, while the caller is heard in the headset. The browser lets a page make sound only after its user has
 * clicked or typed in it once; until then `onBlocked` says so.
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

  /** @param device '' is the one that the computer prefers */
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

  /** One phrase, to hear where it sounds. */
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
   * Browsers that cannot choose, and devices that are gone, ring where the computer prefers: a ring in the wrong place is better than none.
   */
  private async onDevice(): Promise<AudioContext> {
    const context = new AudioContext() as AudioContext & { setSinkId?: (device: string) => Promise<void> }
    if (this.device !== '') {
      await context.setSinkId?.(this.device).catch(() => undefined)
    }
    // A new one always begins suspended, and plays nothing until it has started; one that is blocked never starts.
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
