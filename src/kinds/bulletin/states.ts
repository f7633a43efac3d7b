/** The states of a bulletin, and what it says in each. */
import type { Json } from '../../kernel/index.ts'
import type { Section } from './grammar.ts'

/** What stands in the place of a token, and where it comes from. */
export interface Source {
  readonly token: string
  /** As it is compared when it is computed anew. */
  readonly value: Json
  /** As it is printed, in Chinese: the language of the document. */
  readonly shown: string
}

export interface Correction {
  /** Id of the bulletin that is put right. */
  readonly of: string
  readonly reason: string
}

export interface Facts {
  /** `2026-09` or `2026`. */
  readonly period: string
  /** Day of the release its figures of requests are taken from. */
  readonly releasedOn: string
  readonly title: string
  readonly sections: readonly Section[]
  readonly sources: readonly Source[]
  readonly corrects: Correction | null
  /** Why it is longer than a document should be; null: it is not. */
  readonly whyLong: string | null
}

export interface Approval {
  /** Name and office, as they stand on the document. */
  readonly signedBy: string
  readonly on: string
}

export type BulletinState =
  | ({ readonly name: 'drafted' } & Facts)
  | ({ readonly name: 'submitted' } & Facts)
  | ({ readonly name: 'approved'; readonly approval: Approval } & Facts)
  | ({ readonly name: 'published'; readonly approval: Approval; readonly on: string } & Facts)
  | ({ readonly name: 'corrected'; readonly approval: Approval; readonly on: string } & Facts)
  | ({ readonly name: 'dropped'; readonly why: string } & Facts)

/** What the shell made of a period, of a bulletin that is corrected, or of a text; or why it could not. */
export interface Composed {
  readonly title: string
  readonly releasedOn: string
  readonly sections: readonly Section[]
  readonly sources: readonly Source[]
}

export interface Wrong {
  readonly wrong: string
  readonly field: string
  readonly params?: Readonly<Record<string, string | number>>
}
