/** The knowledge base at the desk: what units answer, until when it may be relied on, and what is to be looked at again. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { EntryShown } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { useSession } from '../api/queries.ts'
import { Standing } from '../hotline/Suggested.tsx'
import { useSettled } from '../hotline/settled.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import './knowledge.css'

interface Read {
  readonly entries: readonly EntryShown[]
  readonly next: string | null
}

/** Filters stand in the address, so that a list can be kept and sent. */
export function Knowledge() {
  const { t } = useWords()
  const me = useSession().data
  const [parameters, setParameters] = useSearchParams()
  useTitle(t('knowledge'))
  const filters = Object.fromEntries(
    [...parameters].filter(([name, value]) => NAMES.has(name) && value !== ''),
  )
  const settled = useSettled(JSON.stringify(filters), 160)
  const read = useInfiniteQuery({
    queryKey: ['matters', 'entries', settled],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(JSON.parse(settled) as Record<string, string>)
      if (pageParam !== '') query.set('after', pageParam)
      return get<Read>(`/entries?${query.toString()}`)
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const set = (name: string, value: string) =>
    setParameters(
      Object.fromEntries(Object.entries({ ...filters, [name]: value }).filter(([, one]) => one)),
      {
        replace: true,
      },
    )
  const powers = me?.actor?.powers ?? []
  const writes = powers.includes('handle') || powers.includes('head')
  const entries = read.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <div className="screen knowledge">
      <div className="head">
        <h1>{t('knowledge')}</h1>
        <p className="quiet">{t('knowledge_lead')}</p>
      </div>
      <form
        className="knowledge-filters"
        role="search"
        onSubmit={(event) => event.preventDefault()}
      >
        <Input
          aria-label={t('knowledge_search')}
          placeholder={t('knowledge_search')}
          allowClear
          size="large"
          maxLength={200}
          value={filters['words'] ?? ''}
          onChange={(event) => set('words', event.target.value)}
        />
        <label className="radio">
          <input
            type="checkbox"
            checked={filters['due'] === 'true'}
            onChange={(event) => set('due', event.target.checked ? 'true' : '')}
          />
          {t('knowledge_due')}
        </label>
        {writes && me?.actor && (
          <label className="radio">
            <input
              type="checkbox"
              checked={filters['unit'] === me.actor.unit}
              onChange={(event) => set('unit', event.target.checked ? (me.actor?.unit ?? '') : '')}
            />
            {t('knowledge_mine')}
          </label>
        )}
        {writes && (
          <Link className="button" to={`${paths.fresh()}?way=knowledge_entry.propose_entry`}>
            {t('knowledge_write')}
          </Link>
        )}
      </form>
      {read.isPending && <p role="status">{t('working')}</p>}
      {read.isError && <Failed again={read.refetch} />}
      {read.data && entries.length === 0 && <p className="none">{t('knowledge_none')}</p>}
      <ul className="entries">
        {entries.map((entry) => (
          <EntryLine
            key={entry.id}
            entry={entry}
            mayOpen={mayOpen(entry, me?.actor?.unit, powers)}
          />
        ))}
      </ul>
      {read.hasNextPage && (
        <Button block loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}

const NAMES = new Set(['words', 'category', 'unit', 'due'])
const WIDE = new Set(['intake', 'dispatch', 'supervise', 'review', 'arbitrate', 'leader'])

/** Its course is for its unit and those who act across the city; its answer is for everybody. */
function mayOpen(
  { unit }: EntryShown,
  own: string | undefined,
  powers: readonly string[],
): boolean {
  return unit?.id === own || powers.some((power) => WIDE.has(power))
}

function EntryLine({
  entry,
  mayOpen: opens,
}: {
  readonly entry: EntryShown
  readonly mayOpen: boolean
}) {
  const { t, say, language } = useWords()
  const shown = language === 'en' && entry.english ? entry.english : entry
  const { useful, useless } = entry.feedback
  return (
    <li>
      <details>
        <summary>
          <span className="question">{shown.question}</span>
          <span className="offer-why">
            {[entry.unit && say(entry.unit.words), entry.category && say(entry.category.words)]
              .filter(Boolean)
              .join(' · ')}
            {' · '}
            <Standing entry={entry} />
            {!entry.open && ` · ${t('knowledge_inside')}`}
          </span>
        </summary>
        <div className="entry-body">
          <p className="answer">{shown.answer}</p>
          <p className="offer-why">
            {t('entry_source')}：
            {entry.link ? (
              <a href={entry.link} rel="noreferrer">
                {entry.source}
              </a>
            ) : (
              entry.source
            )}
          </p>
          <p className="offer-why">
            {t('knowledge_version', { version: entry.version, since: entry.since })}
            {entry.unit && ` · ${t('entry_owner', { unit: say(entry.unit.words) })}`}
            {entry.post && `（${say(entry.post)}）`}
            {useful + useless > 0 && ` · ${t('entry_feedback', { useful, useless })}`}
          </p>
          {opens && (
            <p>
              <Link to={paths.matter(entry.number)}>
                {t('knowledge_open_entry')} {entry.number}
              </Link>
            </p>
          )}
        </div>
      </details>
    </li>
  )
}
