/** What happened, in order: when, who, what, and what they filled in. */
import type { MatterPage } from '../../src/api/index.ts'
import { Files, filesOf } from '../files/Files.tsx'
import { saysInstant } from '../lib/time.ts'
import { useWords } from '../words/index.ts'

type Entries = MatterPage['course']

interface Props {
  readonly entries: Entries
  /** What the page says above already, and so is not said once more. */
  readonly known?: readonly (string | null)[]
  /** Whose course it is: then the files of each step stand with it. */
  readonly matter?: Pick<MatterPage, 'number' | 'files'>
}

export function Course(props: Props) {
  const { t } = useWords()
  return (
    <section aria-labelledby="course">
      <h2 id="course">{t('course')}</h2>
      <Steps {...props} />
    </section>
  )
}

export function Steps({ entries, known = [], matter }: Props) {
  const { t, say, language } = useWords()
  return (
    <ol className="course">
      {entries.map((entry) => {
        const words = say(entry.words)
        // What the sentence says already is not said twice.
        const rest = entry.values.filter(
          ({ value }) => !words.includes(say(value)) && !known.includes(say(value)),
        )
        return (
          <li key={entry.n} className={entry.act === 'note' ? 'is-inside' : ''}>
            <p className="step-head">
              <time dateTime={entry.at}>{saysInstant(entry.at, language)}</time>
              <span>{say(entry.who.words)}</span>
              {entry.act === 'note' && <span className="mark inside">{t('note_inside')}</span>}
            </p>
            <p className="step-words">{words}</p>
            {rest.length > 0 && (
              <dl className="step-values">
                {rest.map(({ name, label, value }) => (
                  <div key={name}>
                    <dt>{say(label)}</dt>
                    <dd>{say(value)}</dd>
                  </div>
                ))}
              </dl>
            )}
            {matter && entry.n > 1 && (
              <Files number={matter.number} files={filesOf(matter, entry)} />
            )}
          </li>
        )
      })}
    </ol>
  )
}
