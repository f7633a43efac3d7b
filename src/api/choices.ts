/** What references may refer to, as it stands today: units, categories, districts, channels. */
import { dayOf } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'
import { divisionsUnder } from '../rules/index.ts'

export async function choices(house: Ports, jurisdiction: number) {
  const now = house.clock.now()
  const [org, rules, divisions] = await Promise.all([
    house.org(jurisdiction),
    house.rules(jurisdiction),
    divisionsUnder(house.db, String(jurisdiction), dayOf(now)),
  ])
  return {
    units: [...org.units.values()].map(({ id, name, level, parent }) => {
      return { id, words: name, level, parent }
    }),
    posts: [...org.posts.values()].map(({ id, title, unit }) => ({ id, words: title, unit })),
    groups: rules.groups.map(({ code, name }) => ({ id: code, words: name })),
    categories: rules.categories.map(({ code, name, group, keywords }) => {
      return { id: code, words: name, group, keywords }
    }),
    channels: rules.channels.map(({ code, name, phone }) => ({ id: code, words: name, phone })),
    divisions: divisions.map(({ code, name, parent, level }) => {
      return { id: code, words: { zh: name.zh, en: name.en ?? name.zh }, parent, level }
    }),
  }
}

export type Choices = Awaited<ReturnType<typeof choices>>
