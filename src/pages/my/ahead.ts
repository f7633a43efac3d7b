/** What comes after what is owed now, as far as it can be said without guessing. */
import { stateOf } from '../../kernel/index.ts'
import type { Instant, Kind, Matter, Words } from '../../kernel/index.ts'
import type { Ports } from '../../matters/index.ts'
import type { Rules } from '../../rules/index.ts'
import { openingOf } from '../front-kind.ts'
import { lawOf, termWords } from '../limits.ts'
import type { Law } from '../limits.ts'
import { STEPS } from '../steps.ts'

export interface Ahead {
  readonly words: Words
  /** Null: no date is set yet, or it cannot be known yet. */
  readonly due: Instant | null
  readonly law: Law | null
}

const words = {
  after: {
    zh: '交给一个单位办；交办以后，一般 {term}内答复您',
    en: 'It goes to one unit; from then on you are usually answered within {term}',
  },
  judge: {
    zh: '请您评价；不满意可以重办，第一次不用说理由',
    en: 'You judge it; not satisfied, it is done again, the first time without reasons',
  },
  silent: {
    zh: '您不评价也可以：会抽一部分人打电话问；没解决随时能要求重办',
    en: 'You need not judge: some are called and asked; if it is not solved you can ask again at any time',
  },
} satisfies Record<string, Words>

export interface Picture {
  readonly kind: Kind
  readonly matter: Matter
  /** Names of the clocks that are somebody's duty now, and are shown as such. */
  readonly owed: ReadonlySet<string>
  readonly rules: Rules
}

export function aheadOf(house: Ports, picture: Picture): readonly Ahead[] {
  const { kind, matter } = picture
  const { counts, final } = stateOf(kind, matter)
  if (final === true || kind !== openingOf(house).kind) return []
  if (counts === 'waiting') return [...handedOut(picture), step(words.judge)]
  if (counts === 'in_hand') return [...answering(picture), step(words.judge)]
  return counts === 'answered' && picture.owed.has('judging') ? [step(words.silent)] : []
}

const step = (one: Words): Ahead => ({ words: one, due: null, law: null })

/** The clock of the whole begins when it is handed to a unit: until then there is a term and no date. */
function handedOut({ matter, rules }: Picture): readonly Ahead[] {
  const isDangerous = 'danger' in matter.state && matter.state.danger === true
  const ofDanger = rules.limits.find(
    ({ clock, scope }) => clock === 'whole' && scope === 'class:danger',
  )
  const limit =
    (isDangerous ? ofDanger : undefined) ?? rules.limitFor('whole', matter.subject.category)
  const term = termWords(limit.term)
  const after = {
    zh: words.after.zh.replace('{term}', term.zh),
    en: words.after.en.replace('{term}', term.en),
  }
  return [{ words: after, due: null, law: { limit, clock: limit.clock, basis: limit.basis } }]
}

/** The date of the answer, while an earlier step is owed: the clock of the whole runs all along. */
function answering({ kind, matter, owed, rules }: Picture): readonly Ahead[] {
  return ['whole', 'rework'].flatMap((clock): readonly Ahead[] => {
    const run = matter.clocks[clock]
    const own = kind.clocks[clock]
    if (!run || !own || owed.has(clock)) return []
    return [{ words: STEPS[clock] ?? own, due: run.due, law: lawOf(run.rule, rules) }]
  })
}
