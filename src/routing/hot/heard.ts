/** A message as the search for hot problems sees it. `who` only tells voices apart within one event. */
export interface Heard {
  readonly id: string
  /** Whoever said it, as the source names them; '' where it does not: then each message is a voice. */
  readonly who: string
  readonly title: string
  readonly detail: string
  /** Milliseconds since 1970; null: nobody knows. */
  readonly at: number | null
  /** Strangers who clicked that they agree, or do not. */
  readonly likes: number
  readonly against: number
}
