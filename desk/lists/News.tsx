/** Something changed meanwhile: whoever reads decides when the list moves. */
import { queryClient } from '../api/queries.ts'
import { setNews, useNews } from '../live/news.ts'
import { useWords } from '../words/index.ts'

export function News() {
  const { t } = useWords()
  const fresh = useNews()
  return (
    <div role="status">
      {fresh && (
        <button
          type="button"
          className="news"
          onClick={() => {
            setNews(false)
            void queryClient.invalidateQueries({ queryKey: ['matters'] })
          }}
        >
          {t('news')}
        </button>
      )}
    </div>
  )
}
