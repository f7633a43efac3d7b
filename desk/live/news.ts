/** Which lists have something new: told by the house, counted nowhere, forgotten when they are read anew. */
import { useSyncExternalStore } from 'react'

let fresh = false
const heard = new Set<() => void>()

export function setNews(is: boolean): void {
  if (fresh === is) return
  fresh = is
  for (const tell of heard) tell()
}

export function useNews(): boolean {
  return useSyncExternalStore(
    (tell) => {
      heard.add(tell)
      return () => heard.delete(tell)
    },
    () => fresh,
  )
}
