/** What the house says of appraisals. */
import { useQuery } from '@tanstack/react-query'
import type { AppraisalShown } from '../../src/api/index.ts'
import { get } from '../api/http.ts'

export function useAppraisals() {
  return useQuery({
    queryKey: ['matters', 'appraisals'],
    queryFn: () => get<{ readonly appraisals: readonly AppraisalShown[] }>('/appraisals'),
  })
}

export function useAppraisal(number: string) {
  return useQuery({
    queryKey: ['matters', 'appraisals', number],
    queryFn: () => get<AppraisalShown>(`/appraisals/${encodeURIComponent(number)}`),
    retry: false,
  })
}
