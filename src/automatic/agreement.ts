/**
 * Whether people agree with the machine, by category since its switch was last set: what the draw left
 * to them, decided without a suggestion, and what units said to what it dispatched.
 */
import type { Instant, Words } from '../kernel/index.ts'
import { dayOf } from '../kernel/index.ts'
import { automaticAnswers, becameOf } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import type { Log } from '../platform/log.ts'
import { changesOfTable, setAutomatic } from '../rules/index.ts'
import type { Automatic, RuleChange } from '../rules/index.ts'
import { drawnOf } from './looks.store.ts'

/** The last so many of each decide. */
export const LAST = 40
/** With fewer nothing is said, except that there are too few. */
export const FEWEST = 5
/** Of 95 % confidence, two-sided. */
const Z = 1.96

export interface Share {
  readonly n: number
  readonly right: number
}

export interface Agreement {
  /** Left to people by the draw, and decided by them as the machine would have. */
  readonly drawn: Share
  /** Dispatched by the machine, and taken on by the unit without anybody objecting. */
  readonly answered: Share
}

/** 95 % interval of a share (Wilson). */
export function intervalOf({ n, right }: Share): readonly [number, number] {
  if (n === 0) return [0, 1]
  const share = right / n
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n)
  const half =
    (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/** Below it people agree more seldom than they would if the confidence were true. */
export function leastOf(confidence: number, n: number): number {
  return intervalOf({ n, right: confidence * n })[0]
}

export function isTooSeldom({ n, right }: Share, confidence: number): boolean {
  return n >= FEWEST && right / n < leastOf(confidence, n)
}

export async function agreementOf(
  house: Ports,
  jurisdiction: number,
  category: string,
  since: Instant,
): Promise<Agreement> {
  // Some of what was drawn nobody has decided yet: of a few more the newest decided ones are taken.
  const drawn = await drawnOf(house.db, jurisdiction, category, since, LAST * 2)
  const ids = drawn.map(({ matter }) => matter)
  const became = new Map(
    (await becameOf(house.db, jurisdiction, ids)).map((one) => [one.id, one] as const),
  )
  const decided = drawn
    .flatMap(({ matter, unit }) => {
      const one = became.get(matter)
      return one ? [one.category === category && one.unit === unit] : []
    })
    .slice(0, LAST)
  const answered = await automaticAnswers(house.db, jurisdiction, category, since, LAST)
  return {
    drawn: shareOf(decided),
    answered: shareOf(answered.map(({ agreed }) => agreed)),
  }
}

function shareOf(said: readonly boolean[]): Share {
  return { n: said.length, right: said.filter(Boolean).length }
}

/** The last change of each switch, by category. */
export async function lastChanges(
  house: Ports,
  jurisdiction: number,
): Promise<ReadonlyMap<string, RuleChange>> {
  const changes = await changesOfTable(house.db, jurisdiction, 'automatic_dispatch')
  return new Map(
    changes.toReversed().map((change) => [change.subject.split(' ')[1] ?? '', change] as const),
  )
}

/** The post that changes the rules when a switch turns itself off. */
export const ITSELF = 'router'

/** Turns off every switch whose category people agree with too seldom; says which. */
export async function watchAgreement(
  house: Ports,
  jurisdiction: number,
  log: Log,
): Promise<readonly string[]> {
  const rules = await house.rules(jurisdiction)
  const on = rules.automatic.filter(({ isOn }) => isOn)
  if (on.length === 0) return []
  const changes = await lastChanges(house, jurisdiction)
  const stopped: string[] = []
  for (const one of on) {
    const since = changes.get(one.category)?.at ?? one.from
    const agreement = await agreementOf(house, jurisdiction, one.category, since)
    const why = whyStopped(one, agreement)
    if (why === null) continue
    const at = house.clock.now()
    const change = { by: ITSELF, at, from: dayOf(at), reason: why.zh }
    const { category, confidence } = one
    const next = { category, confidence, isOn: false, stopped: why }
    const done = await house.db.transaction((tx) => setAutomatic(tx, jurisdiction, next, change))
    if (!done.ok) throw new Error(`automatic dispatch of ${category}: ${done.refusal.code}`)
    log.error(
      { jurisdiction, category, ...agreement },
      'alarm: automatic dispatch turned itself off',
    )
    stopped.push(category)
  }
  return stopped
}

function whyStopped({ confidence }: Automatic, { drawn, answered }: Agreement): Words | null {
  const asked = Math.round(confidence * 100)
  if (isTooSeldom(drawn, confidence))
    return {
      zh: `抽出由人先看的最近 ${drawn.n} 件里，人和程序一致的只有 ${drawn.right} 件，低于所设把握 ${asked}% 应有的数`,
      en: `Of the last ${drawn.n} drawn for people to decide first they agreed with it on ${drawn.right}, fewer than ${asked}% sureness allows`,
    }
  if (isTooSeldom(answered, confidence))
    return {
      zh: `最近自动派出的 ${answered.n} 件里，没有异议的只有 ${answered.right} 件，低于所设把握 ${asked}% 应有的数`,
      en: `Of the last ${answered.n} it dispatched only ${answered.right} met no objection, fewer than ${asked}% sureness allows`,
    }
  return null
}
