import type { ResponderNow, WaitingCall } from './types'

/**
 * Those who can take this call now, the best first: who is rung for the caller's line; of them who speaks the caller's language, and among
 * them who speaks the fewest others, so that whoever speaks several stays free for callers of the others; then who has been ready the
 * longest.
 */
export function toGive(responders: readonly ResponderNow[], call: Pick<WaitingCall, 'line' | 'language'>): ResponderNow[] {
  const otherLine = ({ lines }: ResponderNow) => Number(call.line !== null && !lines.includes(call.line))
  const stranger = ({ languages }: ResponderNow) => Number(call.language !== null && !languages.includes(call.language))
  return responders
    .filter((each) => each.state === 'ready')
    .sort(
      (one, other) =>
        otherLine(one) - otherLine(other) ||
        stranger(one) - stranger(other) ||
        one.languages.length - other.languages.length ||
        Date.parse(one.since) - Date.parse(other.since),
    )
}
