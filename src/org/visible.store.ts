/** The rules of visibility.ts as a condition over the table of matters, alias `m`. */
import type { Actor, Official } from '../kernel/index.ts'
import {
  interestsOf,
  isAdministrator,
  isInside,
  kinOf,
  EVERYBODY,
  ownUnits,
  postsOf,
  seesAll,
} from './visibility.ts'

export interface Condition {
  /** To be put behind WHERE … AND, in parentheses already. */
  readonly sql: string
  readonly values: readonly unknown[]
}

const NOTHING: Condition = { sql: '(FALSE)', values: [] }

/**
 * Whatever `can(actor, 'see', …)` allows, with positional parameters from `$first` on. The caller
 * names the jurisdiction besides, as every statement does.
 */
export function visibleTo(actor: Actor, first = 1): Condition {
  switch (actor.as) {
    case 'resident':
      return { sql: `(m.matter_id = $${first})`, values: [actor.matter] }
    case 'system':
      return { sql: '(TRUE)', values: [] }
    case 'door':
      return NOTHING
    case 'official':
      return isAdministrator(actor) ? NOTHING : forOfficial(actor, first)
  }
}

function forOfficial(actor: Official, first: number): Condition {
  const values: unknown[] = []
  const parameter = (value: unknown, type: string) => `$${first + values.push(value) - 1}::${type}`
  const either = [openTo(actor, parameter), sealedTo(actor, parameter)].filter(
    (one) => one !== null,
  )
  const all = [`(${either.join(' OR ')})`, ...keptFrom(actor, parameter)]
  return { sql: `(${all.join(' AND ')})`, values }
}

type Parameter = (value: unknown, type: string) => string

function openTo(actor: Official, parameter: Parameter): string {
  if (seesAll(actor)) return 'NOT m.sealed'
  const post = `${parameter([actor.post], 'text[]')} && m.bound_posts`
  const mine = [...ownUnits(actor), EVERYBODY]
  return `NOT m.sealed AND (${post} OR m.bound_units && ${parameter(mine, 'text[]')})`
}

function sealedTo(actor: Official, parameter: Parameter): string | null {
  if (!actor.powers.includes('handle_sealed')) return null
  return `m.sealed AND NOT m.accused_units && ${parameter(kinOf(actor), 'text[]')}
    AND NOT m.accused_posts && ${parameter(postsOf(actor), 'text[]')}`
}

function keptFrom(actor: Official, parameter: Parameter): string[] {
  const { units, matters } = interestsOf(actor)
  const away = [`NOT m.recused && ${parameter([actor.person], 'text[]')}`]
  if (isInside(actor)) away.push(`m.jurisdiction_id = ${parameter(actor.jurisdiction, 'integer')}`)
  if (matters.length > 0) away.push(`m.matter_id <> ALL(${parameter(matters, 'text[]')})`)
  if (units.length > 0) {
    const mine = parameter(units, 'text[]')
    away.push(`NOT m.bound_units && ${mine}`, `NOT m.accused_units && ${mine}`)
  }
  return away
}
