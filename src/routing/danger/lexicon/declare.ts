import type { DangerKind } from '../kinds.ts'

export interface GroupOfWords {
  /** The danger that these words mostly mean; null: none by themselves. */
  readonly kind: DangerKind | null
  /** It stands beside danger and is none: without words of harm it says nothing. */
  readonly isThing?: true
  readonly words: string
}
