/** Which jurisdiction a command means: the one that is asked for, or the only one there is. */
import type { Queryable } from '../platform/database.ts'
import { Failure } from '../platform/failure.ts'
import { jurisdictionsOf } from './jurisdictions.store.ts'

export async function jurisdictionNamed(db: Queryable, asked: unknown): Promise<number> {
  const known = await jurisdictionsOf(db)
  const found =
    asked === undefined && known.length === 1
      ? known[0]
      : known.find(({ id }) => String(id) === asked)
  if (found) return found.id
  const codes = known.map(({ id }) => id).join(', ')
  throw new Failure(
    'usage',
    `请用 --jurisdiction 指明辖区：${codes}。`,
    `Name a jurisdiction with --jurisdiction: ${codes}.`,
  )
}
