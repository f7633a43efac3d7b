import { Button } from 'antd'
import { useWords } from '../words/index.ts'

/** What could not be read, with the way to try again. */
export function Failed({ again }: { readonly again: () => unknown }) {
  const { t } = useWords()
  return (
    <div className="alone" role="alert">
      <p>{t('reading_failed')}</p>
      <Button onClick={() => again()}>{t('retry')}</Button>
    </div>
  )
}
