/**
 * The ring tone, made here rather than played from a file: two soft notes, a pause, again. The browser lets a page make sound only after its user has clicked or typed in it once; until then
 * {@link blocked} says so.
 */
export class Ring {
  private context: AudioContext | null = null
  private timer: ReturnType<typeof setInterval> | undefined
  private ringing = false
  private readonly onBlocked: (blocked: boolean) => void

  constructor(onBlocked: (blocked: boolean) => void) {
    this.onBlocked = onBlocked
  }

  start(): void {
    if (this.ringing) {
      return
    }
    this.ringing = true
    this.context ??= new AudioContext()
    const context = this.context
    if (context.state === 'suspended') {
      this.onBlocked(true)
      context.resume().then(
        () => this.onBlocked(false),
        () => undefined,
      )
    }
    this.phrase(context)
    this.timer = setInterval(() => this.phrase(context), 2_600)
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

  private phrase(context: AudioContext): void {
    if (context.state !== 'running') {
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
