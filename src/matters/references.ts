/** Whether the units, categories, districts, channels and matters named in an input exist. */
import { refuse, ok } from '../kernel/index.ts'
import type { Actor, Field, Fields, Matter, Result } from '../kernel/index.ts'
import { can, visibleTo } from '../org/index.ts'
import type { Org } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Rules } from '../rules/index.ts'
import { parseNumber } from './number.ts'
import { SHOWN } from './published.store.ts'
import { findVisible } from './read.store.ts'
import { visibleOf } from './visible.ts'

export interface Known {
  readonly tx: Queryable
  readonly jurisdiction: number
  readonly actor: Actor
  readonly rules: Rules
  readonly org: Org
  readonly divisions: ReadonlySet<string>
  /** What this commit holds, also what it has opened and not yet written. */
  readonly held?: ReadonlyMap<string, Matter>
}

/** The input with matters named by their number turned into ids; a refusal names the first unknown. */
export async function resolveReferences(
  fields: Fields,
  input: unknown,
  known: Known,
): Promise<Result<unknown>> {
  // What the house itself names was there when it was written; it may have ended since.
  if (known.actor.as === 'system' || !isObject(input)) return ok(input)
  const resolved: Record<string, unknown> = { ...input }
  for (const [name, field] of Object.entries(fields)) {
    const value = resolved[name]
    if (field.type === 'groups' && Array.isArray(value)) {
      const groups = await resolveGroups(field.fields, value, name, known)
      if (!groups.ok) return groups
      resolved[name] = groups.value
      continue
    }
    if (field.type === 'several' && Array.isArray(value)) {
      if (!value.every((one) => isOneOf(field.of, one, known)))
        return refuse(`no_such_${field.of}`, { field: name })
      continue
    }
    if (typeof value !== 'string' || value.trim() === '') continue
    // What is no name of anything is not looked for: the database cannot even be asked about some of it.
    if (isReference(field) && /\p{C}/u.test(value))
      return refuse('not_a_reference', { field: name })
    if (field.type === 'matter') {
      const id = await matterId(value, known)
      if (id === null) return refuse('no_such_matter', { field: name })
      resolved[name] = id
    } else if (!exists(field, value.trim(), known)) {
      return refuse(`no_such_${field.type}`, { field: name })
    }
  }
  return ok(resolved)
}

async function resolveGroups(
  fields: Fields,
  groups: readonly unknown[],
  name: string,
  known: Known,
): Promise<Result<readonly unknown[]>> {
  const read: unknown[] = []
  // More than the field takes is refused by the act itself: it is not looked up first.
  for (const [index, group] of groups.slice(0, MOST_GROUPS).entries()) {
    const result = await resolveReferences(fields, group, known)
    if (!result.ok) {
      const inner = result.refusal
      return refuse(inner.code, { ...inner, field: `${name}.${index}.${inner.field ?? ''}` })
    }
    read.push(result.value)
  }
  return ok([...read, ...groups.slice(MOST_GROUPS)])
}

const MOST_GROUPS = 300

function isObject(input: unknown): input is object {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}

/** What is no text is refused by the act itself, which says what it wants. */
function isOneOf(of: 'unit' | 'post', value: unknown, { org }: Known): boolean {
  if (typeof value !== 'string') return true
  return (of === 'unit' ? org.units : org.posts).has(value.trim())
}

function isReference({ type }: Field): boolean {
  return ['unit', 'post', 'category', 'channel', 'division', 'matter'].includes(type)
}

function exists(field: Field, value: string, known: Known): boolean {
  switch (field.type) {
    case 'unit':
      return known.org.units.has(value)
    case 'post':
      return known.org.posts.has(value)
    case 'category':
      return known.rules.category(value) !== undefined
    case 'channel':
      return known.rules.channel(value) !== undefined || value === 'discipline_above'
    case 'division':
      return known.divisions.has(value)
    default:
      return true
  }
}

/** By id or number, and only where the actor may see it: forbidden and absent are the same answer. */
async function matterId(typed: string, known: Known): Promise<string | null> {
  const held = known.held?.get(typed.trim())
  if (held && known.actor.as !== 'door' && can(known.actor, 'see', visibleOf(held))) return held.id
  const number = parseNumber(typed)
  const condition =
    known.actor.as === 'door' ? { sql: SHOWN, values: [] } : visibleTo(known.actor, 4)
  return findVisible(
    known.tx,
    known.jurisdiction,
    { id: typed.trim(), number: number ?? '' },
    condition,
  )
}
