/**
 * Why somebody reads a sealed matter: kept for this window only, in its memory, for half an hour. It goes
 * to the house with each reading and is stored nowhere else.
 */
import { useSyncExternalStore } from 'react'

const KEPT_MS = 30 * 60_000

export interface Kept {
  readonly reason: string
  readonly since: number
  /** Tells one giving of a reason from the next. */
  readonly place: number
}

const kept = new Map<string, Kept>()
let places = 0
/** Open pages of which the house said that something happened. */
const news = new Set<string>()
const heard = new Set<() => void>()

function changed(): void {
  for (const tell of heard) tell()
}

/** Null: none was given, or the half hour is over. */
export function reasonFor(number: string): string | null {
  const one = kept.get(number)
  return one && Date.now() - one.since < KEPT_MS ? one.reason : null
}

export function keepReason(number: string, reason: string): void {
  kept.set(number, { reason, since: Date.now(), place: (places += 1) })
  changed()
}

/** Another person or post at this window has reasons of their own. */
export function forgetReasons(): void {
  kept.clear()
  news.clear()
  changed()
}

export function setSealedNews(number: string, is: boolean): void {
  if (news.has(number) === is) return
  if (is) news.add(number)
  else news.delete(number)
  changed()
}

function listen(tell: () => void): () => void {
  heard.add(tell)
  return () => heard.delete(tell)
}

/** As it was given; whether its time is over is asked when something is read. */
export function useReason(number: string): Kept | null {
  return useSyncExternalStore(listen, () => kept.get(number) ?? null)
}

export function useSealedNews(number: string): boolean {
  return useSyncExternalStore(listen, () => news.has(number))
}
