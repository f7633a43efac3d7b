/** Files that an act brings: claimed before it is decided, part of the matter once it is. */
import type { Act, AnyState, Fields, MatterEvent, Refusal } from '../kernel/index.ts'
import type { Batch } from './batch.ts'
import type { Commission } from './ports.ts'

/** Ids by field, as they were sent; what is no list of texts is refused by the act itself. */
function filesIn(
  fields: Fields,
  input: unknown,
): readonly (readonly [string, readonly string[]])[] {
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(fields).flatMap(([name, field]): [string, string[]][] => {
    const value: unknown = Object.hasOwn(input, name) ? Reflect.get(input, name) : undefined
    const isList = field.type === 'files' && Array.isArray(value) && value.length > 0
    return isList && value.every((id) => typeof id === 'string') ? [[name, value]] : []
  })
}

/** Only who brought a file can use it, once: a foreign one, a used one and none are the same answer. */
export async function claimFiles(
  batch: Batch,
  act: Act<AnyState>,
  input: unknown,
  { holder, matter }: Pick<Commission, 'holder' | 'matter'>,
): Promise<Refusal | null> {
  const named = filesIn(act.fields, input)
  const all = named.flatMap(([, files]) => files)
  for (const [field, files] of named) {
    if (holder === undefined || new Set(all).size !== all.length)
      return { code: 'no_such_file', field }
    const asked = { holder, files, matter: matter ?? null }
    const refusal = await batch.ports.files.claim(batch.tx, batch.jurisdiction, asked)
    if (refusal) return { ...refusal, field }
  }
  return null
}

export async function attachFiles(
  batch: Batch,
  act: Act<AnyState> | undefined,
  matter: string,
  event: MatterEvent,
  holder: string | undefined,
): Promise<void> {
  if (holder === undefined || !act) return
  const side = event.by.as === 'official' ? 'official' : 'resident'
  for (const [field, files] of filesIn(act.fields, event.input)) {
    const place = { matter, n: event.n, field, side } as const
    await batch.ports.files.attach(batch.tx, batch.jurisdiction, { holder, files, place })
  }
}
