import { useEffect } from 'react'
import { useWords } from '../words/index.ts'

/** The tab's own title, so that many open tabs are told apart. */
export function useTitle(title: string): void {
  const { t } = useWords()
  const brand = t('brand')
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
}
