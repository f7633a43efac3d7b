/** Clauses of a document that mostly repeat the ones they carry out, each beside what it repeats. */
import type { Clause, DocumentState } from '../../kinds/index.ts'
import { readBodies, readVisible } from '../../matters/index.ts'
import type { Ports } from '../../matters/index.ts'
import type { Caller } from '../shapes.ts'
import type { ClausePair } from './shapes.ts'

type Known = Pick<DocumentState, 'clauses' | 'copied'>

/** None where nothing is repeated, and for what is no document or may not be seen. */
export async function copiedClauses(
  { db }: Ports,
  { jurisdiction, actor }: Caller,
  id: string,
): Promise<readonly ClausePair[]> {
  const own = await readVisible(db, jurisdiction, id, actor)
  if (own?.kind !== 'document' || own.sealed || own.erased) return []
  const { clauses, copied } = own.state as unknown as Known
  const to = own.links.find(({ type }) => type === 'answers')?.to
  const [above] = to === undefined ? [] : await readBodies(db, jurisdiction, [to])
  if (above?.kind !== 'document' || above.sealed || above.erased) return []
  const theirs = (above.state as unknown as Known).clauses
  const textOf = (all: readonly Clause[], number: string) =>
    all.find((one) => one.number === number)?.text ?? ''
  return copied.map(({ number, above: of, share }) => ({
    own: { number, text: textOf(clauses, number) },
    above: { number: of, text: textOf(theirs, of) },
    share,
  }))
}
