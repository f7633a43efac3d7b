/** What the plan's editor reads: documents, and one level of the tree at a time. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { PlanDocument, PlanLevel, TargetDraft, UnitPage } from '../../src/api/index.ts'
import { get } from '../api/http.ts'

/** Of which level: the roots of a document, or the parts of a target. */
export interface Of {
  readonly document: string
  readonly target: string | null
}

export function usePlanDocuments() {
  return useQuery({
    queryKey: ['matters', 'plan', 'documents'],
    queryFn: async () =>
      (await get<{ documents: readonly PlanDocument[] }>('/plan/documents')).documents,
  })
}

export function useLevel({ document, target }: Of, enabled = true) {
  const read = useInfiniteQuery({
    queryKey: ['matters', 'plan', 'level', target ?? document],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(target === null ? { document } : { part_of: target })
      if (pageParam !== '') query.set('after', pageParam)
      return get<PlanLevel>(`/plan/level?${query.toString()}`)
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled,
  })
  const pages = read.data?.pages ?? []
  return { ...read, nodes: pages.flatMap(({ nodes }) => nodes), sum: pages.at(-1)?.sum ?? null }
}

export function useTargetDraft(id: string | null) {
  return useQuery({
    queryKey: ['matters', 'plan', 'draft', id],
    queryFn: () => get<TargetDraft>(`/plan/targets/${encodeURIComponent(id ?? '')}`),
    enabled: id !== null,
  })
}

export function useUnitPage() {
  return useQuery({ queryKey: ['matters', 'unit'], queryFn: () => get<UnitPage>('/unit') })
}
