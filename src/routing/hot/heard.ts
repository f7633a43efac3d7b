/** A message as the search for hot problems sees it. `who` only tells voices apart within one event. */
export interface Heard {
  readonly id: string
  /** Whoever said it, as the source names them; '' where it does not: then the same words are one voice. */
  readonly who: string
  readonly title: string
  readonly detail: string
  /** Milliseconds since 1970; null: nobody knows. */
  readonly at: number | null
  /** Strangers who clicked that they agree, or do not. */
  readonly likes: number
  readonly against: number
  /** Code of the district or street it is in, where the source says so; null: it does not. */
  readonly area: string | null
  /** Where it is, in a field of its own; null: the source has none. */
  readonly where: string | null
  /** Code of its category (`road-light`), where somebody decided one; null: nobody did. */
  readonly category: string | null
  /** Others who said that they ask the same. */
  readonly seconds: number
}
