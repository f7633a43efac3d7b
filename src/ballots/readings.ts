/** What acts of a ballot look at beside the matter, in the same transaction. */
import type { Input, Kind, Matter } from '../kernel/index.ts'
import { isDay, isDoerRole } from '../kernel/index.ts'
import type { BallotState, RatedRead } from '../kinds/index.ts'
import { readBodies, rulebookOf } from '../matters/index.ts'
import type { Reading } from '../matters/index.ts'
import type { Rules } from '../rules/index.ts'
import type { BallotVault } from '../vault/index.ts'
import { digestOf, readBox } from './box.ts'
import { readSlips } from './box.store.ts'
import { groupsIn, voicesOfBallot } from './frame.ts'

/** What everybody may read of, and somebody answers for. */
const RATEABLE = new Set([
  'document',
  'target',
  'decision',
  'campaign',
  'rectification',
  'hot_problem',
])

/** Whose work a matter is. */
export function ratedIn(about: Matter | null, kinds: ReadonlyMap<string, Kind>): RatedRead {
  const kind = about && kinds.get(about.kind)
  if (!about || !kind || !RATEABLE.has(about.kind) || about.sealed !== null || about.erased)
    return { wrong: 'ballot_about_wrong' }
  const doers = about.bindings.filter(({ role }) => isDoerRole(kind, role))
  return { units: [...new Set(doers.flatMap(({ unit }) => unit ?? []))] }
}

/** When the last day to answer is over; empty where it is no day, which the act's field then refuses. */
export function endOf(rules: Rules, { closes }: Input): string {
  return typeof closes === 'string' && isDay(closes) ? rulebookOf(rules).endOfDay(closes) : ''
}

export function ballotReadings(vault: BallotVault): Readonly<Record<string, Reading>> {
  return {
    rated: async ({ tx, jurisdiction, kinds, input, settle }) => {
      if (typeof input['about'] !== 'string') return { units: [] }
      await settle()
      const [about] = await readBodies(tx, jurisdiction, [input['about']])
      return { ...ratedIn(about ?? null, kinds) }
    },
    ballot_voices: async ({ rules }) => rules.cap('ballot_voices').value,
    voices: async ({ tx, matter, input, settle }) => {
      const { from, until } = input
      const isAsked = typeof from === 'string' && typeof until === 'string'
      if (!matter || input['sort'] !== 'voices' || !isAsked) return []
      await settle()
      const voices = await voicesOfBallot(tx, matter, { from, until })
      return groupsIn(voices).map((one) => ({ ...one }))
    },
    slips: async ({ tx, jurisdiction, matter }) => {
      const slips = matter ? await readSlips(tx, jurisdiction, matter.id) : []
      const groups: Record<string, number> = {}
      for (const { group } of slips) groups[group] = (groups[group] ?? 0) + 1
      return { groups, digest: digestOf(slips) }
    },
    day_closes: async ({ rules, input }) => endOf(rules, input),
    box: async ({ tx, matter, rules }) => {
      if (!matter) return { wrong: 'ballot_not_open' }
      const ballot = matter as unknown as Matter<BallotState>
      const least = rules.cap('ballot_voices').value
      return JSON.parse(JSON.stringify(await readBox(tx, vault, ballot, least)))
    },
  }
}
