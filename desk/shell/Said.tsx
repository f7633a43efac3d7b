/** What went wrong, in words: a refusal of the house, or an answer that never came. */
import { Refused } from '../api/http.ts'
import { useWords } from '../words/index.ts'

export function Said({ error }: { readonly error: unknown }) {
  const { t, say } = useWords()
  if (!error) return null
  // A refusal without words comes from before any handler: bad form, no such place.
  const words = error instanceof Refused ? error.refusal.words : undefined
  return (
    <p className="fault" role="alert">
      {error instanceof Refused && error.refusal.field && `${t('there_is_a_problem')}：`}
      {words ? say(words) : error instanceof Refused ? t('missing') : t('lost')}
    </p>
  )
}
