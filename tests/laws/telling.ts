/** Readings of bulletins and burdens over what is in memory. */
import { heldBy, ratesOf, whereIs } from '../../src/burdens/index.ts'
import type { Json, Matter } from '../../src/kernel/index.ts'
import type { MemoryHouse } from './house.ts'

type Telling = (
  house: MemoryHouse,
  matter: Matter | null,
  input: Readonly<Record<string, unknown>>,
) => Json

const inForce = (house: MemoryHouse, id: unknown) => {
  const found = house.matters.get(String(id))
  return found?.kind === 'burden' && found.state.name === 'in_force'
}

const standing = (house: MemoryHouse, id: string) => {
  const found = house.matters.get(id)
  return found?.kind === 'bulletin' && found.state.name === 'published' ? found : null
}

export const TELLING: Readonly<Record<string, Telling>> = {
  burden: (house, _matter, input) => {
    const held = heldBy([...house.matters.values()].filter(({ id }) => inForce(house, id)))
    const data = Array.isArray(input['data']) ? (input['data'] as { name?: string }[]) : []
    return {
      rates: { ...ratesOf(house.rules) },
      already: data.map(({ name }) => whereIs(String(name), held)),
      repealStands: inForce(house, input['repeals']),
    }
  },
  burden_repeal: (house, matter) => {
    const repeals = (matter?.state as { readonly repeals?: string | null } | undefined)?.repeals
    return !repeals || inForce(house, repeals)
  },
  bulletin_draft: () => ({
    title: '关于工作情况的通报',
    releasedOn: '2026-01-05',
    sections: [{ heading: '诉求办理', text: '收到{requests.came_in}件。' }],
    sources: [{ token: '{requests.came_in}', value: 120, shown: '120余' }],
    cited: [],
  }),
  bulletin_corrected: (house, _matter, input) => {
    const found = standing(house, String(input['corrects']))
    return found
      ? { ...(found.state as unknown as Record<string, Json>), cited: [] }
      : { wrong: 'bulletin_not_standing', field: 'corrects' }
  },
  bulletin_sources: () => ({ sources: [], cited: [] }),
  bulletin_same: (house, matter) => {
    const { corrects } = (matter?.state ?? {}) as { readonly corrects?: { readonly of: string } }
    return corrects && !standing(house, corrects.of)
      ? { wrong: 'bulletin_not_standing', field: 'title' }
      : null
  },
}
