import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { UiLanguage } from '../api/types'
import { weekdayName } from './format'

export const languages = ['fr', 'nl', 'en'] as const satisfies UiLanguage[]

/** Each language under its own name, so that its speakers can find it. */
export const ownNames: Record<UiLanguage, string> = { fr: 'Français', nl: 'Nederlands', en: 'English' }

/** A feature's texts lie beside it, in one file for each language: `../desk/texts/fr.ts`. Each is fetched when it is first shown. */
const files = import.meta.glob<{ default: object }>('../**/texts/*.ts')

/** The features whose texts have been fetched; they follow the language of the screen. */
const shown = new Set<string>()

async function fetchTexts(features: Iterable<string>, language: UiLanguage): Promise<void> {
  await Promise.all(
    [...features].map(async (feature) => {
      const file = files[`../${feature}/texts/${language}.ts`]
      if (file === undefined) {
        throw new Error(`${feature} has no texts in ${language}`)
      }
      i18next.addResourceBundle(language, 'translation', (await file()).default)
    }),
  )
}

let coming: UiLanguage = 'fr'

/**
 * Fetches the texts of some features in the language of the screen. Wait for it before rendering any of these features.
 * @param features by their folders: `desk`, `account/audit`
 */
export async function loadTexts(features: readonly string[]): Promise<void> {
  for (const feature of features) {
    shown.add(feature)
  }
  let language: UiLanguage
  do {
    language = coming
    const languages = new Set([language, i18next.language as UiLanguage])
    await Promise.all([...languages].map((each) => fetchTexts(features, each)))
    // The user may have chosen another language meanwhile.
  } while (language !== coming)
}

const CHOICE = 'permanence.language'

export function isUiLanguage(text: string | null | undefined): text is UiLanguage {
  return languages.some((language) => language === text)
}

/** The language chosen in this browser; else the browser's preferred one; else French. */
export function preferred(): UiLanguage {
  const remembered = remembrance()
  if (remembered !== null) {
    return remembered
  }
  for (const tag of navigator.languages ?? []) {
    const language = tag.slice(0, 2).toLowerCase()
    if (isUiLanguage(language)) {
      return language
    }
  }
  return 'fr'
}

export function remembrance(): UiLanguage | null {
  try {
    const chosen = localStorage.getItem(CHOICE)
    return isUiLanguage(chosen) ? chosen : null
  } catch {
    return null
  }
}

/** The texts of every screen and of log-in. */
const FIRST = ['kit', 'account']

/** The formats that texts name: `{{day, weekday}}`. */
export function addFormats(): void {
  i18next.services.formatter?.add('weekday', (number: number, shownIn) => weekdayName(number, shownIn as UiLanguage))
}

export async function startI18n(language: UiLanguage = preferred()): Promise<void> {
  coming = language
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  addFormats()
  await loadTexts(FIRST)
  document.documentElement.lang = language
}

/** @param remember false for the account's language at log-in, which must not override a choice made in this browser */
export async function showIn(language: UiLanguage, remember = true): Promise<void> {
  coming = language
  await fetchTexts(shown, language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  if (remember) {
    try {
      localStorage.setItem(CHOICE, language)
    } catch {
      // Storage is forbidden: the choice lasts as long as the page.
    }
  }
}
