import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'

/**
 * An administrative division as it was from a day to before another: codes change hands (绍兴县
 * 330621 became 柯桥区 330603 in 2013), and a matter keeps the one of its own time.
 */
export interface Division {
  readonly code: string
  readonly parent: string | null
  /** 1 province, 2 city, 3 county or district, 4 town or street, 5 village or community. */
  readonly level: 1 | 2 | 3 | 4 | 5
  readonly name: { readonly zh: string; readonly en: string | null }
  readonly since: Day
  readonly until: Day | null
}

interface Row {
  readonly code: string
  readonly parent: string | null
  readonly level: Division['level']
  readonly name_zh: string
  readonly name_en: string | null
  readonly since: Day
  readonly until: Day | null
}

/** Adds divisions; those already there with the same code and first day stay as they are. */
export async function addDivisions(tx: Queryable, divisions: readonly Division[]): Promise<number> {
  let added = 0
  // A statement takes at most 65,535 parameters.
  for (let start = 0; start < divisions.length; start += 1000) {
    const batch = divisions.slice(start, start + 1000)
    const values = batch.map(
      (_, n) => `(${[1, 2, 3, 4, 5, 6, 7].map((k) => `$${n * 7 + k}`).join(', ')})`,
    )
    const rows = await tx.query(
      `insert into divisions (code, parent, level, name_zh, name_en, since, until)
       values ${values.join(', ')} on conflict (code, since) do nothing returning code`,
      batch.flatMap((d) => [d.code, d.parent, d.level, d.name.zh, d.name.en, d.since, d.until]),
    )
    added += rows.length
  }
  return added
}

/** A division ends: abolished, merged or renamed. */
export async function endDivision(tx: Queryable, code: string, until: Day): Promise<boolean> {
  const rows = await tx.query(
    `update divisions set until = greatest(since, $2::date)
      where code = $1 and (until is null or until > $2) returning code`,
    [code, until],
  )
  return rows.length > 0
}

/** The division with this code and all beneath it, as they are on a day, parents first. */
export async function divisionsUnder(db: Queryable, code: string, day: Day): Promise<Division[]> {
  const rows = await db.query<Row>(
    `with recursive under as (
       select d.* from divisions d
        where d.code = $1 and d.since <= $2 and (d.until is null or d.until > $2)
       union all
       select d.* from divisions d join under u on d.parent = u.code
        where d.since <= $2 and (d.until is null or d.until > $2)
     )
     select code, parent, level, name_zh, name_en, since, until from under order by level, code`,
    [code, day],
  )
  return rows.map(({ name_zh: zh, name_en: en, ...row }) => ({ ...row, name: { zh, en } }))
}
