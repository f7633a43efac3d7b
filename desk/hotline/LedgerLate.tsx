/** Receipts of the ledger will be late: said to the caller, who is served all the same. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../api/http.ts'
import { saysInstant } from '../lib/time.ts'
import { useWords } from '../words/index.ts'

const MINUTE = 60_000

export function LedgerLate() {
  const { t, language } = useWords()
  const { data } = useQuery({
    queryKey: ['hotline', 'ledger'],
    queryFn: () => get<{ lateSince: string | null }>('/hotline/ledger'),
    refetchInterval: MINUTE,
    staleTime: MINUTE,
  })
  if (!data?.lateSince) return null
  return (
    <p className="ledger-late" role="status">
      {t('ledger_late', { at: saysInstant(data.lateSince, language) })}
    </p>
  )
}
