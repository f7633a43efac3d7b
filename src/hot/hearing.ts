/** What was said, as the search for hot problems compares it. */
import { createHash } from 'node:crypto'
import type { SaidOfMatter } from '../matters/index.ts'
import { dangersIn } from '../routing/index.ts'
import type { Heard } from '../routing/index.ts'
import type { SaidRow } from './said.store.ts'

/** What people call a division: everybody of a street says it, so it tells two places apart no more than the city. */
export type DivisionName = (code: string) => string

export function heardOf(said: SaidOfMatter, divisionName: DivisionName): Heard {
  const { id, title, text, place, category, division, openedAt, seconded } = said
  return withoutDivision(
    {
      id,
      // Nobody is known across matters: the same words are one voice (red line: nothing is keyed by person).
      who: '',
      title,
      detail: place === null ? text : `${place}。${text}`,
      at: Date.parse(openedAt),
      likes: 0,
      against: 0,
      area: division,
      category,
      where: place,
      seconds: seconded,
    },
    divisionName,
  )
}

function withoutDivision(one: Heard, name: DivisionName): Heard {
  const own = one.area === null ? '' : name(one.area)
  if (own.length < 2) return one
  return {
    ...one,
    title: one.title.replaceAll(own, ''),
    detail: one.detail.replaceAll(own, ''),
    where: one.where?.replaceAll(own, '') ?? null,
  }
}

/** As it is kept; nobody has looked yet where it belongs. */
export function rowOfSaid(said: SaidOfMatter, heard: Heard): SaidRow {
  return {
    matter: said.id,
    n: said.n,
    at: said.openedAt,
    category: said.category,
    division: said.division,
    seconded: said.seconded,
    dangerous: dangersIn(`${heard.title} ${heard.detail}`).length > 0,
    wording: wordingOfHeard(heard),
    found: null,
  }
}

/** Who says nearly the same words is one voice: equal for texts that differ in signs and figures alone. */
export function wordingOfHeard({ title, detail }: Heard): string {
  const plain = `${title}${detail}`.replaceAll(/[^\p{L}]/gu, '')
  return createHash('sha256').update(plain).digest('base64url').slice(0, 16)
}
