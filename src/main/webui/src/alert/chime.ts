/** Two soft notes, synthesised in the browser: no file to fetch, and no resemblance to a ringing telephone. */
export class Chime {
  private context: AudioContext | null = null

  /** @returns whether it could be heard: browsers keep silent until somebody has clicked in the page */
  async play(): Promise<boolean> {
    try {
      this.context ??= new AudioContext()
      // The promise stays pending, not rejected, until somebody clicks.
      await Promise.race([this.context.resume(), new Promise((resolve) => setTimeout(resolve, 400))])
      if (this.context.state !== 'running') {
        return false
      }
      this.note(660, 0)
      this.note(880, 0.22)
      return true
    } catch {
      return false
    }
  }

  private note(hertz: number, after: number): void {
    const context = this.context!
    const begin = context.currentTime + after
    const tone = context.createOscillator()
    const loudness = context.createGain()
    tone.frequency.value = hertz
    loudness.gain.setValueAtTime(0, begin)
    loudness.gain.linearRampToValueAtTime(0.25, begin + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.6)
    tone.connect(loudness).connect(context.destination)
    tone.start(begin)
    tone.stop(begin + 0.65)
  }
}
