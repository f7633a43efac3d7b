/** What acts of burdens look at beside their matter, in the same transaction. */
import type { Input, Json } from '../kernel/index.ts'
import type { BurdenRead, Rates } from '../kinds/index.ts'
import { bodiesStanding, readBodies } from '../matters/index.ts'
import type { Reading, ReadingAbout } from '../matters/index.ts'
import { releasedColumns } from '../publishing/index.ts'
import type { Rules } from '../rules/index.ts'
import { heldBy, heldByKinds, nameOf, whereIs } from './data.ts'
import type { Holding } from './data.ts'

export const BURDEN_READINGS: Readonly<Record<string, Reading>> = {
  burden: async (about) => {
    const { tx, jurisdiction, input, rules, settle } = about
    await settle()
    const held = await heldIn(about)
    const { repeals } = input
    const [ending] =
      typeof repeals === 'string' ? await readBodies(tx, jurisdiction, [repeals]) : []
    return {
      rates: { ...ratesOf(rules) },
      already: namesIn(input).map((name) => whereIs(name, held)),
      repealStands: ending?.kind === 'burden' && ending.state.name === 'in_force',
    } satisfies BurdenRead
  },
  /** False: what was to end for it has ended already. */
  burden_repeal: async ({ tx, jurisdiction, matter, settle }) => {
    const repeals = (matter?.state as { readonly repeals?: string | null } | undefined)?.repeals
    if (!repeals) return true
    await settle()
    const [ending] = await readBodies(tx, jurisdiction, [repeals])
    return ending?.state.name === 'in_force'
  },
}

export function ratesOf(rules: Rules): Rates {
  const cap = (name: string) => rules.cap(name).value
  return {
    aField: cap('burden_minutes_a_field'),
    aThousandWritten: cap('burden_minutes_written'),
    aThousandRead: cap('burden_minutes_read'),
    longestDocument: cap('document_characters'),
    longestReport: cap('report_characters'),
    longestMeeting: cap('meeting_minutes'),
  }
}

async function heldIn({ tx, jurisdiction, kinds }: ReadingAbout): Promise<readonly Holding[]> {
  const asked = [
    { kind: 'burden', states: ['in_force'] },
    { kind: 'series', states: ['kept'] },
    { kind: 'target', states: ['offered', 'running', 'claimed', 'to_judge'] },
  ]
  const standing = []
  // One after the other: a transaction is one conversation.
  for (const one of asked) standing.push(...(await bodiesStanding(tx, jurisdiction, one)))
  const released = releasedColumns().map((name) => ({ name: nameOf(name), where: '/data' }))
  return [...heldBy(standing), ...released, ...heldByKinds(kinds.values())]
}

function namesIn(input: Input): readonly string[] {
  const data = input['data']
  return Array.isArray(data)
    ? data.map((one: Json) =>
        typeof one === 'object' && one !== null && 'name' in one ? String(one.name) : '',
      )
    : []
}
