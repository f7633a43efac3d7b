/** Which roles an actor plays on a matter. The laws speak of roles, never of offices or names. */
import { lineOf } from './basics.ts'
import type { Actor, Official } from './basics.ts'
import type { Kind, Role } from './kind.ts'
import type { Binding, Matter } from './matter.ts'

export function rolesOf(kind: Kind, matter: Matter, actor: Actor): readonly string[] {
  if (actor.as === 'official' && isKeptAway(matter, actor)) return []
  return Object.entries(kind.roles).flatMap(([name, role]) =>
    plays(name, role, matter, actor) ? [name] : [],
  )
}

function plays(name: string, role: Role, matter: Matter, actor: Actor): boolean {
  switch (role.is) {
    case 'resident':
      return isAuthor(actor, matter)
    case 'second':
      return actor.as === 'resident' && actor.matter === matter.id && actor.voice === 'second'
    case 'official':
      return actor.as === 'official'
    case 'door':
      return actor.as === 'door'
    case 'system':
      return actor.as === 'system' && (role.part === undefined || role.part === actor.part)
    case 'power':
      // In a sealed matter every such part is played by those who handle sealed matters.
      return (
        actor.as === 'official' &&
        actor.powers.includes(matter.sealed === null ? role.power : 'handle_sealed')
      )
    case 'bound':
      return runningBindings(matter, name).some((binding) =>
        actor.as === 'official' ? isBound(binding, actor) : isParty(binding, matter, actor),
      )
  }
}

function isAuthor(actor: Actor, matter: Matter): boolean {
  return (
    actor.as === 'resident' &&
    actor.matter === matter.id &&
    actor.voice === undefined &&
    actor.party === undefined
  )
}

function isParty(binding: Binding, matter: Matter, actor: Actor): boolean {
  return (
    actor.as === 'resident' &&
    actor.matter === matter.id &&
    actor.party !== undefined &&
    binding.party === actor.party
  )
}

function isBound(binding: Binding, actor: Official): boolean {
  if (binding.post !== undefined) return binding.post === actor.post
  const actsForUnit = actor.powers.includes('handle') || actor.powers.includes('head')
  return binding.unit === actor.unit && (actsForUnit || actor.powers.includes('handle_sealed'))
}

/** Bindings of a role that have not ended. */
export function runningBindings(matter: Matter, role: string): readonly Binding[] {
  return matter.bindings.filter((binding) => binding.role === role && binding.until === null)
}

/**
 * Recusal 回避 and sealing 密办. A sealed matter is open only to those who handle sealed matters,
 * and never to the accused or their line (信访工作条例 2022, arts. 30 and 46).
 */
export function isKeptAway(matter: Matter, actor: Official): boolean {
  if (matter.recused.includes(actor.person)) return true
  if (matter.sealed === null) return false
  if (!actor.powers.includes('handle_sealed')) return true
  if (matter.sealed.accusedPosts.includes(actor.post)) return true
  const line = lineOf(actor)
  return matter.sealed.accusedUnits.some((unit) => line.includes(unit))
}

/**
 * Second law: who did the work, or belongs to the line of the unit that did it (above or below),
 * is refused every act that checks, judges or closes; so is a person who worked on it in an
 * earlier post.
 */
export function isOwnWork(kind: Kind, matter: Matter, actor: Actor): boolean {
  if (actor.as === 'resident')
    return doerBindings(kind, matter).some((binding) => isParty(binding, matter, actor))
  if (actor.as !== 'official') return false
  if (matter.doers.includes(actor.person)) return true
  const line = lineOf(actor)
  return doerBindings(kind, matter).some(
    (binding) =>
      (binding.unit !== undefined && line.includes(binding.unit)) ||
      (binding.post !== undefined && binding.post === actor.post),
  )
}

function doerBindings(kind: Kind, matter: Matter): readonly Binding[] {
  return matter.bindings.filter((binding) => isDoerRole(kind, binding.role))
}

export function isDoerRole(kind: Kind, name: string): boolean {
  const role = kind.roles[name]
  return role !== undefined && role.is === 'bound' && role.doer
}
