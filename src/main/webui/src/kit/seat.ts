/**
 * What belongs to the account at this page and outlives everything that is drawn: its telephone, its live connection, the records being
 * written. It ends when the account leaves the page, never because something is no longer drawn.
 */
let standing: { accountId: number; things: Map<string, { thing: unknown; leave: () => void }> } | null = null

/**
 * The account's thing of this name: made once, and found again after the page was drawn anew.
 * @param leave ends it when the account leaves the page
 */
export function standingOf<T>(accountId: number, name: string, make: () => T, leave: (thing: T) => void): T {
  if (standing?.accountId !== accountId) {
    leaveSeat()
    standing = { accountId, things: new Map() }
  }
  const known = standing.things.get(name)
  if (known !== undefined) {
    return known.thing as T
  }
  const thing = make()
  standing.things.set(name, { thing, leave: () => leave(thing) })
  return thing
}

/** The account leaves this page. */
export function leaveSeat(): void {
  const left = standing
  standing = null
  for (const { leave } of left?.things.values() ?? []) {
    leave()
  }
}
