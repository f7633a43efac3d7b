/** What a workbook calls by name: posts of units, documents in force, series, targets by their codes. */
import { ok, refuse } from '../kernel/index.ts'
import type { Actor, Json, Matter, Result } from '../kernel/index.ts'
import { list, mattersNamed, parseNumber, readBodies } from '../matters/index.ts'
import type { Line, Ports } from '../matters/index.ts'
import type { Org } from '../org/index.ts'

/** Under this name the codes of a plan are kept beside the numbers of its targets. */
export const PLAN_SOURCE = 'plan'
const PAGE = 500
const MOST_LINES = 20_000

/** Everything of a kind that the actor sees and that is not sealed, oldest first. */
export async function linesOf(
  house: Ports,
  jurisdiction: number,
  actor: Actor,
  filter: { readonly kind: string; readonly state?: string },
): Promise<readonly Line[]> {
  const all: Line[] = []
  for (let after: Line | null = null; all.length < MOST_LINES;) {
    const asked = { ...filter, unsealed: true }
    const page: Line[] = await list(house.db, jurisdiction, actor, asked, { after, limit: PAGE })
    all.push(...page)
    after = page.at(-1) ?? null
    if (page.length < PAGE) break
  }
  return all
}

export const nameKey = (typed: string) =>
  typed
    .normalize('NFKC')
    .replaceAll(/[\s《》“”"]/gu, '')
    .toLowerCase()

type Titled = Pick<Line, 'id' | 'number' | 'title'>

/** By number or by whole title; two of one title are told apart by their numbers. */
export function byTitle(lines: readonly Titled[], unknown: string) {
  const titled = Map.groupBy(lines, ({ title }) => nameKey(title))
  const numbered = new Map(lines.map((line) => [line.number, line]))
  return {
    find(typed: string): Result<string> {
      const number = parseNumber(typed)
      const found = number === null ? titled.get(nameKey(typed)) : [numbered.get(number)]
      const [only, more] = found ?? []
      if (!only) return refuse(unknown, { params: { value: typed.slice(0, 60) } })
      return more ? refuse('title_twice', { params: { value: typed.slice(0, 60) } }) : ok(only.id)
    },
    /** As it is written: its title where that says which, else its number. */
    nameOf(id: string): string {
      const line = lines.find((one) => one.id === id)
      if (!line) return ''
      return titled.get(nameKey(line.title))?.length === 1 && parseNumber(line.title) === null
        ? line.title
        : line.number
    },
  }
}

export type Titles = ReturnType<typeof byTitle>

const SEVERAL = /[、,，;；\n]|\s和\s/u

/** Refusals: `two_leads`, `unit_not_known`, `post_not_known`, `post_not_clear` (several posts are called so). */
export function postNamed(org: Org, unit: string, post: string): Result<string> {
  const byId = org.posts.get(post)
  const exact = (words: { readonly zh: string; readonly en: string }, typed: string) =>
    nameKey(words.zh) === nameKey(typed) || nameKey(words.en) === nameKey(typed)
  const named = [...org.posts.values()].filter(({ title }) => exact(title, post))
  if (!byId && named.length === 0 && post.split(SEVERAL).filter((one) => one.trim()).length > 1)
    return refuse('two_leads', { params: { value: post.slice(0, 60) } })
  if (unit !== '' && unit.split(SEVERAL).filter((one) => one.trim()).length > 1)
    return refuse('two_leads', { params: { value: unit.slice(0, 60) } })
  const units = [...org.units.values()].filter(
    ({ id, name, externalId }) => id === unit || externalId === unit || exact(name, unit),
  )
  if (unit !== '' && units.length === 0)
    return refuse('unit_not_known', { field: 'lead_unit', params: { value: unit.slice(0, 60) } })
  const within = (one: { readonly unit: string }) =>
    unit === '' || units.some(({ id }) => id === one.unit)
  if (byId && within(byId)) return ok(byId.id)
  const [only, more] = named.filter(within)
  if (!only) return refuse('post_not_known', { params: { value: post.slice(0, 60), unit } })
  return more ? refuse('post_not_clear', { params: { value: post.slice(0, 60) } }) : ok(only.id)
}

/** As a person writes a code: letters, figures and what stands between them. */
export const isCode = (code: string) => /^[\p{L}\p{N}][\p{L}\p{N}._()（）/-]{0,39}$/u.test(code)

/** Targets that are there, by the code or the number they are called by. */
export async function targetsCalled(
  house: Ports,
  jurisdiction: number,
  targets: readonly Titled[],
  codes: readonly string[],
): Promise<ReadonlyMap<string, Matter>> {
  const named = await mattersNamed(house.db, jurisdiction, PLAN_SOURCE, codes)
  const numbered = new Map(targets.map(({ number, id }) => [number, id]))
  const ids = new Map(
    codes.flatMap((code) => {
      const number = parseNumber(code)
      const id = (number === null ? undefined : numbered.get(number)) ?? named.get(code)
      return id === undefined ? [] : [[code, id] as const]
    }),
  )
  const visible = new Set(targets.map(({ id }) => id))
  const bodies = await readBodies(house.db, jurisdiction, [...ids.values()])
  const found = new Map(bodies.map((one) => [one.id, one]))
  return new Map(
    [...ids].flatMap(([code, id]) => {
      const one = found.get(id)
      return one && one.kind === 'target' && visible.has(id) ? [[code, one] as const] : []
    }),
  )
}

export const isText = (value: Json | undefined): value is string =>
  typeof value === 'string' && value !== ''
