/** A list of matters, walked with j and k. */
import { Button } from 'antd'
import { useRef } from 'react'
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
  if (lines.isPending) return <p role="status">{t('working')}</p>
  if (lines.isError) return <Failed again={lines.refetch} />
  const all = lines.data.pages.flatMap((page) => page.lines)
  if (all.length === 0) return <p className="none">{t(none)}</p>
  return (
    <>
      <ol className="lines" ref={place}>
        {all.map((line) => (
          <li key={line.id}>
            <ChooseLine number={line.number} title={line.title} />
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
      <ChosenBar />
    </>
  )
}

function LineLink({ line }: { readonly line: LineShown }) {
  const { t, say, language } = useWords()
  const span = useSpan()
  const { duty } = line
  return (
    <Link to={paths.matter(line.number)} className="line" data-number={line.number}>
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
