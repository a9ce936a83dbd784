/** What had the focus is gone from the page. */
const isLost = () => document.activeElement === null || document.activeElement === document.body

/** What had the focus is often gone once something is done: the keyboard goes on at the first of these that is there. */
export function keepFocus(...places: (Element | null | undefined)[]): void {
  const place = places.find((each) => each instanceof HTMLElement)
  if (isLost() && place) {
    place.focus({ preventScroll: true })
  }
}
