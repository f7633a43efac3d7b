/** What the house found and proposes, for a person to look at before anything is sent. */
import type { MatterPage } from '../../src/api/index.ts'
import { useWords } from '../words/index.ts'

type Suggestion = NonNullable<MatterPage['acts'][number]['suggestion']>
type What = NonNullable<Suggestion['found']>

export function Found({ found }: { readonly found: What }) {
  const { t, say } = useWords()
  return (
    <section className="found" aria-labelledby="found">
      <h3 id="found">{t('found_title')}</h3>
      <p className="hint">{t(found.length > 0 ? 'found_lead' : 'found_nothing')}</p>
      {found.length > 0 && (
        <ul>
          {found.map(({ text, what, sure }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the same words may stand twice
            <li key={index} className={sure ? 'sure' : ''}>
              <mark>{text}</mark> <span className="quiet">{say(what)}</span>
              {!sure && <span className="quiet"> · {t('found_unsure')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
