/** Hot problems out of what was said, without a database: the same pieces, all at once. */
import { heardOf, rowOfSaid } from '../../src/hot/hearing.ts'
import { problemsOf } from '../../src/hot/problems.ts'
import type { SaidOfMatter } from '../../src/matters/index.ts'
import { groupHeard } from '../../src/routing/index.ts'

const nowhere = () => ''

export async function foundIn(said: readonly SaidOfMatter[], now: string) {
  const heard = said.map((one) => heardOf(one, nowhere))
  const { groups, having } = await groupHeard(heard, async () => {})
  return problemsOf(groups, {
    said: new Map(said.map((one) => [one.id, one])),
    rows: new Map(
      said.map((one, at) => [one.id, rowOfSaid(one, heard[at] ?? heardOf(one, nowhere))]),
    ),
    before: [],
    members: [],
    used: new Set(),
    rulings: [],
    taken: [],
    now,
    common: { size: said.length, having: (term) => having.get(term) ?? 0 },
    divisionName: nowhere,
  })
}
