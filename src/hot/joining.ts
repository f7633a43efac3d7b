/**
 * A message that has just come is compared with those that share telling words with it and with what these
 * belong to; it joins a problem, makes one with another, or stays alone. What it is not compared with is left
 * as it was.
 */
import { setImmediate } from 'node:timers/promises'
import { saidOf } from '../matters/index.ts'
import type { Ports, SaidOfMatter } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { groupHeard, likelihoods, tellingTerms } from '../routing/index.ts'
import type { Common } from '../routing/index.ts'
import { heardOf, rowOfSaid } from './hearing.ts'
import type { DivisionName } from './hearing.ts'
import {
  keepSaid,
  moveGroup,
  moveTo,
  readSaid,
  saidIn,
  saidWith,
  unsettleWith,
} from './said.store.ts'

/** So many messages are looked at through an index, and so many compared. */
const LOOKED_AT = 600
const NEAR = 40
/** Less likely one event than this, on its own, a message draws nobody near. */
const LIKELY = 0.1
/** Of a large problem its newest messages stand for all. */
const STANDING_FOR = 60

export interface Joining {
  readonly common: Common
  readonly divisionName: DivisionName
}

export async function join(
  ports: Ports,
  tx: Queryable,
  jurisdiction: number,
  fresh: readonly SaidOfMatter[],
  { common, divisionName }: Joining,
): Promise<void> {
  const ids = fresh.map(({ id }) => id)
  // Those that were elsewhere before leave it.
  await unsettleWith(tx, jurisdiction, ids)
  const heard = fresh.map((one) => heardOf(one, divisionName))
  const terms = tellingTerms(heard, common)
  await keepSaid(
    tx,
    jurisdiction,
    fresh.map((one, at) => ({
      ...rowOfSaid(one, heard[at] ?? heardOf(one, divisionName)),
      terms: terms[at] ?? [],
    })),
  )
  const near = await drawnNear(tx, jurisdiction, fresh, terms, { common, divisionName })
  const known = await readSaid(tx, jurisdiction, [...near])
  const groups = [...new Set(known.flatMap(({ found }) => found ?? []))]
  const standing = await saidIn(tx, jurisdiction, groups, STANDING_FOR)
  for (const { matter } of standing) near.add(matter)
  const local = await saidOf(tx, jurisdiction, [...near])
  const grouped = await groupHeard(
    local.map((one) => heardOf(one, divisionName)),
    async () => {
      await setImmediate()
    },
    common,
  )
  const found = new Map(
    (await readSaid(tx, jurisdiction, [...near])).map((one) => [one.matter, one.found]),
  )
  const isFresh = new Set(ids)
  for (const group of grouped.groups) {
    if (!group.some((id) => isFresh.has(id))) continue
    await joined(tx, jurisdiction, group, found, () => ports.random.uuid())
  }
}

/** All of `group` are one now; where most of a large problem went the rest of it follows. */
async function joined(
  tx: Queryable,
  jurisdiction: number,
  group: readonly string[],
  found: ReadonlyMap<string, string | null>,
  newGroup: () => string,
): Promise<void> {
  const counts = new Map<string, number>()
  for (const id of group) {
    const known = found.get(id)
    if (known) counts.set(known, (counts.get(known) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const to = most?.[0] ?? newGroup()
  for (const [other, inside] of counts) {
    const all = [...found.values()].filter((one) => one === other).length
    if (other !== to && inside * 2 > all) await moveGroup(tx, jurisdiction, other, to)
  }
  await moveTo(
    tx,
    jurisdiction,
    group.map((matter) => ({ matter, found: to })),
  )
}

/** The new ones, and those that may be one event with any of them. */
async function drawnNear(
  tx: Queryable,
  jurisdiction: number,
  fresh: readonly SaidOfMatter[],
  terms: readonly (readonly number[])[],
  { common, divisionName }: Joining,
): Promise<Set<string>> {
  const nearOf = new Map<string, readonly string[]>()
  for (const [at, { id }] of fresh.entries())
    nearOf.set(id, await nearTo(tx, jurisdiction, id, terms[at] ?? [], common))
  const all = [...new Set([...nearOf.keys(), ...[...nearOf.values()].flat()])]
  const said = await saidOf(tx, jurisdiction, all)
  const places = new Map(said.map(({ id }, at) => [id, at]))
  const pairs = [...nearOf].flatMap(([own, others]) =>
    others.flatMap((other): (readonly [number, number])[] => {
      const [one, two] = [places.get(own), places.get(other)]
      return one === undefined || two === undefined ? [] : [[one, two]]
    }),
  )
  const heard = said.map((one) => heardOf(one, divisionName))
  const likely = likelihoods(heard, pairs, common)
  const drawn = pairs.flatMap(([, other], at) =>
    (likely[at] ?? 0) >= LIKELY ? [said[other]?.id ?? ''] : [],
  )
  return new Set([...nearOf.keys(), ...drawn])
}

/** Of what says its rarest words, those that share most of what tells. */
async function nearTo(
  tx: Queryable,
  jurisdiction: number,
  own: string,
  terms: readonly number[],
  common: Common,
): Promise<readonly string[]> {
  const rarest = terms.toSorted((a, b) => common.having(a) - common.having(b))
  let room = LOOKED_AT
  const asked = rarest.filter((term) => {
    room -= Math.max(1, common.having(term))
    return room >= 0
  })
  const weights = new Map(terms.map((term) => [term, tellingOf(term, common)]))
  const rows = await saidWith(tx, jurisdiction, asked, LOOKED_AT)
  return rows
    .flatMap(({ matter, terms: theirs }) => {
      if (matter === own) return []
      const shared = theirs.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0)
      return [{ matter, shared }]
    })
    .toSorted((a, b) => b.shared - a.shared || (a.matter < b.matter ? -1 : 1))
    .slice(0, NEAR)
    .map(({ matter }) => matter)
}

function tellingOf(term: number, common: Common): number {
  return Math.log((Math.max(common.size, 200) + 1) / (common.having(term) + 0.5)) ** 2
}
