/** Every kind of matter this house knows. Adding a kind is adding one file and its name here. */
import type { Kind } from '../kernel/index.ts'
import { knowledgeEntry } from './knowledge/index.ts'
import { pressureCheck } from './pressure-check.ts'
import { publicWord } from './public-word.ts'
import { publication } from './publication.ts'
import { request } from './request/index.ts'

export { knowledgeEntry, pressureCheck, publicWord, publication, request }
export type { Content, KnowledgeState, Version } from './knowledge/index.ts'
export type { RequestState, Answer, Verdict } from './request/states.ts'

export const KINDS: readonly Kind[] = [
  request,
  pressureCheck,
  publication,
  publicWord,
  knowledgeEntry,
]
