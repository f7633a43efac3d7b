/** The answer as a letter: title, form of address, each ask answered, unit, date; how to ask again. */
import { useQuery } from '@tanstack/react-query'
import type { MatterPage } from '../../src/api/index.ts'
import type { Words } from '../../src/kernel/index.ts'
import { get } from '../api/http.ts'
import { saysDate, saysInstant } from '../lib/time.ts'
import { Failed } from '../shell/Failed.tsx'
import { useWords } from '../words/index.ts'
import { usePicked } from '../work/queries.ts'

interface Letterhead {
  /** Where residents look after their own matter. */
  readonly my: string
  readonly qr: { readonly size: number; readonly path: string }
  readonly city: Words | null
}

interface Answered {
  readonly outcome: string
  readonly text: string
  readonly reason?: string
  readonly review?: string
}

const OUTCOMES: Readonly<Record<string, Words>> = {
  done: { zh: '办成了', en: 'Done' },
  partly: { zh: '部分办成', en: 'Partly done' },
  cannot: { zh: '办不了', en: 'Cannot be done' },
}

export function Letter({ matter }: { readonly matter: MatterPage }) {
  const { t, say, language } = useWords()
  const head = useQuery({ queryKey: ['letterhead'], queryFn: () => get<Letterhead>('/letterhead') })
  if (head.isError) return <Failed again={head.refetch} />
  const answers = matter.answers as unknown as readonly Answered[]
  const given = matter.course.findLast(
    ({ act, who }) => act === 'claim_done' && who.as === 'official',
  )
  const judging = matter.duties.find(({ key }) => key.startsWith('resident.'))
  const unit = usePicked([matter.number]).data?.[0]?.unit
  const isPending = matter.state.counts === 'in_hand'
  return (
    <article className="paper letter">
      <header className="paper-head">
        {head.data?.city && <p className="letter-city">{say(head.data.city)}</p>}
        <h1>{t('letter_title', { title: matter.title })}</h1>
        <p className="number">{matter.number}</p>
      </header>
      {isPending && <p className="letter-draft">{t('letter_unchecked')}</p>}
      <p>{t('letter_dear')}</p>
      <p className="letter-text">
        {t('letter_lead', { date: saysDate(`${matter.openedOn}T12:00:00+08:00`, language) })}
      </p>
      <ol className="letter-answers">
        {matter.asks.map((ask, index) => {
          const answer = answers[index]
          return (
            // oxlint-disable-next-line react/no-array-index-key -- asks are told apart by place
            <li key={index}>
              <h2>{ask}</h2>
              {answer && (
                <>
                  <p>
                    <strong>{say(OUTCOMES[answer.outcome] ?? { zh: '', en: '' })}</strong>
                  </p>
                  <p className="letter-text">{answer.text}</p>
                  {answer.reason !== undefined && (
                    <p className="letter-text">{t('letter_reason', { reason: answer.reason })}</p>
                  )}
                  {answer.review !== undefined && (
                    <p className="letter-text">
                      {t('letter_review', {
                        day: saysDate(`${answer.review}T12:00:00+08:00`, language),
                      })}
                    </p>
                  )}
                </>
              )}
            </li>
          )
        })}
      </ol>
      <div className="letter-again">
        {head.data && (
          <svg
            className="letter-qr"
            role="img"
            aria-label={head.data.my}
            viewBox={`0 0 ${head.data.qr.size} ${head.data.qr.size}`}
          >
            <path d={head.data.qr.path} />
          </svg>
        )}
        <div>
          <p>
            {judging?.due
              ? t('letter_again_by', { due: saysInstant(judging.due, language) })
              : t('letter_again')}
          </p>
          <p>{t('letter_how')}</p>
          {head.data && <p className="code">{head.data.my}</p>}
        </div>
      </div>
      <footer className="letter-from">
        <p>{unit ? say(unit) : given ? say(given.who.words) : ''}</p>
        <p>{given ? saysDate(given.at, language) : ''}</p>
      </footer>
    </article>
  )
}
