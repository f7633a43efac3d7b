/** Chinese first, English complete, switched without a reload. */
import i18next from 'i18next'
import { createContext, useContext } from 'react'
import type { Language, Words } from '../../src/kernel/index.ts'
import { appraisalWords } from './appraisal.ts'
import { ballotWords } from './ballots.ts'
import { bulletinWords } from './bulletins.ts'
import { automaticWords } from './automatic.ts'
import { besideWords } from './beside.ts'
import { capsWords } from './caps.ts'
import { deliveryWords } from './delivery.ts'
import { deskWords } from './desk.ts'
import { filesWords } from './files.ts'
import { homeWords } from './home.ts'
import { hotWords } from './hot.ts'
import { hotlineWords } from './hotline.ts'
import { ledgerWords } from './ledger.ts'
import { listWords } from './lists.ts'
import { peopleWords } from './people.ts'
import { planWords } from './plan.ts'
import { rulesWords } from './rules.ts'
import { sealedWords } from './sealed.ts'
import { standingWords } from './standing.ts'
import { supervisionWords } from './supervision.ts'
import { whoseWords } from './whose.ts'
import { workWords } from './work.ts'

const words = {
  ...deskWords,
  ...appraisalWords,
  ...ballotWords,
  ...bulletinWords,
  ...automaticWords,
  ...besideWords,
  ...capsWords,
  ...deliveryWords,
  ...filesWords,
  ...homeWords,
  ...ledgerWords,
  ...listWords,
  ...hotWords,
  ...hotlineWords,
  ...planWords,
  ...rulesWords,
  ...peopleWords,
  ...sealedWords,
  ...standingWords,
  ...supervisionWords,
  ...whoseWords,
  ...workWords,
}
export type Word = keyof typeof words

const resourcesOf = (language: Language) =>
  Object.fromEntries(Object.entries(words).map(([key, said]) => [key, said[language]]))

await i18next.init({
  lng: 'zh',
  fallbackLng: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  resources: {
    zh: { translation: resourcesOf('zh') },
    en: { translation: resourcesOf('en') },
  },
})

const KEPT = 'desk-language'

export function keptLanguage(): Language {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
}

export interface Speech {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
}

export const SpeechContext = createContext<Speech>({ language: 'zh', setLanguage: () => {} })

export function useWords() {
  const { language, setLanguage } = useContext(SpeechContext)
  const fixed = i18next.getFixedT(language)
  return {
    language,
    setLanguage,
    /** The desk's own words. */
    t: (word: Word, values: Readonly<Record<string, string | number>> = {}) => fixed(word, values),
    /** Words that the house sent. */
    say: (said: Words) => said[language],
  }
}

export { capWords } from './caps.ts'
export { powerWords, ruleWords } from './people.ts'
export { tableWords, valueWords } from './rules.ts'
