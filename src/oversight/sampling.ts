/**
 * The sample of those who say nothing. Silence is not satisfaction: some of them are called, and
 * which ones is decided by a seed that nobody chose and everybody can check afterwards.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { dayOf } from '../kernel/index.ts'
import type { Day, Instant } from '../kernel/index.ts'
import { commit, owedBySystem } from '../matters/index.ts'
import type { OwedBySystem, Ports, Reading } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { jurisdictionsOf } from '../rules/index.ts'
import { seedOf, seedsBefore } from './seeds.store.ts'

const DEFAULT_RATE = 0.2
const PAGE = 100

/** In [0, 1), from the day's seed and the matter: the same again for whoever is told the seed. */
export function drawValue(seed: Buffer, matter: string): number {
  return createHmac('sha256', seed).update(matter).digest().readUIntBE(0, 6) / 2 ** 48
}

/** Published with every draw; the seed itself is told when the day is over. */
export function commitmentTo(seed: Buffer): string {
  return `sha256:${createHash('sha256').update(seed).digest('hex')}`
}

/** What the act that draws is decided by, in its transaction. */
export const drawReading: Reading = async ({ tx, jurisdiction, matter, now }) => {
  if (!matter) throw new Error('only a matter can be drawn')
  const day = dayOf(now)
  const seed = await seedOf(tx, jurisdiction, day, randomBytes(32), now)
  const rate = await rateOf(tx, jurisdiction)
  return { value: drawValue(seed, matter.id), rate, day, seed: commitmentTo(seed) }
}

async function rateOf(tx: Queryable, jurisdiction: number): Promise<number> {
  const one = (await jurisdictionsOf(tx)).find(({ id }) => id === jurisdiction)
  const rate = one?.settings['call_back_rate']
  return typeof rate === 'number' && rate >= 0 && rate <= 1 ? rate : DEFAULT_RATE
}

export interface RevealedSeed {
  readonly day: Day
  readonly seed: string
  readonly commitment: string
}

export async function revealedSeeds(
  db: Queryable,
  jurisdiction: number,
  now: Instant,
): Promise<readonly RevealedSeed[]> {
  const seeds = await seedsBefore(db, jurisdiction, dayOf(now))
  return seeds.map(({ day, seed }) => {
    return { day, seed: seed.toString('hex'), commitment: commitmentTo(seed) }
  })
}

/** Does what the house owes by now: draws every sample that is due. Returns how many it drew. */
export async function drawSamples(ports: Ports, jurisdiction: number): Promise<number> {
  const now = ports.clock.now()
  let drawn = 0
  let last: OwedBySystem | null = null
  for (;;) {
    const owed: OwedBySystem[] = await owedBySystem(ports.db, jurisdiction, now, last, PAGE)
    last = owed.at(-1) ?? null
    const results = await commit(ports, jurisdiction, owed.map(drawOf))
    drawn += results.filter(({ ok }) => ok).length
    if (owed.length < PAGE) return drawn
  }
}

/** Whoever judged meanwhile is no longer to be drawn: then the act is refused, and rightly. */
function drawOf({ id, act, n }: OwedBySystem) {
  return { matter: id, act, input: {}, actor: { as: 'system', part: 'sampling' } as const, seen: n }
}
