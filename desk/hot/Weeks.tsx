/** Twelve weeks as twelve bars; who does not see them hears them. */
import { useWords } from '../words/index.ts'

export function Weeks({ weeks }: { readonly weeks: readonly number[] }) {
  const { t } = useWords()
  const most = Math.max(1, ...weeks)
  return (
    <div
      className="hot-weeks"
      role="img"
      aria-label={t('hot_weeks_said', { weeks: weeks.join(', ') })}
      title={t('hot_weeks')}
    >
      {weeks.map((count, at) => (
        <span key={at} style={{ height: `${(100 * count) / most}%` }} />
      ))}
    </div>
  )
}
