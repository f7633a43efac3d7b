/**
 * How one visitor reads: the language and the size of things.
 *
 * Both stay in the address (`?lang=en&view=elder&text=24`) and every link carries them on. Nothing is
 * written on the device: filing leaves no trace there (ASVS 14.3.3), a bookmark keeps the choice,
 * and a link that is passed on reads as it did for whoever passed it on.
 */
import type { Language, Words } from '../kernel/index.ts'
import { ELDER_TEXT, ELDER_TEXTS } from './tokens.ts'
import type { ElderText } from './tokens.ts'

export interface View {
  readonly language: Language
  readonly elder: boolean
  /** Size of the text in elder mode, in CSS pixels. */
  readonly text: ElderText
}

/** Anything else than the known values is as if it had not been said. */
export function viewOf(query: unknown): View {
  const { lang, view, text } = query as Readonly<Record<'lang' | 'view' | 'text', unknown>>
  return {
    language: lang === 'en' ? 'en' : 'zh',
    elder: view === 'elder',
    text: ELDER_TEXTS.find((one) => String(one) === text) ?? ELDER_TEXT,
  }
}

/** For an address that could not be read as a whole. */
export function viewOfAddress(address: string): View {
  const query = new URLSearchParams(address.split('?')[1] ?? '')
  return viewOf(Object.fromEntries(query))
}

/** A path of this site, read in the same way. */
export function at({ language, elder, text }: View, path: string): string {
  const choices = [
    ...(language === 'en' ? ['lang=en'] : []),
    ...(elder ? ['view=elder'] : []),
    ...(elder && text !== ELDER_TEXT ? [`text=${text}`] : []),
  ]
  if (choices.length === 0) return path
  const [before = '', anchor] = path.split('#')
  const joined = `${before}${before.includes('?') ? '&' : '?'}${choices.join('&')}`
  return anchor === undefined ? joined : `${joined}#${anchor}`
}

/** The same page with the next larger or smaller text; null: there is none. */
export function resized(view: View, by: 1 | -1): View | null {
  const text = ELDER_TEXTS[ELDER_TEXTS.indexOf(view.text) + by]
  return text === undefined ? null : { ...view, text }
}

/** Everything one page needs is asked for in one language. */
export type Say = (words: Words) => string

export function sayer(view: View): Say {
  return (words) => words[view.language]
}
