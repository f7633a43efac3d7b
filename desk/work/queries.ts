/** What working at the desk reads. */
import { useQuery } from '@tanstack/react-query'
import type { BatchResult, MentionShown, Picked } from '../../src/api/index.ts'
import type { Words } from '../../src/kernel/index.ts'
import { get, send } from '../api/http.ts'

export interface TemplateRead {
  readonly id: string
  readonly unit: string
  readonly unitWords: Words
  readonly byWords: Words
  readonly isOwn: boolean
  readonly name: string
  readonly body: string
  readonly state: 'proposed' | 'active' | 'retired'
  readonly version: number
  readonly mayEdit: boolean
  readonly mayDecide: boolean
}

export function useTemplates() {
  return useQuery({
    queryKey: ['templates'],
    queryFn: async () =>
      (await get<{ templates: readonly TemplateRead[] }>('/templates')).templates,
    staleTime: 300_000,
  })
}

export function useMentions(unread: boolean) {
  return useQuery({
    queryKey: ['matters', 'mentions', unread],
    queryFn: async () =>
      (await get<{ mentions: readonly MentionShown[] }>(`/mentions?unread=${unread}`)).mentions,
    refetchInterval: 60_000,
  })
}

export function usePicked(numbers: readonly string[]) {
  return useQuery({
    queryKey: ['matters', 'picked', numbers],
    queryFn: () => picked(numbers),
    enabled: numbers.length > 0,
  })
}

export async function picked(numbers: readonly string[]): Promise<readonly Picked[]> {
  const query = new URLSearchParams({ numbers: numbers.join(',') })
  return (await get<{ matters: readonly Picked[] }>(`/picked?${query.toString()}`)).matters
}

export interface ActOnOne {
  readonly matter: string
  readonly act: string
  readonly input: object
  readonly seen?: number
}

export async function actOnMany(
  acts: readonly ActOnOne[],
  key: string,
  rehearsal = false,
): Promise<readonly BatchResult[]> {
  const { results } = await send<{ results: readonly BatchResult[] }>(
    'POST',
    '/acts',
    { acts, rehearsal },
    key,
  )
  return results
}
