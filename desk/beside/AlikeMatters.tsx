/** Other matters that say the same: to merge with while they are open; over, a sign that it comes again. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { AlikeShown, MatterPage } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { keepDraft } from '../lib/draft.ts'
import { draftName } from '../matter/ActForm.tsx'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'
import './beside.css'

const MERGE = 'merge'
/** Fewer than this may be chance. */
const AGAIN = 2
const LONGEST_REASON = 480

interface Props {
  readonly matter: MatterPage
  readonly onAct: (act: string) => void
}

export function AlikeMatters({ matter, onAct }: Props) {
  const { t, say } = useWords()
  const found = useQuery({
    queryKey: ['matters', 'alike', matter.number],
    queryFn: () =>
      get<{ alike: readonly AlikeShown[] }>(`/matters/${encodeURIComponent(matter.number)}/alike`),
    staleTime: 60_000,
    retry: false,
  })
  const alike = found.data?.alike ?? []
  // What could not be compared is no part of anybody's work: the page stands without it.
  if (alike.length === 0) return null
  const over = alike.filter(({ isOpen, isSame }) => !isOpen && isSame).length
  const canMerge = matter.acts.some(({ name, refusal }) => name === MERGE && !refusal)
  const merge = (one: AlikeShown) => {
    const reason = t('beside_merge_reason', { why: say(one.why) }).slice(0, LONGEST_REASON)
    keepDraft(draftName(matter.number, MERGE), { into: one.number, reason })
    onAct(MERGE)
  }
  return (
    <section className="panel" aria-labelledby="beside-alike">
      <h2 id="beside-alike">{t('beside_alike')}</h2>
      {over >= AGAIN && <p className="beside-again">{t('beside_again', { count: over })}</p>}
      <ul className="beside-list">
        {alike.map((one) => (
          <li key={one.number}>
            <Link to={paths.matter(one.number)}>{one.title || one.number}</Link>
            <p className="quiet">
              {[
                one.place ?? (one.division ? say(one.division) : ''),
                say(one.state),
                t('alike_facts', { voices: one.voices, day: one.openedOn }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className="hint">{say(one.why)}</p>
            {canMerge && one.isOpen && (
              <Button size="small" onClick={() => merge(one)}>
                {t('beside_merge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="hint">{t('beside_alike_note')}</p>
    </section>
  )
}
