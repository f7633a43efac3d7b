/** What the caller probably means, each with the key that takes it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AlikeShown, EntryShown, Suggestions } from '../../src/api/index.ts'
import { Refused, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { useWords } from '../words/index.ts'
import type { Call } from './call.ts'
import { useSettled } from './settled.ts'
import { Signs } from './Signs.tsx'

const WAIT = 160

/** Null: there is nothing to go by, or it is compared with nothing. */
export function useSuggestions({ text, place, division, category, accuses }: Call) {
  const asked = useSettled(JSON.stringify({ text: text.trim(), place, division, category }), WAIT)
  const { text: said, ...more } = JSON.parse(asked) as Pick<
    Call,
    'text' | 'place' | 'division' | 'category'
  >
  const isEnough = [...said].length >= 2 && !accuses
  const found = useQuery({
    queryKey: ['hotline', 'suggestions', asked],
    queryFn: () => {
      const given = Object.entries(more).filter(([, value]) => value)
      return send<Suggestions>('POST', '/hotline/suggestions', {
        text: said.slice(0, 10_000),
        ...Object.fromEntries(given),
      })
    },
    enabled: isEnough,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    // What a caller said is not kept longer than the call.
    gcTime: 0,
    retry: false,
    networkMode: 'always',
  })
  const isAway = found.error instanceof Refused && found.error.status === 404
  useEffect(() => {
    // An ended session looks like an address that is not there: ask whether it has ended.
    if (isAway) void queryClient.invalidateQueries({ queryKey: ['session'] })
  }, [isAway])
  return { suggestions: isEnough ? (found.data ?? null) : null, isLost: isEnough && found.isError }
}

interface Props {
  readonly suggestions: Suggestions | null
  readonly isLost: boolean
  readonly call: Call
  readonly opened: EntryShown | null
  readonly onCategory: (code: string) => void
  readonly onSecond: (number: string) => void
  readonly onPlace: (place: string, division: string | null) => void
  readonly onEntry: (entry: EntryShown | null) => void
  readonly onAnswer: (entry: EntryShown) => void
}

export function Suggested(props: Props) {
  const { t } = useWords()
  const { suggestions, call, opened, isLost } = props
  return (
    <section className="suggested" aria-labelledby="suggested">
      <h2 id="suggested">{t('suggestions')}</h2>
      {call.accuses ? (
        <p className="quiet">{t('suggestions_sealed')}</p>
      ) : isLost ? (
        <p className="quiet" role="status">
          {t('suggestions_lost')}
        </p>
      ) : suggestions ? (
        <>
          <Signs signs={suggestions.signs} call={call} onPlace={props.onPlace} />
          <Categories {...props} suggestions={suggestions} />
          <Alike alike={suggestions.alike} onSecond={props.onSecond} />
          {opened ? (
            <OpenEntry
              entry={opened}
              onClose={() => props.onEntry(null)}
              onAnswer={props.onAnswer}
            />
          ) : (
            <Entries entries={suggestions.entries} onEntry={props.onEntry} />
          )}
        </>
      ) : (
        <p className="quiet">{t('suggestions_wait')}</p>
      )}
    </section>
  )
}

function Categories({
  suggestions: { categories, units },
  call,
  onCategory,
}: Props & { readonly suggestions: Suggestions }) {
  const { t, say } = useWords()
  return (
    <div className="group">
      <h3>{t('guessed_category')}</h3>
      {categories.length === 0 && <p className="quiet">{t('no_guess')}</p>}
      <ul>
        {categories.map(({ code, words, why, sealed, channel }, n) => (
          <li key={code}>
            <button
              type="button"
              className="offer"
              aria-pressed={call.category === code}
              onClick={() => onCategory(code)}
            >
              <kbd>Alt+{n + 1}</kbd>
              <span className="what">
                <strong>{say(words)}</strong>
                <span className="offer-why">
                  {say(why)}
                  {sealed && ` · ${t('usually_sealed')}`}
                  {channel && ` · ${t('goes_to_channel', { channel: say(channel) })}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {units.length > 0 && (
        <div className="unit-guess">
          <span className="quiet">{t('guessed_unit')}</span>
          <ul>
            {units.map(({ id, words, why }) => (
              <li key={id}>
                <strong>{say(words)}</strong> <span className="offer-why">{say(why)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function Alike({
  alike,
  onSecond,
}: {
  readonly alike: readonly AlikeShown[]
  readonly onSecond: Props['onSecond']
}) {
  const { t, say } = useWords()
  return (
    <div className="group">
      <h3>{t('alike_title')}</h3>
      {alike.length === 0 && <p className="quiet">{t('no_alike')}</p>}
      <ul>
        {alike.map((one, n) => (
          <li key={one.number}>
            <button type="button" className="offer" onClick={() => onSecond(one.number)}>
              <kbd>Alt+{n + 4}</kbd>
              <span className="what">
                <strong>{one.title}</strong>
                <span className="offer-why">
                  {[
                    one.place ?? (one.division ? say(one.division) : ''),
                    say(one.state),
                    one.unit ? say(one.unit) : '',
                    t('alike_facts', { voices: one.voices, day: one.openedOn }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  {` · ${say(one.why)}`}
                </span>
              </span>
              <span className="does">{t('second_this')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Entries({
  entries,
  onEntry,
}: {
  readonly entries: readonly EntryShown[]
  readonly onEntry: Props['onEntry']
}) {
  const { t, say } = useWords()
  return (
    <div className="group">
      <h3>{t('entries_title')}</h3>
      {entries.length === 0 && <p className="quiet">{t('no_entries')}</p>}
      <ul>
        {entries.map((entry, n) => (
          <li key={entry.id}>
            <button type="button" className="offer" onClick={() => onEntry(entry)}>
              <kbd>Alt+{n + 7}</kbd>
              <span className="what">
                <strong>{entry.question}</strong>
                <span className="offer-why">
                  <Standing entry={entry} />
                  {entry.unit && ` · ${say(entry.unit.words)}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Until when it may be relied on; in vermilion once that is over. */
export function Standing({ entry }: { readonly entry: EntryShown }) {
  const { t, say } = useWords()
  const dates = t('entry_review', { review: entry.review, until: entry.validUntil })
  return entry.standing.is === 'holds' ? (
    <>{dates}</>
  ) : (
    <>
      <strong className="late">{say(entry.standing.words)}</strong> · {dates}
    </>
  )
}

function OpenEntry({
  entry,
  onClose,
  onAnswer,
}: {
  readonly entry: EntryShown
  readonly onClose: () => void
  readonly onAnswer: Props['onAnswer']
}) {
  const { t, say, language } = useWords()
  const shown = language === 'en' && entry.english ? entry.english : entry
  return (
    <article className="group open-entry" aria-labelledby="open-entry">
      <p className="quiet">{t('read_out')}</p>
      <h3 id="open-entry">{shown.question}</h3>
      <p className="answer">{shown.answer}</p>
      <p className="offer-why">
        <Standing entry={entry} />
      </p>
      <p className="offer-why">
        {t('entry_source')}：{entry.source}
        {entry.unit && ` · ${t('entry_owner', { unit: say(entry.unit.words) })}`}
      </p>
      <p className="buttons">
        {entry.standing.is !== 'expired' && (
          <button type="button" className="key-button" onClick={() => onAnswer(entry)}>
            <kbd>F8</kbd> {t('answer_now')}
          </button>
        )}
        <button type="button" className="key-button" onClick={onClose}>
          <kbd>Esc</kbd> {t('close_entry')}
        </button>
      </p>
    </article>
  )
}
