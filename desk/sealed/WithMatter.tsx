/**
 * The matter of an address, whoever draws it: read at once, or, where it is sealed, once somebody said
 * why. A sealed page is never read anew by itself: each reading is an event.
 */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { MatterPage } from '../../src/api/index.ts'
import { Refused, send } from '../api/http.ts'
import { isMissing, MISSING, queryClient, SEALED, useMatter } from '../api/queries.ts'
import { Failed } from '../shell/Failed.tsx'
import { Missing } from '../shell/Missing.tsx'
import { useWords } from '../words/index.ts'
import { AskReason } from './AskReason.tsx'
import { PassContext } from './pass.ts'
import { keepReason, reasonFor, setSealedNews, useReason, useSealedNews } from './reasons.ts'
import type { Kept } from './reasons.ts'
import './sealed.css'

interface Props {
  readonly number: string
  /** While it is being read. */
  readonly pending: ReactNode
  readonly children: (matter: MatterPage) => ReactNode
}

export function WithMatter({ number, pending, children }: Props) {
  const matter = useMatter(number)
  if (matter.isPending) return pending
  if (matter.isError) return <Failed again={matter.refetch} />
  if (matter.data === MISSING) return <Missing />
  return matter.data === SEALED ? (
    <Sealed key={number} number={number} pending={pending}>
      {children}
    </Sealed>
  ) : (
    children(matter.data)
  )
}

interface Opened {
  readonly matter: MatterPage
  readonly pass: string
}

function Sealed({ number, pending, children }: Props) {
  const kept = useReason(number)
  const { data, error, isFetching } = useOpened(number, kept)
  // Asked once, the dialogue stays until there is something to read: nothing typed is lost.
  const [asks, setAsks] = useState(kept === null)
  useEffect(() => {
    if (kept === null || error) setAsks(true)
    else if (data) setAsks(false)
  }, [kept, error, data])
  const isOpen = error instanceof Refused && error.refusal.code === 'not_sealed'
  useEffect(() => {
    // It was unsealed meanwhile: then it is read like any other.
    if (isOpen) void queryClient.invalidateQueries({ queryKey: ['matters', 'one', number] })
  }, [isOpen, number])
  if (error && isMissing(error)) return <Missing />
  if (isOpen) return pending
  if (kept !== null && data && !error)
    return (
      <PassContext value={data.pass}>
        <Grew number={number} />
        {children(data.matter)}
      </PassContext>
    )
  if (kept !== null && !error && !asks) return pending
  return (
    <AskReason
      number={number}
      error={error instanceof ReasonOver ? null : error}
      busy={isFetching}
      onReason={(given) => keepReason(number, given)}
    />
  )
}

/** The half hour is over: it is asked for again. */
class ReasonOver extends Error {}

function useOpened(number: string, kept: Kept | null) {
  return useQuery({
    // A reason given anew is a reading of its own.
    queryKey: [SEALED, number, kept?.place],
    queryFn: async () => {
      const reason = reasonFor(number)
      if (reason === null) throw new ReasonOver('a reading needs a reason')
      const path = `/matters/${encodeURIComponent(number)}/opened`
      const read = await send<Opened>('POST', path, { reason })
      setSealedNews(number, false)
      return read
    },
    enabled: kept !== null,
    staleTime: Infinity,
    // Gone from the window's memory with the screen that showed it.
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

function Grew({ number }: { readonly number: string }) {
  const { t } = useWords()
  const isNew = useSealedNews(number)
  return (
    <div role="status">
      {isNew && (
        <div className="sealed-grew">
          <p>{t('sealed_news')}</p>
          <Button
            onClick={() => void queryClient.invalidateQueries({ queryKey: [SEALED, number] })}
          >
            {t('sealed_read_again')}
          </Button>
        </div>
      )}
    </div>
  )
}
