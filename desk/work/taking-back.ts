/** What was just done and can be taken back: one offer at a time, over all screens. */
import { useSyncExternalStore } from 'react'
import type { Words } from '../../src/kernel/index.ts'

export interface Offer {
  /** What was done: 签收, or 签收 of twenty. */
  readonly what: string
  /** Matters on which it can be taken back; none: it cannot, and why is told. */
  readonly numbers: readonly string[]
  readonly act: string
  readonly actWords: Words
  readonly until: string | null
  readonly why: string | null
}

let offer: Offer | null = null
const listeners = new Set<() => void>()

export function offerBack(next: Offer | null): void {
  offer = next
  for (const listener of listeners) listener()
}

export function useOffer(): Offer | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => offer,
  )
}
