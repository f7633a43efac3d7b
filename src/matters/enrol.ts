/**
 * Matters from before there was a public log get their place in it, as they stand: every event its
 * salts and commitment, its texts sealed. That they were enrolled, and when, is an entry of its own:
 * the log proves their times from then on and no earlier.
 */
import type { Kind } from '../kernel/index.ts'
import { enqueueEntries, enrolledEntry } from '../ledger/index.ts'
import type { Database, Queryable } from '../platform/database.ts'
import { commitEvent } from './committed.ts'
import type { StoredEvent } from './committed.ts'
import { readStored } from './events.store.ts'
import { replaceEvents, unsealedMatters } from './enrol.store.ts'
import type { Ports } from './ports.ts'

const PAGE = 200

/** `owner`: whoever owns the schema, for the application may not change events. Returns how many. */
export async function enrolEvents(
  owner: Database,
  { kinds, vault, clock }: Pick<Ports, 'kinds' | 'vault' | 'clock'>,
  jurisdiction: number,
): Promise<number> {
  let enrolled = 0
  for (;;) {
    const { matters, events } = await owner.transaction(async (tx) => {
      const found = await unsealedMatters(tx, jurisdiction, PAGE)
      const ids = found.map(({ id }) => id)
      if (ids.length === 0) return { matters: 0, events: 0 }
      const keys = await vault.events.making(tx, jurisdiction, ids)
      const rows = Map.groupBy(await readStored(tx, jurisdiction, ids), ({ matter }) => matter)
      let count = 0
      for (const { id, kind: name, number } of found) {
        const [kind, own] = [kinds.get(name), keys.get(id)]
        if (!kind || !own) throw new Error(`matter ${id} is of an unknown kind ${name}`)
        const place = { jurisdiction, matter: id, kind: name, number }
        count += await enrolOne(tx, kind, place, rows.get(id) ?? [], own)
      }
      return { matters: found.length, events: count }
    })
    enrolled += events
    if (matters < PAGE) break
  }
  if (enrolled > 0) {
    const entry = enrolledEntry(clock.now())
    await enqueueEntries(owner, jurisdiction, [{ entry }])
  }
  return enrolled
}

async function enrolOne(
  tx: Queryable,
  kind: Kind,
  place: Parameters<typeof commitEvent>[1],
  rows: readonly StoredEvent[],
  keys: Parameters<typeof commitEvent>[4],
): Promise<number> {
  let prev: Buffer | null = null
  const replaced = []
  for (const row of rows) {
    // A matter is enrolled whole or not at all: whatever follows is written by the writer.
    if (row.commitment !== null) throw new Error(`matter ${place.matter} is enrolled by halves`)
    const committed = commitEvent(kind, place, row, prev, keys)
    prev = committed.commitment
    replaced.push({ n: row.n, committed })
  }
  await replaceEvents(tx, place, replaced)
  await enqueueEntries(
    tx,
    place.jurisdiction,
    replaced.map(({ n, committed: { entry } }) => ({ entry, matter: place.matter, n })),
  )
  return replaced.length
}
