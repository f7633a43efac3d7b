/**
 * How one visitor reads: the language and the size of things.
 *
 * Both stay in the address (`?lang=en&view=elder`) and every link carries them on. Nothing is
 * written on the device: filing leaves no trace there (ASVS 14.3.3), a bookmark keeps the choice,
 * and a link that is passed on reads as it did for whoever passed it on.
 */
import type { Language, Words } from '../kernel/index.ts'

export interface View {
  readonly language: Language
  readonly elder: boolean
}

/** Anything else than the known values is as if it had not been said. */
export function viewOf(query: unknown): View {
  const { lang, view } = query as { readonly lang?: unknown; readonly view?: unknown }
  return { language: lang === 'en' ? 'en' : 'zh', elder: view === 'elder' }
}

/** For an address that could not be read as a whole. */
export function viewOfAddress(address: string): View {
  const query = new URLSearchParams(address.split('?')[1] ?? '')
  return viewOf({ lang: query.get('lang'), view: query.get('view') })
}

/** A path of this site, read in the same way. */
export function at({ language, elder }: View, path: string): string {
  const choices = [...(language === 'en' ? ['lang=en'] : []), ...(elder ? ['view=elder'] : [])]
  if (choices.length === 0) return path
  const [before = '', anchor] = path.split('#')
  const joined = `${before}${before.includes('?') ? '&' : '?'}${choices.join('&')}`
  return anchor === undefined ? joined : `${joined}#${anchor}`
}

/** Everything one page needs is asked for in one language. */
export type Say = (words: Words) => string

export function sayer(view: View): Say {
  return (words) => words[view.language]
}
