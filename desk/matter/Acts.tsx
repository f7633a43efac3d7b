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
  const { t } = useWords()
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
  // In the order of the duty's declaration: what is mostly done comes first.
  const owed = matter.duties.filter((duty) => duty.mine).flatMap((duty) => duty.acts)
  const first = owed.flatMap(({ name }) => mine.find((act) => act.name === name) ?? [])
  const side = mine.filter((act) => !first.includes(act))
  const others = acts.filter((act) => act.refusal)
  const notMine = others.filter((act) => act.refusal?.code === 'not_your_role')
  const notNow = others.filter((act) => act.refusal?.code !== 'not_your_role')
  return (
    <section className="panel" aria-labelledby="acts">
      <h2 id="acts">{t('can_do')}</h2>
      {mine.length === 0 && <p className="quiet">{t('nothing_to_do')}</p>}
      <ul className="acts">
        {first.map((act, index) => (
          <Doable
            key={act.name}
            matter={matter}
            act={act}
            rank={index === 0 ? 'primary' : 'owed'}
            onChoose={setChosen}
          />
        ))}
      </ul>
      <ul className="acts side">
        {side.map((act) => (
          <Doable key={act.name} matter={matter} act={act} rank="side" onChoose={setChosen} />
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

interface DoableProps {
  readonly matter: MatterPage
  readonly act: Act
  readonly rank: 'primary' | 'owed' | 'side'
  readonly onChoose: (name: string) => void
}

function Doable({ matter, act, rank, onChoose }: DoableProps) {
  const { t, say } = useWords()
  return (
    <li>
      <Button
        block
        size={rank === 'side' ? 'middle' : 'large'}
        type={rank === 'primary' ? 'primary' : 'default'}
        onClick={() => onChoose(act.name)}
      >
        {say(act.words)}
      </Button>
      {hasDraft(draftName(matter.number, act.name)) && <p className="hint">{t('draft_waiting')}</p>}
    </li>
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
