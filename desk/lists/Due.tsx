/** By when, and how far away that is; vermilion once it is past. */
import { saysInstant, spanTo } from '../lib/time.ts'
import { useWords } from '../words/index.ts'

export function useSpan() {
  const { t } = useWords()
  return (instant: string) => {
    const { amount, unit } = spanTo(instant)
    return t(unit, { count: amount })
  }
}

export function Due({ due }: { readonly due: string | null }) {
  const { t, language } = useWords()
  const span = useSpan()
  if (due === null) {
    return (
      <span className="due" title={t('due_unknown_why')}>
        {t('due_unknown')}
      </span>
    )
  }
  const { late } = spanTo(due)
  return (
    <time className={late ? 'due late' : 'due'} dateTime={due} title={saysInstant(due, language)}>
      {t(late ? 'late_by' : 'due_in', { span: span(due) })}
    </time>
  )
}
