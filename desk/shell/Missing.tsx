import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'

/** Not there and not to be seen are one and the same. */
export function Missing() {
  const { t } = useWords()
  return (
    <div className="alone">
      <h1>{t('missing_title')}</h1>
      <p>{t('missing')}</p>
      <Link to={paths.worklist()}>{t('back')}</Link>
    </div>
  )
}
