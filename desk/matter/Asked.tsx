/** What was said, and each thing asked for: whichever has no answer yet stands out. */
import type { MatterPage } from '../../src/api/index.ts'
import { Files, filesOf } from '../files/Files.tsx'
import { saysInstant } from '../lib/time.ts'
import { useWords } from '../words/index.ts'

export function Asked({ matter }: { readonly matter: MatterPage }) {
  const { t, say, language } = useWords()
  const facts: readonly (readonly [string, string])[] = [
    [t('opened'), saysInstant(matter.openedAt, language)],
    ...(matter.category ? [[t('category'), say(matter.category.words)] as const] : []),
    ...(matter.division ? [[t('division'), say(matter.division.words)] as const] : []),
    ...(matter.place ? [[t('place'), matter.place] as const] : []),
  ]
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t('asked')}</h2>
      <p className="said">{matter.text}</p>
      {matter.course.slice(0, 1).map((entry) => (
        <Files key={entry.n} number={matter.number} files={filesOf(matter, entry)} />
      ))}
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {matter.asks.length > 0 && (
        <>
          <h3>{t('asks')}</h3>
          <ol className="asks">
            {matter.asks.map((ask, index) => {
              const open = matter.unanswered.includes(index)
              return (
                // oxlint-disable-next-line react/no-array-index-key -- asks are told apart by place
                <li key={index} className={open ? 'ask open' : 'ask'}>
                  {ask}
                  {!matter.state.final && (
                    <span className="ask-state">{t(open ? 'ask_open' : 'ask_answered')}</span>
                  )}
                </li>
              )
            })}
          </ol>
        </>
      )}
    </section>
  )
}
