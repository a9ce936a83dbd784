import { useSyncExternalStore } from 'react'

/** The files that a start page names: their names change with their content. */
export const filesIn = (page: string): string[] => [...new Set(page.match(/\/assets\/[\w.-]+/g) ?? [])]

/**
 * Whether the service has newer screens than this page. After an upgrade the parts of this page that have not been fetched yet are no
 * longer there. An external store.
 */
class Version {
  private newer = false
  private readonly listeners = new Set<() => void>()
  private readonly own: ReadonlySet<string>

  constructor(own: string) {
    this.own = new Set(filesIn(own))
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly isNewer = (): boolean => this.newer

  /** Asks the service; an upgrade restarts it, so each new connection to it is the moment to ask. @returns whether there is a newer one */
  async look(): Promise<boolean> {
    try {
      const answer = await fetch('/', { cache: 'no-cache', credentials: 'same-origin' })
      const named = answer.ok ? filesIn(await answer.text()) : []
      if (named.length > 0 && this.own.size > 0) {
        const newer = named.some((file) => !this.own.has(file))
        if (newer !== this.newer) {
          this.newer = newer
          for (const listener of [...this.listeners]) {
            listener()
          }
        }
      }
    } catch {
      // The service cannot be reached: nothing is known about its version.
    }
    return this.newer
  }
}

export const version = new Version(typeof document === 'undefined' ? '' : document.head.innerHTML)

export const useNewVersion = (): boolean => useSyncExternalStore(version.subscribe, version.isNewer)
