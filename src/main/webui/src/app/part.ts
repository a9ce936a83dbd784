import { type ComponentType, lazy } from 'react'
import { loadTexts } from '../i18n'

/** A lazily loaded part of the screens. It is shown once its code and the texts of its features have been fetched. */
export function part<Props = object>(
  module: () => Promise<{ default: ComponentType<Props> }>,
  ...features: string[]
): ComponentType<Props> {
  return lazy(async () => {
    const [found] = await Promise.all([module(), loadTexts(features)])
    return found
  })
}
