/** A list of matters, walked with j and k. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { LineShown } from '../../src/api/index.ts'
import type { Filters } from '../api/queries.ts'
import { useLines } from '../api/queries.ts'
import { saysInstant } from '../lib/time.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { Due, useSpan } from './Due.tsx'

interface Props {
  readonly list: 'worklist' | 'matters'
  readonly filters: Filters
  readonly none: Word
}

export function Lines({ list, filters, none }: Props) {
  const { t } = useWords()
  const lines = useLines(list, filters)
  const place = useRef<HTMLOListElement>(null)
  useWalking(place)
  if (lines.isPending) return <p role="status">{t('working')}</p>
  if (lines.isError) return <Failed again={lines.refetch} />
  const all = lines.data.pages.flatMap((page) => page.lines)
  if (all.length === 0) return <p className="none">{t(none)}</p>
  return (
    <>
      <ol className="lines" ref={place}>
        {all.map((line) => (
          <li key={line.id}>
            <LineLink line={line} />
          </li>
        ))}
      </ol>
      {lines.hasNextPage && (
        <Button block loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <p className="hint keys">{t('keys_hint')}</p>
    </>
  )
}

function LineLink({ line }: { readonly line: LineShown }) {
  const { t, say, language } = useWords()
  const span = useSpan()
  const { duty } = line
  return (
    <Link to={paths.matter(line.number)} className="line">
      <span className="line-title">
        {line.title}
        {line.sealed && <span className="mark">{t('sealed')}</span>}
      </span>
      <span className="line-facts">
        <span className="number">{line.number}</span>
        <span>{say(line.state.words)}</span>
        {duty ? (
          <span>
            {say(duty.holder)}：{duty.acts.map(say).join(' / ')}
          </span>
        ) : (
          line.unit && <span>{say(line.unit.words)}</span>
        )}
        {line.category && <span>{say(line.category.words)}</span>}
        {line.seconded > 0 && <span>{t('seconded', { count: line.seconded })}</span>}
      </span>
      <span className="line-end">
        {!line.state.final && duty && <Due due={duty.due} />}
        <time
          className="waited"
          dateTime={line.openedAt}
          title={saysInstant(line.openedAt, language)}
        >
          {line.state.final
            ? saysInstant(line.openedAt, language)
            : t('waited', { span: span(line.openedAt) })}
        </time>
      </span>
    </Link>
  )
}

/** j and k go down and up, as long as nobody is typing; Enter is the link's own. */
function useWalking(place: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      const typing = (event.target as Element | null)?.closest('input, textarea, select')
      if (step === 0 || typing || event.ctrlKey || event.metaKey || event.altKey) return
      const links = [...(place.current?.querySelectorAll<HTMLAnchorElement>('a.line') ?? [])]
      const at = links.indexOf(document.activeElement as HTMLAnchorElement)
      const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]
      next?.focus()
      next?.scrollIntoView({ block: 'nearest' })
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [place])
}
