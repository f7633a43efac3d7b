/** What an answer lacks, sentence by sentence: to whoever writes it before it is sent, and to whoever checks it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AnswerMark, MatterPage } from '../../src/api/index.ts'
import { send } from '../api/http.ts'
import { groupsOf } from '../fields/values.ts'
import { useSettled } from '../hotline/settled.ts'
import { useWords } from '../words/index.ts'
import './beside.css'

const WAIT = 700
const PARTS = ['outcome', 'text', 'reason', 'review'] as const

interface Props {
  readonly matter: MatterPage
  /** Answers as they are typed; left out: those that stand in the matter. */
  readonly typed?: unknown
}

export function AnswerMarks({ matter, typed }: Props) {
  const { t, say } = useWords()
  const isWriting = typed !== undefined
  const answers = isWriting ? answersOf(typed, matter.asks.length) : []
  const asked = useSettled(JSON.stringify(answers), WAIT)
  const isEnough = !isWriting || answers.some(({ text }) => (text ?? '').trim().length >= 4)
  const looked = useQuery({
    queryKey: ['matters', 'look', matter.number, matter.n, asked],
    queryFn: () =>
      send<{ marks: readonly AnswerMark[] }>(
        'POST',
        `/matters/${encodeURIComponent(matter.number)}/look`,
        { answers: JSON.parse(asked) as object },
      ),
    enabled: isEnough,
    placeholderData: keepPreviousData,
    // What is being written is not kept longer than it is looked at.
    gcTime: 0,
    retry: false,
  })
  if (!isEnough || !looked.data) return null
  const { marks } = looked.data
  if (marks.length === 0 && !isWriting) return null
  return (
    <section className="answer-marks" aria-labelledby="answer-marks" aria-live="polite">
      <h3 id="answer-marks">{t(isWriting ? 'answer_marks' : 'answer_marks_check')}</h3>
      {marks.length === 0 ? (
        <p className="quiet">{t('answer_fine')}</p>
      ) : (
        <>
          <ul>
            {marks.map((mark) => (
              <li key={`${mark.ask} ${mark.flaw}`}>
                {matter.asks.length > 1 && (
                  <span className="quiet">{t('ask_number', { n: mark.ask + 1 })} </span>
                )}
                {say(mark.words)}
                <Meant mark={mark} />
              </li>
            ))}
          </ul>
          <p className="hint">{t(isWriting ? 'answer_marks_note' : 'answer_marks_check_note')}</p>
        </>
      )}
    </section>
  )
}

function Meant({ mark }: { readonly mark: AnswerMark }) {
  const { t } = useWords()
  return (
    <>
      {mark.sentence !== null && (
        <>
          <br />
          <mark>{mark.sentence}</mark>
        </>
      )}
      {mark.about.length > 0 && (
        <span className="quiet">
          {' '}
          {mark.flaw === 'copied'
            ? t('answer_like', { number: mark.about[0] ?? '' })
            : t('answer_not_spoken', { words: mark.about.join('、') })}
        </span>
      )}
    </>
  )
}

type Typed = Partial<Record<(typeof PARTS)[number], string>>

function answersOf(typed: unknown, asks: number): readonly Typed[] {
  return groupsOf(typed, asks).map((group) =>
    Object.fromEntries(
      PARTS.flatMap((part) => {
        const value = group[part]
        return typeof value === 'string' && value !== '' ? [[part, value.slice(0, 4_000)]] : []
      }),
    ),
  )
}
