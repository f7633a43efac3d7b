/** Matters chosen to be acted on together, by their numbers, over all lists; ends with the page. */
import { useSyncExternalStore } from 'react'

/** As many as the house takes at once. */
export const MOST_CHOSEN = 200

let chosen: readonly string[] = []
const listeners = new Set<() => void>()

function become(next: readonly string[]): void {
  chosen = [...new Set(next)].slice(0, MOST_CHOSEN)
  for (const listener of listeners) listener()
}

export function toggle(number: string): void {
  choose([number], !isChosen(number))
}

export function choose(numbers: readonly string[], on: boolean): void {
  become(on ? [...chosen, ...numbers] : chosen.filter((one) => !numbers.includes(one)))
}

export function isChosen(number: string): boolean {
  return chosen.includes(number)
}

export function clearChosen(): void {
  become([])
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Of one line: the others are not drawn anew. */
export function useIsChosen(number: string): boolean {
  return useSyncExternalStore(listen, () => isChosen(number))
}

export function useChosen(): readonly string[] {
  return useSyncExternalStore(listen, () => chosen)
}
