/** One timer for every running time on the page: they all turn over in the same instant. It runs while somebody watches. */
class Ticker {
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setInterval> | undefined
  private latest = Date.now()

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.listeners.size === 0) {
      this.latest = Date.now()
      this.timer = setInterval(() => {
        this.latest = Date.now()
        for (const each of this.listeners) {
          each()
        }
      }, 1_000)
    }
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size === 0) {
        clearInterval(this.timer)
      }
    }
  }

  /** Of the last tick. While nothing ticks: a time that is less than a second old, so that the first drawing of a running time is right. */
  readonly now = (): number => {
    if (this.listeners.size === 0 && Math.abs(Date.now() - this.latest) >= 1_000) {
      this.latest = Date.now()
    }
    return this.latest
  }
}

export const ticker = new Ticker()
