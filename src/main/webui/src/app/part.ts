import { type ComponentType, lazy } from 'react'
import { loadTexts } from '../i18n'

/** A part of the screens that is fetched when it is first shown, and shown when the texts of its features are there too. */
export function part<Props = object>(
  module: () => Promise<{ default: ComponentType<Props> }>,
  ...features: string[]
): ComponentType<Props> {
  return lazy(async () => {
    const [found] = await Promise.all([module(), loadTexts(features)])
    return found
  })
}
