/** The chosen matters, and one act on all of them: written once, looked at one by one, then done. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Picked } from '../../src/api/index.ts'
import { useKinds } from '../api/queries.ts'
import { useKeys } from '../keys/useKeys.ts'
import { useLetters } from '../keys/useLetters.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { BatchForm } from './BatchForm.tsx'
import type { BatchAct } from './BatchForm.tsx'
import { usePicked } from './queries.ts'
import { useChosen } from './selection.ts'
import './work.css'

export function Batch() {
  const { t } = useWords()
  // What is done leaves the choice; the screen keeps what it began with until an act is chosen anew.
  const chosen = useChosen()
  const [numbers, setNumbers] = useState(chosen)
  const [act, setAct] = useState<BatchAct | null>(null)
  const [said, setSaid] = useState('')
  const matters = usePicked(numbers)
  const kinds = useKinds()
  useTitle(t('batch_title'))
  const isPending = numbers.length > 0 && (matters.isPending || kinds.isPending)
  const shown = matters.data ?? []
  const onDone = (words: string, left: readonly string[]) => {
    setSaid(words)
    if (left.length === 0) {
      setAct(null)
      setNumbers([])
    }
  }
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('batch_title')}</h1>
        <p className="done" role="status">
          {said}
        </p>
      </div>
      {numbers.length === 0 && (
        <p className="none">
          {t(said === '' ? 'batch_none' : 'batch_all_done')}{' '}
          <Link to={paths.worklist()}>{t('worklist')}</Link>
        </p>
      )}
      {isPending && <p role="status">{t('working')}</p>}
      {(matters.isError || kinds.isError) && (
        <Failed
          again={() => {
            void matters.refetch()
            void kinds.refetch()
          }}
        />
      )}
      {numbers.length > 0 && matters.data?.length === 0 && (
        <p className="none">{t('batch_gone')}</p>
      )}
      {shown.length > 0 && kinds.data && act === null && (
        <Choosing matters={shown} acts={actsOf(shown, kinds.data)} onChoose={setAct} />
      )}
      {shown.length > 0 && act !== null && (
        <BatchForm
          key={act.name}
          act={act}
          matters={shown}
          onBack={() => {
            setAct(null)
            setNumbers(chosen)
          }}
          onDone={onDone}
        />
      )}
    </div>
  )
}

interface Possible extends BatchAct {
  readonly possible: number
  /** Somebody waits for it. */
  readonly owed: boolean
}
type Mutable = { -readonly [K in keyof Possible]: Possible[K] }

/** Acts that can be done on at least one of them, those that most of them allow first. */
function actsOf(
  matters: readonly Picked[],
  kinds: NonNullable<ReturnType<typeof useKinds>['data']>,
): readonly Possible[] {
  const found = new Map<string, Mutable>()
  for (const matter of matters) {
    const kind = kinds.find(({ name }) => name === matter.kind)
    for (const name of matter.acts) {
      const declared = kind?.acts.find((one) => one.name === name)
      if (!kind || !declared) continue
      const key = `${kind.name} ${name}`
      const known = found.get(key)
      const owed = matter.owed.includes(name)
      if (known) {
        known.possible += 1
        known.owed ||= owed
      } else found.set(key, { ...declared, kind: kind.name, possible: 1, owed })
    }
  }
  // What is owed first; then what most of them allow.
  return [...found.values()].toSorted(
    (a, b) => Number(b.owed) - Number(a.owed) || b.possible - a.possible,
  )
}

interface ChoosingProps {
  readonly matters: readonly Picked[]
  readonly acts: readonly Possible[]
  readonly onChoose: (act: BatchAct) => void
}

function Choosing({ matters, acts, onChoose }: ChoosingProps) {
  const { t, say } = useWords()
  const letters = useLetters(
    acts.map((act) => () => onChoose(act)),
    true,
  )
  useKeys({ acts: letters.begin })
  const count = matters.length
  const line = (act: Possible, index: number) => (
    <li key={`${act.kind} ${act.name}`}>
      <Button
        block
        type={index === 0 && act.owed ? 'primary' : 'default'}
        autoFocus={index === 0}
        onClick={() => onChoose(act)}
      >
        <span>
          {letters.letterOf(index) !== null && <kbd>{letters.letterOf(index)}</kbd>}{' '}
          {say(act.words)}
        </span>
        <span className="batch-possible">
          {t('batch_possible', { possible: act.possible, count })}
        </span>
      </Button>
    </li>
  )
  return (
    <section aria-labelledby="batch-acts">
      <h2 id="batch-acts">{t('batch_choose', { count })}</h2>
      {acts.length === 0 && <p className="quiet">{t('batch_no_act')}</p>}
      <ul className="batch-acts">{acts.map((act, index) => act.owed && line(act, index))}</ul>
      {acts.some((act) => !act.owed) && (
        <>
          <h3>{t('batch_others')}</h3>
          <ul className="batch-acts">{acts.map((act, index) => !act.owed && line(act, index))}</ul>
        </>
      )}
      <ol className="batch-titles">
        {matters.map((matter) => (
          <li key={matter.number}>
            {matter.title || t('sealed_title')}{' '}
            <span className="number quiet">{matter.number}</span>{' '}
            <span className="quiet">{say(matter.state)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
