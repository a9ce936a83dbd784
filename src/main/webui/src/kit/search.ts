/** Type-ahead: accents, case and punctuation are ignored, and words may come in any order. */

export interface Choice<V> {
  value: V
  label: string
  /** All its search terms, in every language: a Dutch name is found on a French screen too. */
  words: string
  /** No longer offered, but still shown by name in records where it was chosen before. */
  past?: boolean
}

export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * The choices in which each typed word is the beginning of one of their words. Choices whose label begins with the typed text come first;
 * otherwise the given order is kept.
 */
export function matching<C extends Choice<unknown>>(choices: readonly C[], typed: string, limit = 50): C[] {
  const query = folded(typed)
  const offered = choices.filter((choice) => !choice.past)
  if (query === '') {
    return offered.slice(0, limit)
  }
  const parts = query.split(' ')
  const first: C[] = []
  const others: C[] = []
  for (const choice of offered) {
    const words = folded(`${choice.label} ${choice.words}`).split(' ')
    if (parts.every((part) => words.some((word) => word.startsWith(part)))) {
      if (folded(choice.label).startsWith(query)) {
        first.push(choice)
      } else {
        others.push(choice)
      }
    }
  }
  return [...first, ...others].slice(0, limit)
}
