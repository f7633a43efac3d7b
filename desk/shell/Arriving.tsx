/** While a screen is on its way: its place is there at once, with a heading for whoever hears it. */
import { useWords } from '../words/index.ts'
import { Skeleton } from './Skeleton.tsx'

export function Arriving() {
  const { t } = useWords()
  return (
    <main className="screen arriving" aria-busy="true">
      <h1>{t('working')}</h1>
      <Skeleton />
    </main>
  )
}
