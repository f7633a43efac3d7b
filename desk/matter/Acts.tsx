/**
 * Everything anybody may ever do to such a matter. What cannot be done now is there too, with the
 * reason beside it: nobody has to guess why a button is missing.
 */
import { Button } from 'antd'
import { useState } from 'react'
import type { MatterPage } from '../../src/api/index.ts'
import { hasDraft } from '../lib/draft.ts'
import { useWords } from '../words/index.ts'
import { ActForm, draftName } from './ActForm.tsx'

type Act = MatterPage['acts'][number]

/** It has a panel of its own beside the contact that it opens. */
export const OPEN_IDENTITY = 'open_identity'

interface Props {
  readonly matter: MatterPage
  readonly onDone: (words: string) => void
}

export function Acts({ matter, onDone }: Props) {
  const { t, say } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const acts = matter.acts.filter((act) => act.name !== OPEN_IDENTITY)
  const open = acts.find((act) => act.name === chosen)
  if (open) {
    return (
      <section className="panel" aria-labelledby="act">
        <ActForm
          key={open.name}
          matter={matter}
          act={open}
          onClose={() => setChosen(null)}
          onDone={(words) => {
            setChosen(null)
            onDone(words)
          }}
        />
      </section>
    )
  }
  const mine = acts.filter((act) => !act.refusal)
  const owed = new Set(
    matter.duties.filter((duty) => duty.mine).flatMap((duty) => duty.acts.map(({ name }) => name)),
  )
  const first = mine.toSorted((a, b) => Number(owed.has(b.name)) - Number(owed.has(a.name)))
  const others = acts.filter((act) => act.refusal)
  const notMine = others.filter((act) => act.refusal?.code === 'not_your_role')
  const notNow = others.filter((act) => act.refusal?.code !== 'not_your_role')
  return (
    <section className="panel" aria-labelledby="acts">
      <h2 id="acts">{t('can_do')}</h2>
      {first.length === 0 && <p className="quiet">{t('nothing_to_do')}</p>}
      <ul className="acts">
        {first.map((act) => (
          <li key={act.name}>
            <Button
              block
              size="large"
              type={owed.has(act.name) ? 'primary' : 'default'}
              onClick={() => setChosen(act.name)}
            >
              {say(act.words)}
            </Button>
            {hasDraft(draftName(matter.number, act.name)) && (
              <p className="hint">{t('draft_waiting')}</p>
            )}
          </li>
        ))}
      </ul>
      {notNow.length > 0 && (
        <>
          <h3>{t('cannot_do')}</h3>
          <Refused acts={notNow} />
        </>
      )}
      {notMine.length > 0 && (
        <details>
          <summary>{t('others_do', { count: notMine.length })}</summary>
          <Refused acts={notMine} />
        </details>
      )}
    </section>
  )
}

/** Reachable by keyboard and read out with its reason, though it does nothing. */
function Refused({ acts }: { readonly acts: readonly Act[] }) {
  const { say } = useWords()
  return (
    <ul className="acts refused">
      {acts.map((act) => (
        <li key={act.name}>
          <button type="button" aria-disabled="true" aria-describedby={`why-${act.name}`}>
            {say(act.words)}
          </button>
          <span className="why" id={`why-${act.name}`}>
            {act.refusal && say(act.refusal.words)}
          </span>
        </li>
      ))}
    </ul>
  )
}
