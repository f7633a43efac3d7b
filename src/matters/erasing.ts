/**
 * Erasing a matter, in the transaction of the act that says so: its row becomes what its events say
 * without a word in them, its keys are destroyed, and whatever else the house knows of it goes too.
 * What stays is the course, the counts, and commitments that nobody can open any more.
 */
import { replay } from '../kernel/index.ts'
import type { Kind, Matter, MatterEvent } from '../kernel/index.ts'
import type { Batch } from './batch.ts'
import { forgetRows, insertErasure } from './erasures.store.ts'
import type { ErasureBasis } from './erasures.store.ts'
import { readFactsOf } from './events.store.ts'
import { rulebookOf } from './rulebook.ts'

export interface Changed {
  readonly kind: Kind
  matter: Matter
  readonly before: Matter | null
  readonly isNew: boolean
}

/** Those that this commit erases, once their events are written: from here on without their words. */
export async function withoutWords(
  { tx, jurisdiction, loaded }: Batch,
  changed: readonly Changed[],
): Promise<readonly Changed[]> {
  const erased = changed.filter(({ matter, before }) => matter.erased && !before?.erased)
  const ids = erased.map(({ matter }) => matter.id)
  const facts = await readFactsOf(tx, jurisdiction, ids, LAST)
  for (const one of erased) {
    one.matter = replay(one.kind, facts.get(one.matter.id) ?? [])
    loaded.set(one.matter.id, one.matter)
  }
  return erased
}

const LAST = '9999-12-31T00:00:00.000Z'

/** After everything else is written: from here on nothing of it can be read or sealed. */
export async function erase(batch: Batch, matter: Matter): Promise<void> {
  const { tx, jurisdiction, ports } = batch
  const on = rulebookOf(batch.rules).dayOf(batch.now)
  const facts = await readFactsOf(tx, jurisdiction, [matter.id], LAST)
  const basis = basisOf(facts.get(matter.id) ?? [])
  await insertErasure(tx, jurisdiction, { matter: matter.id, number: matter.number, on, basis })
  await ports.vault.eraseMatterKeys(tx, jurisdiction, matter.id, on)
  await forgetRows(tx, jurisdiction, matter.id)
  for (const forget of ports.forgets) await forget(tx, jurisdiction, matter.id, on)
}

function basisOf(events: readonly MatterEvent[]): ErasureBasis {
  const how = events.findLast(({ act }) => act.startsWith('erase'))?.act
  if (how === 'erase_with') return 'with_another'
  if (how === 'erase_again') return 'restored'
  const proposed = events.findLast(({ act }) => act === 'propose_erasure')?.input['basis']
  if (proposed !== 'retention' && proposed !== 'demand' && proposed !== 'order')
    throw new Error('erased without a basis')
  return proposed
}
