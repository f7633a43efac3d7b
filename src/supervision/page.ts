/**
 * The supervisor's page 督查台: what burns, which caps are left, which replies are due, what is planned.
 * Units stand in the order of the tree; there is no ranking of units and none of persons.
 */
import type { Actor, Words } from '../kernel/index.ts'
import {
  inspectedInYear,
  longestOverdue,
  overdueByUnit,
  rulebookOf,
  supervised,
} from '../matters/index.ts'
import type { InspectedUnit, OverdueOf, Ports } from '../matters/index.ts'
import type { Org } from '../org/index.ts'
import { shownTo } from './shown.ts'
import { slippingShown } from './slipping.ts'
import type { SupervisedShown } from './shown.ts'

const SHOWN = 20

export interface OverdueRow {
  /** The unit that leads, or the kind that none does. */
  readonly words: Words
  /** The list behind it, as the address of the desk writes it. */
  readonly query: Readonly<Record<string, string>>
  /** Matters late for up to three, ten, thirty days, and longer. */
  readonly ages: readonly number[]
}

export interface CapRow {
  readonly unit: string
  readonly words: Words
  readonly planned: number
  readonly comprehensive: number
}

export interface SupervisionPage {
  readonly overdue: readonly OverdueRow[]
  readonly longest: readonly SupervisedShown[]
  readonly slipping: readonly SupervisedShown[]
  readonly blockers: readonly SupervisedShown[]
  readonly replies: readonly SupervisedShown[]
  readonly inspections: readonly SupervisedShown[]
  readonly rectifications: readonly SupervisedShown[]
  readonly caps: {
    readonly year: string
    readonly most: number
    readonly mostComprehensive: number
    readonly units: readonly CapRow[]
  }
  /** A list that is as long as this may go on. */
  readonly most: number
}

export async function supervisionPage(
  ports: Ports,
  jurisdiction: number,
  actor: Actor,
): Promise<SupervisionPage> {
  const { db } = ports
  const now = ports.clock.now()
  const [rules, org, names] = await Promise.all([
    ports.rules(jurisdiction),
    ports.org(jurisdiction),
    ports.names(jurisdiction),
  ])
  const today = rulebookOf(rules).dayOf(now)
  const shown = shownTo({ kinds: ports.kinds, names, now })
  const of = (kind: string, states?: readonly string[], byDue = true) =>
    supervised(db, jurisdiction, actor, { kind, ...(states ? { states } : {}), byDue, most: SHOWN })
  const [overdue, longest, slipping, blockers, urgings, reviews, asked, inspections, problems] =
    await Promise.all([
      overdueByUnit(db, jurisdiction, actor, now),
      longestOverdue(db, jurisdiction, actor, now, SHOWN),
      slippingShown(ports, jurisdiction, actor, SHOWN, shown),
      of('blocker', ['raised'], false),
      of('urging', ['delivered', 'replied']),
      of('review', ['asked']),
      of('inspection', ['told', 'review_asked']),
      of('inspection', ['planned', 'approved', 'announced', 'carried_out']),
      of('rectification'),
    ])
  const units = await inspectedInYear(db, jurisdiction, today.slice(0, 4))
  const byDue = (a: SupervisedShown, b: SupervisedShown) =>
    (a.due ?? '9') < (b.due ?? '9') ? -1 : 1
  return {
    overdue: overdueRows(overdue, org, ports.kinds),
    longest: longest.map(shown),
    slipping,
    blockers: blockers.map(shown),
    replies: [...urgings, ...asked, ...reviews].map(shown).toSorted(byDue).slice(0, SHOWN),
    inspections: inspections.map(shown),
    rectifications: problems.map(shown),
    caps: {
      year: today.slice(0, 4),
      most: rules.cap('inspections_a_unit_a_year').value,
      mostComprehensive: rules.cap('comprehensive_inspections_a_year').value,
      units: capRows(units, org),
    },
    most: SHOWN,
  }
}

function capRows(units: readonly InspectedUnit[], org: Org): readonly CapRow[] {
  const known = new Map(units.map((one) => [one.unit, one]))
  return [...org.units.values()].flatMap(({ id, name }) => {
    const found = known.get(id)
    return found ? [{ ...found, words: name }] : []
  })
}

/** By the unit that leads, in the order of the tree; kinds that none leads stand last. */
function overdueRows(
  overdue: readonly OverdueOf[],
  org: Org,
  kinds: Ports['kinds'],
): readonly OverdueRow[] {
  const of = new Map(overdue.map((one) => [one.unit ?? `kind ${one.kind}`, one.ages]))
  const rowOf = (key: string, row: Omit<OverdueRow, 'ages'>): readonly OverdueRow[] => {
    const ages = of.get(key)
    return ages ? [{ ...row, ages }] : []
  }
  return [
    ...[...org.units.values()].flatMap(({ id, name }) =>
      rowOf(id, { words: name, query: { unit: id, lens: 'late' } }),
    ),
    ...[...kinds.values()].flatMap(({ name, words }) =>
      rowOf(`kind ${name}`, { words, query: { kind: name, lens: 'late' } }),
    ),
  ]
}
