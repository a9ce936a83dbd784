import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { UiLanguage } from '../api/types'
import type { Messages } from './fr'

export const languages = ['fr', 'nl', 'en'] as const satisfies UiLanguage[]

/** Each language by its own name, as whoever looks for it reads it. */
export const ownNames: Record<UiLanguage, string> = { fr: 'Français', nl: 'Nederlands', en: 'English' }

/** Each language is fetched when it is first shown. */
const texts: Record<UiLanguage, () => Promise<{ default: Messages }>> = {
  fr: () => import('./fr'),
  nl: () => import('./nl'),
  en: () => import('./en'),
}

const CHOICE = 'permanence.language'

export function isUiLanguage(text: string | null | undefined): text is UiLanguage {
  return languages.some((language) => language === text)
}

/** What was chosen in this browser; else what the browser prefers; else French. */
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

export async function startI18n(language: UiLanguage = preferred()): Promise<void> {
  const messages = (await texts[language]()).default
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: messages } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  document.documentElement.lang = language
}

/** @param remember false for the account's own language at log-in, which must not outweigh a choice made in this browser */
export async function showIn(language: UiLanguage, remember = true): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await texts[language]()).default)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  if (remember) {
    try {
      localStorage.setItem(CHOICE, language)
    } catch {
      // Forbidden: the choice lasts as long as the page.
    }
  }
}
