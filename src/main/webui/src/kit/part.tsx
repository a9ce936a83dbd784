import { type ComponentType, createElement, lazy } from 'react'
import { loadTexts } from '../i18n'
import { callOn } from './callOn'
import { version } from './version'

/** A part of the screens that could not be fetched: after an upgrade it is not there any more, or the network is away. */
export class PartMissing extends Error {
  /** The next drawing fetches it again; React itself remembers the failure for ever. */
  readonly fetchAgain: () => void

  constructor(cause: unknown, fetchAgain: () => void) {
    super('a part of the screens could not be fetched', { cause })
    this.name = 'PartMissing'
    this.fetchAgain = fetchAgain
  }
}

/**
 * A lazily loaded part of the screens. It is shown once its code and the texts of its features have been fetched. A part that an upgrade
 * has replaced is fetched by reloading the page, but never during a call.
 */
export function part<Props extends object = object>(
  module: () => Promise<{ default: ComponentType<Props> }>,
  ...features: string[]
): ComponentType<Props> {
  const fetched = () =>
    lazy(async () => {
      try {
        const [found] = await Promise.all([module(), loadTexts(features)])
        return found
      } catch (cause) {
        if ((await version.look()) && !callOn.get()) {
          location.reload()
          return await new Promise<never>(() => undefined)
        }
        throw new PartMissing(cause, () => (present = fetched()))
      }
    })
  let present = fetched()
  return function Part(props: Props) {
    return createElement(present as ComponentType<Props>, props)
  }
}
