/** The leader's page: outcomes first, then what needs their own decision, then what slips. */
import type { Actor, Words } from '../kernel/index.ts'
import { owedByPower, rulebookOf, standingOf, supervised } from '../matters/index.ts'
import type { KindCount, Ports } from '../matters/index.ts'
import { shownTo } from './shown.ts'
import { slippingShown } from './slipping.ts'
import type { SupervisedShown } from './shown.ts'

const DECIDES = 30
const SLIPS = 12

export interface LeadingFigure {
  readonly key: string
  readonly words: Words
  readonly value: number
  /** The list behind it, as the address of the desk writes it. */
  readonly query: Readonly<Record<string, string>>
}

export interface LeadingPage {
  /** Outcomes are of what was set or decided on this day or later. */
  readonly since: string
  readonly outcomes: readonly LeadingFigure[]
  /** What those said whom the finished targets were for. */
  readonly judged: {
    readonly asked: number
    readonly answered: number
    readonly approved: number
  }
  readonly decide: readonly SupervisedShown[]
  readonly slipping: readonly SupervisedShown[]
  readonly blockers: readonly SupervisedShown[]
  readonly most: number
}

export async function leadingPage(
  ports: Ports,
  jurisdiction: number,
  actor: Actor,
): Promise<LeadingPage> {
  const { db } = ports
  const now = ports.clock.now()
  const [rules, names] = await Promise.all([ports.rules(jurisdiction), ports.names(jurisdiction)])
  const today = rulebookOf(rules).dayOf(now)
  const shown = shownTo({ kinds: ports.kinds, names, now })
  // From the beginning of last year on: what was promised then is to be seen now.
  const since = `${Number(today.slice(0, 4)) - 1}-01-01`
  const [standing, owed, slipping, blockers] = await Promise.all([
    standingOf(db, jurisdiction, actor, ['target', 'decision', 'hot_problem'], since),
    owedByPower(db, jurisdiction, actor, 'leader', DECIDES),
    slippingShown(ports, jurisdiction, actor, SLIPS, shown),
    supervised(db, jurisdiction, actor, { kind: 'blocker', states: ['raised'], most: 100 }),
  ])
  const judged = (name: 'asked' | 'answered' | 'approved') =>
    standing.reduce((sum, one) => sum + one[name], 0)
  return {
    since,
    outcomes: outcomesOf(standing, since),
    judged: { asked: judged('asked'), answered: judged('answered'), approved: judged('approved') },
    decide: owed.map(shown),
    slipping,
    blockers: blockers.filter(({ facts }) => facts['level'] !== 'unit').map(shown),
    most: DECIDES,
  }
}

interface Declared {
  readonly key: string
  readonly words: Words
  readonly kind: string
  readonly state: string
}

const OUTCOMES: readonly Declared[] = [
  {
    key: 'targets_done',
    words: { zh: '目标做到了', en: 'Targets reached' },
    kind: 'target',
    state: 'closed',
  },
  {
    key: 'targets_cannot',
    words: { zh: '目标办不成', en: 'Targets not reached' },
    kind: 'target',
    state: 'cannot',
  },
  {
    key: 'targets_running',
    words: { zh: '目标推进中', en: 'Targets under way' },
    kind: 'target',
    state: 'running',
  },
  {
    key: 'hot_solved',
    words: { zh: '热点解决了', en: 'Hot problems solved' },
    kind: 'hot_problem',
    state: 'solved',
  },
  {
    key: 'decided',
    words: { zh: '决策执行中', en: 'Decisions being carried out' },
    kind: 'decision',
    state: 'decided',
  },
  {
    key: 'evaluated',
    words: { zh: '决策已评估', en: 'Decisions evaluated' },
    kind: 'decision',
    state: 'evaluated',
  },
]

function outcomesOf(standing: readonly KindCount[], since: string): readonly LeadingFigure[] {
  return OUTCOMES.map(({ key, words, kind, state }) => ({
    key,
    words,
    value: standing
      .filter((one) => one.kind === kind && one.state === state)
      .reduce((sum, { count }) => sum + count, 0),
    query: { kind, state, since },
  })).filter(({ value }) => value > 0)
}
