import type { Reach } from '../api/types'

/** One string that identifies a phone, for lists of choices: `desk:101`. */
export function reachKey(reach: Reach): string {
  return reach.kind === 'desk' ? `desk:${reach.phone ?? ''}` : reach.kind
}
