/** A short list of matters, each with whose turn it is, by when, and what stands out. */
import { Link } from 'react-router'
import type { SupervisedShown } from '../../src/api/index.ts'
import { Due } from '../lists/Due.tsx'
import '../lists/lists.css'
import '../lists/lines.css'
import './short-list.css'
import { paths } from '../paths.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'

interface Props {
  readonly id: string
  readonly title: Word
  readonly none: Word
  readonly lines: readonly SupervisedShown[]
  /** Where all of them are. */
  readonly all?: string
  /** A list that is as long as this may go on. */
  readonly most?: number
}

export function ShortList({ id, title, none, lines, all, most = Infinity }: Props) {
  const { t } = useWords()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t(title)}</h2>
      {lines.length === 0 ? (
        <p className="quiet">{t(none)}</p>
      ) : (
        <ol className="lines short-lines">
          {lines.map((line) => (
            <li key={line.number}>
              <ShortLine line={line} />
            </li>
          ))}
        </ol>
      )}
      {lines.length >= most && (
        <p className="hint">
          {t('sv_may_go_on', { most })}{' '}
          {all !== undefined && <Link to={all}>{t('sv_see_all')}</Link>}
        </p>
      )}
    </section>
  )
}

function ShortLine({ line }: { readonly line: SupervisedShown }) {
  const { say } = useWords()
  const facts = [
    say(line.kind),
    line.unit && say(line.unit),
    line.acts.length > 0 &&
      `${line.holder ? `${say(line.holder)}：` : ''}${line.acts.map(say).join(' / ')}`,
    line.remark && say(line.remark),
  ].filter((one): one is string => typeof one === 'string')
  return (
    <Link to={paths.matter(line.number)} className="line">
      <span className="line-title">{line.title || line.number}</span>
      <span className="line-facts">
        <span className="number">{line.number}</span>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </span>
      <span className="line-end">
        {line.acts.length > 0 && <Due due={line.due} />}
        <span>{say(line.state)}</span>
      </span>
    </Link>
  )
}
