/** The frame of an administration's page: its title, and whether it may only be read. */
import type { ReactNode } from 'react'
import { Failed } from '../shell/Failed.tsx'
import { useTitle } from '../shell/useTitle.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'

interface Props {
  readonly title: Word
  readonly query: { readonly isPending: boolean; readonly isError: boolean; refetch(): unknown }
  readonly readOnly?: boolean
  readonly children: ReactNode
}

export function AdminScreen({ title, query, readOnly = false, children }: Props) {
  const { t } = useWords()
  useTitle(t(title))
  return (
    <div className="screen">
      <h1>{t(title)}</h1>
      {readOnly && <p className="quiet">{t('read_only')}</p>}
      {query.isPending && <p role="status">{t('working')}</p>}
      {query.isError ? <Failed again={() => query.refetch()} /> : children}
    </div>
  )
}

/** A code or key that is shown once. */
export function Once({ word, code }: { readonly word: Word; readonly code: string | null }) {
  const { t } = useWords()
  return (
    <div role="status">
      {code !== null && (
        <p className="once">
          {t(word)} <span className="code">{code}</span>
        </p>
      )}
    </div>
  )
}
