/** One timer for all running times on the page, so that they all tick at the same instant. It runs while there are subscribers. */
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

  /** The time of the last tick. While the timer is stopped: less than a second old, so that the first paint of a running time is right. */
  readonly now = (): number => {
    if (this.listeners.size === 0 && Math.abs(Date.now() - this.latest) >= 1_000) {
      this.latest = Date.now()
    }
    return this.latest
  }
}

export const ticker = new Ticker()
