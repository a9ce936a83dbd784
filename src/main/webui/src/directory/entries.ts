import type { DirectoryEntry, UiLanguage } from '../api/types'

/** The two languages of the line have names for everything; the third reads the French ones. */
export const entryName = ({ nameFr, nameNl }: DirectoryEntry, language: UiLanguage) => (language === 'nl' ? nameNl : nameFr)

/** By which an entry is found, on a screen in either language. */
export const entryWords = ({ nameFr, nameNl, note }: DirectoryEntry) => `${nameFr} ${nameNl} ${note ?? ''}`
