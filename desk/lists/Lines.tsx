/** A list of matters, walked with j and k. */
import { Button } from 'antd'
import { memo, useCallback, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { LineShown } from '../../src/api/index.ts'
import type { Filters } from '../api/queries.ts'
import { useLines } from '../api/queries.ts'
import { saysInstant } from '../lib/time.ts'
import { useListKeys } from '../keys/useListKeys.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { ChooseLine, ChosenBar } from '../work/ChosenBar.tsx'
import { Due, useSpan } from './Due.tsx'
import { Marked } from './Marked.tsx'
import { News } from './News.tsx'
import { PageOfLines } from './PageOfLines.tsx'
import './lists.css'

interface Props {
  readonly list: 'worklist' | 'matters'
  readonly filters: Filters
  readonly none: Word
}

export function Lines({ list, filters, none }: Props) {
  const { t } = useWords()
  const lines = useLines(list, filters)
  const place = useRef<HTMLOListElement>(null)
  useListKeys(place)
  const typed = filters['words'] ?? ''
  const line = useCallback((one: LineShown) => <Line line={one} typed={typed} />, [typed])
  if (lines.isPending) return <p role="status">{t('working')}</p>
  if (lines.isError) return <Failed again={lines.refetch} />
  const { pages } = lines.data
  const counts = pages.map((page) => page.lines.length)
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (all === 0) {
    return (
      <>
        <News />
        <p className="none">{t(none)}</p>
      </>
    )
  }
  return (
    <>
      <News />
      <ol className="lines" ref={place} aria-busy={lines.isPlaceholderData}>
        {pages.map((page, index) => (
          <PageOfLines
            key={page.lines[0]?.id ?? index}
            lines={page.lines}
            keyOf={idOf}
            before={counts.slice(0, index).reduce((sum, count) => sum + count, 0)}
            all={lines.hasNextPage ? -1 : all}
          >
            {line}
          </PageOfLines>
        ))}
      </ol>
      {lines.hasNextPage && (
        <More isBusy={lines.isFetchingNextPage} onMore={() => void lines.fetchNextPage()} />
      )}
      <p className="hint keys">{t('keys_hint')}</p>
      <ChosenBar />
    </>
  )
}

const idOf = ({ id }: LineShown) => id

/** A list goes on by itself as its end comes near. Pixels. */
const COMING = '1500px 0px'

interface MoreProps {
  readonly isBusy: boolean
  readonly onMore: () => void
}

function More({ isBusy, onMore }: MoreProps) {
  const { t } = useWords()
  const end = useRef<HTMLDivElement>(null)
  const more = useRef(onMore)
  useEffect(() => {
    more.current = onMore
  })
  useEffect(() => {
    if (!end.current || isBusy) return
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) more.current()
      },
      { rootMargin: COMING },
    )
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [isBusy])
  return (
    <div ref={end}>
      <Button block loading={isBusy} onClick={onMore}>
        {t('more')}
      </Button>
    </div>
  )
}

interface LineProps {
  readonly line: LineShown
  readonly typed: string
}

const Line = memo(({ line, typed }: LineProps) => (
  <>
    <ChooseLine number={line.number} title={line.title || line.number} />
    <LineLink line={line} typed={typed} />
  </>
))

function LineLink({ line, typed }: LineProps) {
  const { t, say, language } = useWords()
  const span = useSpan()
  const { duty } = line
  return (
    <Link to={paths.matter(line.number)} className="line" data-number={line.number}>
      <span className="line-title">
        {line.title === '' ? (
          t(line.sealed ? 'sealed_line' : 'erased_line')
        ) : (
          <Marked text={line.title} typed={typed} />
        )}
        {line.sealed && <span className="mark">{t('sealed')}</span>}
      </span>
      <span className="line-facts">
        <span className="number">
          <Marked text={line.number} typed={typed} />
        </span>
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
      {line.excerpt !== null && (
        <span className="line-found">
          <Marked text={line.excerpt} typed={typed} />
        </span>
      )}
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
