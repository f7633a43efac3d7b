import { Link } from 'react-router'
import type { MatterPage } from '../../src/api/index.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'

export function Related({ related }: { readonly related: MatterPage['related'] }) {
  const { t, say } = useWords()
  if (related.length === 0) return null
  return (
    <section aria-labelledby="related" className="panel">
      <h2 id="related">{t('related')}</h2>
      <ul className="bare">
        {related.map((other) => (
          <li key={`${other.way} ${other.type} ${other.number}`}>
            <span className="quiet">
              {say(other.words)}
              {other.way === 'from' && t('related_from')}
            </span>{' '}
            <Link to={paths.matter(other.number)}>{other.title || other.number}</Link>{' '}
            <span className="quiet">{say(other.state)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
