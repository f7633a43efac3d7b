/** Rows of the table duties. */
import { dutiesOf, nextWarning } from '../kernel/index.ts'
import type { Duty, Kind, Matter } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'

/** The duties of these matters anew, as their state and facts say. */
export async function replaceDuties(
  tx: Queryable,
  jurisdiction: number,
  entries: readonly { kind: Kind; matter: Matter; isNew: boolean }[],
): Promise<void> {
  const known = entries.filter((entry) => !entry.isNew).map(({ matter }) => matter.id)
  if (known.length > 0) {
    await tx.query('DELETE FROM duties WHERE jurisdiction_id = $1 AND matter_id = ANY($2)', [
      jurisdiction,
      known,
    ])
  }
  const rows = entries.flatMap(({ kind, matter }) =>
    dutiesOf(kind, matter).map((duty) => dutyRow(matter, duty)),
  )
  if (rows.length === 0) return
  const { sql, values } = valuesOf(rows, ['', '', '', '', '::text[]'])
  await tx.query(
    `INSERT INTO duties (jurisdiction_id, matter_id, key, role, acts, holder_is, holder, clock, since, due_at, warn_stage, warn_at, opened_at) VALUES ${sql}`,
    values,
  )
}

function dutyRow(matter: Matter, duty: Duty): readonly unknown[] {
  const warning = nextWarning(duty, matter.warned)
  return [
    matter.jurisdiction,
    matter.id,
    duty.key,
    duty.role,
    duty.acts,
    duty.holder.is,
    holderName(duty),
    duty.clock,
    duty.since,
    duty.due,
    warning?.stage ?? null,
    warning?.at ?? null,
    matter.openedAt,
  ]
}

function holderName(duty: Duty): string {
  const { holder } = duty
  switch (holder.is) {
    case 'unit':
      return holder.unit
    case 'post':
      return holder.post
    case 'party':
      return holder.party
    case 'power':
      return holder.power
    case 'system':
      return holder.part
    case 'resident':
      return 'resident'
  }
}
