/**
 * Words that stand where life and property are at stake, by what they say: far wider than the signs, and
 * each for itself proof of nothing. What they weigh, alone and beside each other, was learnt (weights.ts).
 */
import type { DangerKind } from '../kinds.ts'
import { BODIES } from './bodies.ts'
import { BURNING } from './burning.ts'
import type { GroupOfWords } from './declare.ts'
import { HANDS } from './hands.ts'
import { ORDINARY } from './ordinary.ts'
import { OTHERS } from './others.ts'
import { THINGS } from './things.ts'

const GROUPS_OF_WORDS: Readonly<Record<string, GroupOfWords>> = {
  ...BODIES,
  ...BURNING,
  ...THINGS,
  ...HANDS,
  ...OTHERS,
  ...ORDINARY,
}

export interface WordGroup {
  readonly name: string
  readonly kind: DangerKind | null
  /** Harm itself, and not only what it happens to. */
  readonly isHarm: boolean
  /** Every word of the group in a text, in order. */
  readonly pattern: RegExp
}

export const WORD_GROUPS: readonly WordGroup[] = Object.entries(GROUPS_OF_WORDS).map(
  ([name, { kind, isThing, words }]) => ({
    name,
    kind,
    isHarm: kind !== null && isThing !== true,
    pattern: new RegExp(words.split(' ').join('|'), 'giu'),
  }),
)
