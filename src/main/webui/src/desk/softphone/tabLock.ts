/** How often a tab that is not the phone checks whether the tab that was the phone is gone. */
const LOOK_MILLIS = 2_000

/**
 * Only one tab of a browser is the phone: two would register in turn and ring together. A lock of the browser (Web Locks) decides. The
 * browser releases it when the tab that holds it ends, for any reason.
 */
export class TabLock {
  private letGo: (() => void) | null = null
  private looking: ReturnType<typeof setTimeout> | undefined
  private readonly name: string
  private readonly onTaken: () => void

  /** @param onTaken another tab has taken the phone over */
  constructor(name: string, onTaken: () => void) {
    this.name = name
    this.onTaken = onTaken
  }

  /** @param over also takes it from the tab that holds it @returns whether this tab is the phone now */
  take(over = false): Promise<boolean> {
    clearTimeout(this.looking)
    if (this.letGo !== null || navigator.locks === undefined) {
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      navigator.locks
        .request(this.name, over ? { steal: true } : { ifAvailable: true }, (lock) => {
          if (lock === null) {
            resolve(false)
            return undefined
          }
          return new Promise<void>((letGo) => {
            this.letGo = letGo
            resolve(true)
          })
        })
        .catch(() => {
          resolve(false)
          if (this.letGo !== null) {
            this.letGo = null
            this.onTaken()
          }
        })
    })
  }

  /** Calls back when two checks in a row find no tab that is the phone: a tab that is only reloading takes the lock back before that. */
  whenFree(then: () => void): void {
    clearTimeout(this.looking)
    let free = false
    const look = async () => {
      const { held = [] } = await navigator.locks.query()
      const now = !held.some((lock) => lock.name === this.name)
      if (free && now) {
        then()
        return
      }
      free = now
      this.looking = setTimeout(() => void look(), LOOK_MILLIS)
    }
    this.looking = setTimeout(() => void look(), LOOK_MILLIS)
  }

  release(): void {
    clearTimeout(this.looking)
    const { letGo } = this
    this.letGo = null
    letGo?.()
  }
}

const KEY = 'permanence.tab'
let own: string | null = null

/** This tab's identifier, the same after a reload: with it the service tells which page is the phone. It does not identify the user. */
export function tabName(): string {
  if (own === null) {
    try {
      own = sessionStorage.getItem(KEY) ?? crypto.randomUUID()
      sessionStorage.setItem(KEY, own)
    } catch {
      own ??= crypto.randomUUID()
    }
  }
  return own
}
