import type { DirectoryEntry, UiLanguage } from '../api/types'

/** Everything has a name in the two languages of the line; an English screen shows the French names. */
export const entryName = ({ nameFr, nameNl }: DirectoryEntry, language: UiLanguage) => (language === 'nl' ? nameNl : nameFr)

/** The search terms of an entry, in both languages. */
export const entryWords = ({ nameFr, nameNl, note }: DirectoryEntry) => `${nameFr} ${nameNl} ${note ?? ''}`
