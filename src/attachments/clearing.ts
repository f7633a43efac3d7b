/** Clears away what nobody waits for any more: files whose act was never done, and those of erased matters. */
import { dayOf } from '../kernel/index.ts'
import type { Day } from '../kernel/index.ts'
import type { AttachmentParts } from './attachments.ts'
import { deleteOrphan, keptOf, orphans, setErased, setGone } from './attachments.store.ts'
import { removeParts } from './parts.ts'

const AT_ONCE = 500
/** Erased matters are looked for again this many days: a store that was away is asked once more. */
const LOOKS_BACK = 30

/** A form may lie open for half a day; by days, so that no hour is kept: one to two days later it is gone. */
export async function clearFiles(
  { db, clock, store, keys }: AttachmentParts,
  jurisdiction: number,
): Promise<{ readonly orphans: number; readonly erased: number }> {
  const today = dayOf(clock.now())
  let cleared = 0
  for (;;) {
    const found = await orphans(db, jurisdiction, daysBefore(today, 1), AT_ONCE)
    for (const file of found) {
      if (!(await setGone(db, jurisdiction, file))) continue
      await removeParts(store, jurisdiction, file)
      await deleteOrphan(db, jurisdiction, file)
      cleared += 1
    }
    if (found.length < AT_ONCE) break
  }
  const erased = await keptOf(
    db,
    jurisdiction,
    await keys.erased(db, jurisdiction, daysBefore(today, LOOKS_BACK)),
  )
  for (const file of erased) {
    await removeParts(store, jurisdiction, file)
    await setErased(db, jurisdiction, file)
  }
  return { orphans: cleared, erased: erased.length }
}

function daysBefore(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
