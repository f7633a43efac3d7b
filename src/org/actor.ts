/** From a holding to the actor that the kernel and can() know. Pure. */
import type { Org } from './tree.ts'
import type { InsideOfficial } from './visibility.ts'

export const NO_INTERESTS: InsideOfficial['interests'] = { units: [], matters: [] }

/** Null: the holding, its post or its unit is no longer in force. */
export function officialOf(
  org: Org,
  holding: string,
  interests: InsideOfficial['interests'] = NO_INTERESTS,
): InsideOfficial | null {
  const held = org.holdings.get(holding)
  const post = held && org.posts.get(held.post)
  if (!post || !org.units.has(post.unit)) return null
  const { above, below } = org.unitLine(post.unit)
  const posts = [...new Set(org.holdingsOf(held.person).map((one) => one.post))]
  const kin = new Set<string>()
  for (const each of posts) {
    for (const unit of org.unitsOfPost(each)) {
      for (const inLine of org.everInLine(unit)) kin.add(inLine)
    }
  }
  return {
    as: 'official',
    jurisdiction: org.jurisdiction,
    person: held.person,
    post: post.id,
    unit: post.unit,
    powers: post.powers,
    above,
    below,
    kin: [...kin],
    posts,
    interests,
  }
}
