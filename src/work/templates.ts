/**
 * Texts of a unit that its people use again, with placeholders that are filled from each matter. A clerk
 * proposes, the head decides. A template is no answer by itself: the kind refuses form replies whatever
 * they were made from.
 */
import { ok, readText, refuse } from '../kernel/index.ts'
import type { Instant, Official, Result } from '../kernel/index.ts'
import type { Org } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { insertTemplate, listTemplates, readTemplate, updateTemplate } from './templates.store.ts'
import type { Template } from './templates.store.ts'

export type { Template } from './templates.store.ts'

export interface TemplateShown extends Template {
  readonly mayEdit: boolean
  readonly mayDecide: boolean
}

interface Asking {
  readonly db: Queryable
  readonly jurisdiction: number
  readonly actor: Official
  readonly org: Org
  readonly now: Instant
}

/** Those of the own unit and of the units above it; heads see those beneath, to decide on them. */
export async function templatesFor(asking: Asking): Promise<readonly TemplateShown[]> {
  const { db, jurisdiction, actor, org } = asking
  const units = [actor.unit, ...actor.above, ...(actor.powers.includes('head') ? actor.below : [])]
  const all = await listTemplates(db, jurisdiction, units)
  return all
    .filter(
      (one) => one.state === 'active' || one.unit === actor.unit || mayDecide(org, actor, one),
    )
    .map((one) => ({
      ...one,
      mayEdit: mayEdit(org, actor, one),
      mayDecide: mayDecide(org, actor, one),
    }))
}

/** The head of the unit or of one above it; where a line has no head, a colleague of the unit. */
export function mayDecide(
  org: Org,
  actor: Official,
  { unit, proposedBy }: Pick<Template, 'unit' | 'proposedBy'>,
): boolean {
  const isAbove = actor.unit === unit || actor.below.includes(unit)
  if (actor.powers.includes('head')) return isAbove
  return actor.unit === unit && actor.post !== proposedBy && !hasHead(org, unit)
}

function hasHead(org: Org, unit: string): boolean {
  const { above } = org.unitLine(unit)
  return [...org.posts.values()].some(
    (post) =>
      post.powers.includes('head') &&
      (post.unit === unit || above.includes(post.unit)) &&
      org.holdersOf(post.id).length > 0,
  )
}

/** Whoever decides may change it at any time; whoever proposed it, until it was decided. */
function mayEdit(org: Org, actor: Official, one: Template): boolean {
  const isOwn = one.unit === actor.unit && one.proposedBy === actor.post
  return mayDecide(org, actor, one) || (isOwn && one.state === 'proposed')
}

function readWords(given: { readonly name: unknown; readonly body: unknown }): Result<{
  readonly name: string
  readonly body: string
}> {
  const name = readText({ min: 1, max: 60, lines: false }, given.name, 'name')
  if (!name.ok) return name
  const body = readText({ min: 4, max: 4000, lines: true }, given.body, 'body')
  return body.ok ? ok({ name: name.value, body: body.value }) : body
}

/** Refusals: those of texts. What a head writes needs nobody else. */
export async function proposeTemplate(
  { db, jurisdiction, actor, org, now }: Asking,
  id: string,
  given: { readonly name: unknown; readonly body: unknown },
): Promise<Result<Template>> {
  const words = readWords(given)
  if (!words.ok) return words
  const { post, unit } = actor
  const decides = mayDecide(org, actor, { unit, proposedBy: post })
  const template: Template = {
    id,
    unit,
    ...words.value,
    state: decides ? 'active' : 'proposed',
    proposedBy: post,
    decidedBy: decides ? post : null,
    changedAt: now,
    version: 1,
  }
  await insertTemplate(db, jurisdiction, template)
  return ok(template)
}

/** Refusals: `not_found`, `template_changed`, those of texts. */
export async function editTemplate(
  asking: Asking,
  id: string,
  given: { readonly name: unknown; readonly body: unknown; readonly version: number },
): Promise<Result<Template>> {
  const { db, jurisdiction, actor, org, now } = asking
  const before = await readTemplate(db, jurisdiction, id)
  if (!before || !mayEdit(org, actor, before)) return refuse('not_found')
  const words = readWords(given)
  if (!words.ok) return words
  const next = { ...before, ...words.value, changedAt: now, version: given.version }
  return written(asking, next)
}

/** Refusals: `not_found` alike for what is not there and what is not theirs, `template_changed`. */
export async function decideTemplate(
  asking: Asking,
  id: string,
  { state, version }: { readonly state: 'active' | 'retired'; readonly version: number },
): Promise<Result<Template>> {
  const { db, jurisdiction, actor, org, now } = asking
  const before = await readTemplate(db, jurisdiction, id)
  if (!before || !mayDecide(org, actor, before)) return refuse('not_found')
  return written(asking, { ...before, state, decidedBy: actor.post, changedAt: now, version })
}

async function written({ db, jurisdiction }: Asking, next: Template): Promise<Result<Template>> {
  return (await updateTemplate(db, jurisdiction, next))
    ? ok({ ...next, version: next.version + 1 })
    : refuse('template_changed')
}
