/** What the house says of ballots. */
import { useQuery } from '@tanstack/react-query'
import type { BallotAtDesk } from '../../src/api/index.ts'
import { get } from '../api/http.ts'

export function useBallots() {
  return useQuery({
    queryKey: ['matters', 'ballots'],
    queryFn: () => get<{ readonly ballots: readonly BallotAtDesk[] }>('/ballots'),
  })
}

/** Null while it is a draft: nobody outside knows of it, and nobody was asked. */
export function useBallot(number: string, isThere: boolean) {
  return useQuery({
    queryKey: ['matters', 'ballots', number],
    queryFn: () => get<BallotAtDesk>(`/ballots/${encodeURIComponent(number)}`),
    enabled: isThere,
  })
}

export const percent = (share: number) => `${Math.round(share * 100)}%`
