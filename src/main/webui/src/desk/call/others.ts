import type { Colleague, DirectoryEntry, Party, UiLanguage } from '../../api/types'
import { entryName, entryWords } from '../../directory/entries'
import type { Choice } from '../../kit/search'

/**
 * A person who may be called, with one key: `r15` a responder, `d3` an entry of the directory, `n+3225…` a number. `away`: cannot be called
 * now, but is listed so that nobody searches for them in vain.
 */
export type OtherChoice = Choice<string> & { away: boolean }

export function colleagueChoices(colleagues: Colleague[], stateName: (state: Colleague['state']) => string): OtherChoice[] {
  const rank = (colleague: Colleague) => (colleague.state === 'ready' ? 0 : 1)
  return [...colleagues]
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
    .map(({ id, name, state }) => ({ value: `r${id}`, label: `${name} – ${stateName(state)}`, words: name, away: state !== 'ready' }))
}

export function directoryChoices(entries: DirectoryEntry[], language: UiLanguage): OtherChoice[] {
  return entries.map((entry) => ({
    value: `d${entry.id}`,
    label: `${entryName(entry, language)} ${entry.number}`,
    words: `${entryWords(entry)} ${entry.number.replace(/\D/g, '')}`,
    away: false,
  }))
}

/** What the field shows for a choice. A number is shown as it is called. */
export const labelOf = (key: string, choices: readonly OtherChoice[]): string =>
  choices.find((each) => each.value === key)?.label ?? key.slice(1)

export function partyOf(key: string): Party {
  const rest = key.slice(1)
  switch (key.charAt(0)) {
    case 'r':
      return { responder: Number(rest) }
    case 'd':
      return { entry: Number(rest) }
    default:
      return { number: rest }
  }
}

/** Normalises a number as people write it; null if it is none. The service decides whether it may be called. */
export function dialled(text: string): string | null {
  const plain = text.replace(/[\s./()-]/g, '')
  return /^(\+|00)?\d{3,15}$/.test(plain) ? plain : null
}
