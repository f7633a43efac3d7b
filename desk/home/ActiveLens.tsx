/** What a list is narrowed to that no picker of it shows: each can be taken off again. */
import { useSearchParams } from 'react-router'
import { saysDay } from '../lib/time.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import './home.css'

const LENSES = {
  late: 'lens_late',
  soon: 'lens_soon',
  silent: 'lens_silent',
  bouncing: 'lens_bouncing',
  danger: 'lens_danger',
  solved: 'lens_solved',
  partly: 'lens_partly',
  unsolved: 'lens_unsolved',
  unjudged: 'lens_unjudged',
  cannot: 'lens_cannot',
  reworked: 'lens_reworked',
  to_erase: 'lens_to_erase',
} as const satisfies Record<string, Word>

export function ActiveLens() {
  const { t, language } = useWords()
  const [parameters, setParameters] = useSearchParams()
  const lens = parameters.get('lens')
  const [dueOn, since] = [parameters.get('dueOn'), parameters.get('since')]
  const active: (readonly [string, string])[] = [
    ...(lens !== null && lens in LENSES
      ? [['lens', t(LENSES[lens as keyof typeof LENSES])] as const]
      : []),
    ...(dueOn === null ? [] : [['dueOn', `${t('due_on')} ${saysDay(dueOn, language)}`] as const]),
    ...(since === null
      ? []
      : [['since', `${t('opened_since')} ${saysDay(since, language)}`] as const]),
  ]
  if (active.length === 0) return null
  const takeOff = (name: string) => {
    const next = new URLSearchParams(parameters)
    next.delete(name)
    setParameters(next, { replace: true })
  }
  return (
    <ul className="active-lens" aria-label={t('narrowed_to')}>
      {active.map(([name, words]) => (
        <li key={name}>
          <button type="button" onClick={() => takeOff(name)} aria-label={t('take_off', { words })}>
            {words} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
