import { useSyncExternalStore } from 'react'

/**
 * Whether a call goes on at this page's desk: it rings here or is in hand, on whichever telephone. While it does, nothing may reload the
 * page or take the desk off it. The desk says so; it is not drawn before log-in, so this stands outside it.
 */
class CallOn {
  private on = false
  private readonly listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly get = (): boolean => this.on

  readonly set = (on: boolean): void => {
    if (on !== this.on) {
      this.on = on
      for (const listener of [...this.listeners]) {
        listener()
      }
    }
  }
}

export const callOn = new CallOn()

export const useCallOn = (): boolean => useSyncExternalStore(callOn.subscribe, callOn.get)
