/// <reference lib="dom" />
/** What the page is told where it stands: language, the city's policy, where its ledger lies, and words for steps. */
import type { Language, Words } from '../words/language.ts'
import { fill } from '../words/say.ts'
import type { Params } from '../core/answer.ts'
import { words } from './words.ts'

/** Words of a step, and of its fields. */
export interface ActWords {
  readonly words: Words
  readonly fields: Readonly<Record<string, Words>>
}

export interface Given {
  readonly language: Language
  /** '' where the city has no ledger. */
  readonly policy: string
  /** Address of the city's ledger; '' where it has none. */
  readonly log: string
  /** A saved file, which may ask any ledger or mirror; a page of the city may ask its own alone. */
  readonly alone: boolean
  /** By kind, then by act. */
  readonly acts: Readonly<Record<string, Readonly<Record<string, ActWords>>>>
}

/** Kept in attributes of the element that the tool is put into, and in a block of data beside it. */
export function givenIn(root: HTMLElement): Given {
  const { policy = '', log = '', alone } = root.dataset
  const acts = document.querySelector('#acts')?.textContent ?? '{}'
  return {
    language: document.documentElement.lang.startsWith('zh') ? 'zh' : 'en',
    policy,
    log: log.startsWith('/') && location.protocol.startsWith('http') ? location.origin + log : log,
    alone: alone !== undefined,
    acts: JSON.parse(acts) as Given['acts'],
  }
}

export type Say = (name: keyof typeof words, params?: Params) => string

export const sayer =
  (language: Language): Say =>
  (name, params = {}) =>
    fill(words[name][language], params)
