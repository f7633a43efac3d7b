/**
 * Everything anybody may ever do to such a matter. What cannot be done now is there too, with the
 * reason beside it: nobody has to guess why a button is missing.
 */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { MatterPage } from '../../src/api/index.ts'
import { PRINT_SLIPS } from '../ballots/BallotPanel.tsx'
import { OPEN_ORIGINAL } from '../files/Original.tsx'
import { Keycap } from '../keys/Keycap.tsx'
import { useKeys } from '../keys/useKeys.ts'
import { useLetters } from '../keys/useLetters.ts'
import { hasDraft } from '../lib/draft.ts'
import { useWords } from '../words/index.ts'
import { ActForm, draftName } from './ActForm.tsx'

type Act = MatterPage['acts'][number]

/** It has a panel of its own beside the contact that it opens. */
export const OPEN_IDENTITY = 'open_identity'

/** It is what opening the page of a sealed matter is. */
const OPEN_SEALED = 'open_sealed'

interface Props {
  readonly matter: MatterPage
  readonly onDone: (words: string) => void
  readonly onWriting: (writing: boolean) => void
  /** Asked for elsewhere on the page; a new object each time. */
  readonly wanted?: { readonly act: string } | null
}

export function Acts({ matter, onDone, onWriting, wanted = null }: Props) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    if (wanted) setChosen(wanted.act)
  }, [wanted])
  // What cannot be taken back now is no act that waits for its time: it is not there.
  const acts = matter.acts.filter(
    (act) =>
      act.name !== OPEN_IDENTITY &&
      act.name !== OPEN_ORIGINAL &&
      act.name !== OPEN_SEALED &&
      act.name !== PRINT_SLIPS &&
      !(act.takesBack !== undefined && act.refusal),
  )
  const open = acts.find((act) => act.name === chosen)
  const mine = acts.filter((act) => !act.refusal)
  // In the order of the duty's declaration: what is mostly done comes first.
  const owed = matter.duties.filter((duty) => duty.mine).flatMap((duty) => duty.acts)
  const first = owed.flatMap(({ name }) => mine.find((act) => act.name === name) ?? [])
  const side = mine.filter((act) => !first.includes(act))
  const letters = useLetters([...first, ...side].map((act) => () => setChosen(act.name)))
  const chooseNamed = (name: string) => {
    if (mine.some((act) => act.name === name)) setChosen(name)
  }
  useKeys(
    open
      ? {}
      : { acts: letters.begin, note: () => chooseNamed('note'), tell: () => chooseNamed('tell') },
  )
  if (open) {
    return (
      <section className="panel" aria-labelledby="act">
        <ActForm
          key={open.name}
          matter={matter}
          act={open}
          onWriting={onWriting}
          onClose={() => {
            setChosen(null)
            // Back to where the acts are.
            requestAnimationFrame(() => document.getElementById('acts')?.focus())
          }}
          onDone={(words) => {
            setChosen(null)
            onDone(words)
          }}
        />
      </section>
    )
  }
  const others = acts.filter((act) => act.refusal)
  const notMine = others.filter((act) => act.refusal?.code === 'not_your_role')
  const notNow = others.filter((act) => act.refusal?.code !== 'not_your_role')
  return (
    <section className="panel" aria-labelledby="acts">
      <h2 id="acts" tabIndex={-1}>
        {t('can_do')} {mine.length > 0 && <Keycap keys="a" />}
      </h2>
      <p className="hint" role="status">
        {letters.on && t('letters_on')}
      </p>
      {mine.length === 0 && <p className="quiet">{t('nothing_to_do')}</p>}
      <ul className="acts">
        {first.map((act, index) => (
          <Doable
            key={act.name}
            matter={matter}
            act={act}
            rank={index === 0 ? 'primary' : 'owed'}
            letter={letters.letterOf(index)}
            onChoose={setChosen}
          />
        ))}
      </ul>
      <ul className="acts side">
        {side.map((act, index) => (
          <Doable
            key={act.name}
            matter={matter}
            act={act}
            rank="side"
            letter={letters.letterOf(first.length + index)}
            onChoose={setChosen}
          />
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
  /** The key that chooses it, while letters are shown. */
  readonly letter: string | null
  readonly onChoose: (name: string) => void
}

function Doable({ matter, act, rank, letter, onChoose }: DoableProps) {
  const { t, say } = useWords()
  return (
    <li>
      <Button
        block
        size={rank === 'side' ? 'middle' : 'large'}
        type={rank === 'primary' ? 'primary' : 'default'}
        className={act.name === 'note' ? 'act-inside' : ''}
        onClick={() => onChoose(act.name)}
      >
        {letter !== null && <kbd>{letter}</kbd>} {say(act.words)}
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
