/** Rows of the table tallies. */
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'
import type { TallyDelta } from './tally.ts'

const SLOTS = 16

export async function addTallies(
  tx: Queryable,
  jurisdiction: number,
  deltas: readonly TallyDelta[],
  slot: number,
): Promise<void> {
  if (deltas.length === 0) return
  const { sql, values } = valuesOf(
    // In one order, so that two batches lock the same rows in the same order.
    deltas
      .toSorted((a, b) => (tallyOrder(a) < tallyOrder(b) ? -1 : 1))
      .map((one) => [
        jurisdiction,
        one.measure,
        one.openedOn,
        one.door,
        one.kind,
        one.state,
        one.category,
        one.division,
        slot % SLOTS,
        one.value,
      ]),
    [],
  )
  await tx.query(
    `INSERT INTO tallies (jurisdiction_id, measure, opened_on, door, kind, state, category, division, slot, value) VALUES ${sql}
     ON CONFLICT (jurisdiction_id, measure, opened_on, door, kind, state, category, division, slot)
     DO UPDATE SET value = tallies.value + excluded.value`,
    values,
  )
}

function tallyOrder(one: TallyDelta): string {
  return [
    one.measure,
    one.openedOn,
    one.door,
    one.kind,
    one.state,
    one.category,
    one.division,
  ].join('\u0001')
}
