/** What the desk reads, each under one name. */
import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Choices, KindShown, MatterPage, Page, Waiting } from '../../src/api/index.ts'
import { draftsBelongTo } from '../lib/draft.ts'
import { get, keepToken, Lost, Refused } from './http.ts'

export interface Me {
  readonly jurisdiction: number
  readonly person: { readonly id: string; readonly name: string }
  readonly login: string
  readonly mustChange: boolean
  readonly holding: string | null
  readonly holdings: readonly {
    readonly id: string
    readonly post: string
    readonly title: { readonly zh: string; readonly en: string }
    readonly unit: string
    readonly unitName: { readonly zh: string; readonly en: string }
  }[]
  readonly actor: {
    readonly post: string
    readonly unit: string
    readonly powers: readonly string[]
  } | null
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What was refused is refused again; only a lost answer is worth a second try.
      retry: (times, error) => error instanceof Lost && times < 2,
      refetchOnWindowFocus: true,
    },
  },
})

export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      const { session, token } = await get<{ session: Me | null; token: string }>('/session')
      keepToken(token)
      if (session) draftsBelongTo(session.person.id)
      return session
    },
    staleTime: 60_000,
  })
}

export function useKinds() {
  return useQuery({
    queryKey: ['kinds'],
    queryFn: async () => (await get<{ kinds: readonly KindShown[] }>('/kinds')).kinds,
    staleTime: 600_000,
  })
}

export function useChoices() {
  return useQuery({
    queryKey: ['choices'],
    queryFn: () => get<Choices>('/choices'),
    staleTime: 300_000,
  })
}

export function useWaiting() {
  return useQuery({
    queryKey: ['matters', 'waiting'],
    queryFn: () => get<Waiting>('/waiting'),
    refetchInterval: 60_000,
  })
}

/**
 * `sealed`: it is there, and reading it takes a reason. `missing`: it is not there, or not for this post; an answer like
 * any other, so that reading anew behind the page does not take the page away for a moment.
 */
export function useMatter(number: string) {
  return useQuery({
    queryKey: ['matters', 'one', number],
    queryFn: async () => {
      try {
        return await get<MatterPage>(`/matters/${encodeURIComponent(number)}`)
      } catch (error) {
        if (error instanceof Refused && error.refusal.code === 'sealed_needs_reason') return SEALED
        if (isMissing(error)) return MISSING
        throw error
      }
    },
  })
}

/** Pages of sealed matters are kept apart: nothing reads them anew but somebody who means it. */
export const SEALED = 'sealed' as const
export const MISSING = 'missing' as const

/** After an act: what stands there now. Of a sealed matter that is a reading like any other. */
export async function reread(number: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['matters', 'one', number] }),
    queryClient.invalidateQueries({ queryKey: [SEALED, number] }),
  ])
}

export type Filters = Readonly<Record<string, string>>

export function useLines(list: 'worklist' | 'matters', filters: Filters) {
  return useInfiniteQuery({
    queryKey: ['matters', list, filters],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(filters)
      if (pageParam !== '') query.set('after', pageParam)
      return get<Page>(`/${list}?${query.toString()}`)
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

export function isMissing(error: unknown): boolean {
  return error instanceof Refused && error.status === 404
}
