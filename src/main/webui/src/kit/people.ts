/** Two letters for somebody: « Anne-Marie Lambert » is AM. */
export const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase()

/** A hue for somebody, always the same. */
export const hue = (id: number): number => (id * 137) % 360
