/** Everything this post may see, with its filters in the address: a view can be sent to a colleague. */
import { useSearchParams } from 'react-router'
import { ActiveLens } from '../home/ActiveLens.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { Export } from './Export.tsx'
import { Filtering } from './Filtering.tsx'
import { Lines } from './Lines.tsx'
import { Views } from './Views.tsx'

const NAMES = [
  'words',
  'kind',
  'state',
  'unit',
  'category',
  'division',
  'door',
  'newest',
  'open',
  'late',
] as const

export function All() {
  const { t } = useWords()
  const [parameters] = useSearchParams()
  const filters = Object.fromEntries(parameters)
  useTitle(t('all'))
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('all')}</h1>
      </div>
      <ActiveLens />
      <div className="list-head">
        <Views list="matters" />
        <Export list="matters" filters={filters} />
      </div>
      <Filtering names={NAMES} />
      <Lines list="matters" filters={filters} none="none_found" />
    </div>
  )
}
