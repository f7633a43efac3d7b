/** What a handover looks at beside itself: what is the post's, and whether anybody holds one. */
import type { Json, Matter, Power } from '../kernel/index.ts'
import type { HandoverItem } from '../kinds/index.ts'
import { openBoundTo } from '../matters/index.ts'
import type { Reading } from '../matters/index.ts'
import type { Org } from '../org/index.ts'

/** A post with more than this in hand is no post; the rest is found by the next handover. */
export const MOST_ITEMS = 1_000

export function itemsOf(matters: readonly Matter[], post: string): readonly HandoverItem[] {
  return matters.flatMap(({ id, number, kind, bindings }) =>
    bindings.some((one) => one.post === post && one.until === null)
      ? [{ matter: id, number, kind }]
      : [],
  )
}

/** These see what any unit has in hand. */
const WIDE: ReadonlySet<Power> = new Set<Power>(['supervise', 'leader', 'dispatch', 'arbitrate'])

/** `vacant`: nobody holds it; `stranger`: whoever does sees nothing of what is handed over; else `fit`. */
export function caretakerOf(matter: Matter | null, post: string, org: Org): string {
  if (org.holdersOf(post).length === 0) return 'vacant'
  const known = org.posts.get(post)
  const units =
    matter?.bindings.flatMap(({ role, unit }) => (role === 'successor' ? unit : [])) ?? []
  const sees = known && (units.includes(known.unit) || known.powers.some((one) => WIDE.has(one)))
  return sees ? 'fit' : 'stranger'
}

export const HANDOVER_READINGS: Readonly<Record<string, Reading>> = {
  items_of_post: async ({ tx, jurisdiction, input, settle }): Promise<Json> => {
    await settle()
    const post = String(input['post'])
    const matters = await openBoundTo(tx, jurisdiction, post, MOST_ITEMS)
    return itemsOf(matters, post).map((one) => ({ ...one }))
  },
  unit_of_predecessor: async ({ input, org }) =>
    org.posts.get(String(input['predecessor']))?.unit ?? '',
  caretaker: async ({ matter, input, org }) => caretakerOf(matter, String(input['post']), org),
}
