/** Answered on the spot: what was said, and what the caller says to it. */
import { Input } from 'antd'
import { useWords } from '../words/index.ts'
import type { Word } from '../words/index.ts'
import type { Call } from './call.ts'

type Answer = NonNullable<Call['answer']>

const SAYS: readonly { readonly solved: Answer['solved']; readonly words: Word }[] = [
  { solved: 'yes', words: 'says_yes' },
  { solved: 'partly', words: 'says_partly' },
  { solved: null, words: 'says_nothing' },
]

export function Answering({
  answer,
  onChange,
}: {
  readonly answer: Answer
  readonly onChange: (answer: Answer) => void
}) {
  const { t } = useWords()
  return (
    <section className="answering" aria-labelledby="answering">
      <h2 id="answering">{t('answer_now')}</h2>
      {answer.question !== null && (
        <p className="quiet">{t('answer_rests_on', { question: answer.question })}</p>
      )}
      <div className="field">
        <label htmlFor="call-answer">{t('answer_given')}</label>
        <Input.TextArea
          id="call-answer"
          rows={3}
          maxLength={6000}
          value={answer.text}
          onChange={(event) => onChange({ ...answer, text: event.target.value })}
        />
      </div>
      <fieldset className="field">
        <legend>{t('caller_says')}</legend>
        <div className="radios">
          {SAYS.map(({ solved, words }) => (
            <label key={words} className="radio">
              <input
                type="radio"
                name="solved"
                checked={answer.solved === solved}
                onChange={() => onChange({ ...answer, solved })}
              />
              {t(words)}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="hint">{t('says_no')}</p>
    </section>
  )
}
