/** Who owes the next act, and by when: the first thing one looks for. */
import type { MatterPage } from '../../src/api/index.ts'
import { saysInstant, spanTo } from '../lib/time.ts'
import { Due } from '../lists/Due.tsx'
import { useWords } from '../words/index.ts'

export function Turn({ duties }: { readonly duties: MatterPage['duties'] }) {
  const { t } = useWords()
  return (
    <section className="turn" aria-labelledby="turn">
      <h2 id="turn">{t('turn')}</h2>
      {duties.length === 0 && <p>{t('turn_none')}</p>}
      <ul className="bare">
        {duties.map((duty) => (
          <Owed key={duty.key} duty={duty} />
        ))}
      </ul>
    </section>
  )
}

function Owed({ duty }: { readonly duty: MatterPage['duties'][number] }) {
  const { t, say, language } = useWords()
  const late = duty.due !== null && spanTo(duty.due).late
  const earlier = duty.earlier.map((date) =>
    date === null ? t('due_unknown') : saysInstant(date, language),
  )
  return (
    <li className={late ? 'owed is-late' : 'owed'}>
      <p>
        <strong>{say(duty.holder)}</strong>
        {duty.mine && <span className="mark mine">{t('turn_mine')}</span>}
        <span className="owed-acts">{duty.acts.map((act) => say(act.words)).join(' / ')}</span>
      </p>
      <p className="owed-due">
        <Due due={duty.due} />
        <span className="quiet">
          {say(duty.clock)}
          {duty.due && ` · ${t('by_when', { due: saysInstant(duty.due, language) })}`}
          {earlier.length > 0 && ` · ${t('earlier_dates', { dates: earlier.join('、') })}`}
        </span>
      </p>
      {duty.rule !== '' && (
        <details className="rule">
          <summary>{t('rule')}</summary>
          <p className="hint">{duty.rule}</p>
        </details>
      )}
    </li>
  )
}
