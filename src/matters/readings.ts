/** Readings that rest on matters, rules and units. Oversight adds the draw of the sample. */
import { dayOf } from '../kernel/index.ts'
import type { Day, Matter } from '../kernel/index.ts'
import { outsideOnly } from '../org/index.ts'
import { unseeing } from './mentions.ts'
import { entryInForce } from './entries.store.ts'
import { sealingIn } from './people.ts'
import type { Reading } from './ports.ts'
import { readFactsOf } from './events.store.ts'
import { followingOf } from './following.store.ts'
import { keptUntil } from './retention.ts'
import { firstIdentifying } from './identifying.ts'
import { isShown, livingPublication } from './published.store.ts'
import { mergedInto, targetForShare } from './store.ts'

export const READINGS: Readonly<Record<string, Reading>> = {
  /** Whether nobody inside may handle what accuses this unit. */
  outside_only: async ({ input, org }) => {
    const unit = input['accused_unit']
    if (input['accuses'] !== true && typeof unit !== 'string') return false
    return outsideOnly(org, { units: typeof unit === 'string' ? [unit] : [], posts: [] })
  },
  /** Whether a unit of that level has the power for the category, and by which rule. */
  power: async ({ input, matter, org, rules }) => {
    const unit = org.units.get(String(input['unit']))
    if (!unit) return { has: true, rule: '' }
    const category =
      typeof input['category'] === 'string' ? input['category'] : (matter?.subject.category ?? null)
    const answer = rules.powerOf(category, unit.level)
    return { has: answer.has, rule: answer.rule.zh, rule_en: answer.rule.en }
  },
  /** What a sealing against one more unit leaves: whether anybody inside, and which bound units nobody. */
  sealing: async ({ input, matter, kind, org }) =>
    sealingIn(org, kind, matter, String(input['unit'])),
  check_required: async ({ input, rules }) =>
    rules.category(String(input['category']))?.checkRequired ?? false,
  /** Posts named in `mentions` that may not see the matter. */
  unseeing: async ({ tx, org, matter, input, now }) => {
    const posts = input['mentions']
    if (!matter || !Array.isArray(posts)) return []
    return unseeing(tx, org, matter, posts.slice(0, 100).map(String), now)
  },
  merged_here: async ({ tx, jurisdiction, matter, settle }) => {
    await settle(matter?.id)
    return matter ? mergedInto(tx, jurisdiction, matter.id) : []
  },
  /** The living publication of this matter: to be reviewed, shown or halted. */
  publication: async ({ tx, jurisdiction, matter, settle }) => {
    await settle()
    return matter ? livingPublication(tx, jurisdiction, matter.id) : null
  },
  /** Until which day what is over is kept, by the city's rules. */
  retention: async ({ tx, jurisdiction, kind, matter, now, rules }) => {
    if (!matter) return null
    const facts = await readFactsOf(tx, jurisdiction, [matter.id], now)
    const events = facts.get(matter.id) ?? []
    return { until: keptUntil(rules, kind, matter.subject.category, events) }
  },
  /** What repeats what was said here: ids of those that are over, and how many are not. */
  following: async ({ tx, jurisdiction, matter, settle }) => {
    await settle()
    const all = matter ? await followingOf(tx, jurisdiction, matter.id) : []
    const over = all.filter(({ isOpen }) => !isOpen).map(({ id }) => id)
    return { over, open: all.length - over.length }
  },
  is_published: async ({ tx, jurisdiction, input }) =>
    isShown(tx, jurisdiction, String(input['about'])),
  /** The first text in which a rule is sure to find what identifies somebody, and what. */
  identifies: async ({ input }) => firstIdentifying(input),
  /** Whether an entry of the knowledge base may be answered from today. */
  entry_standing: async ({ tx, jurisdiction, input, now }) => {
    const entry = await entryInForce(tx, jurisdiction, String(input['entry']))
    return entry !== null && isValid(entry, dayOf(now)) ? 'valid' : null
  },
  is_emergency: async ({ input, rules }) =>
    rules.channel(String(input['channel']))?.kind === 'emergency',
  merge_target: async ({ tx, jurisdiction, input, settle }) => {
    await settle()
    const target = await targetForShare(tx, jurisdiction, String(input['into']))
    return target === null ? null : { ...target }
  },
}

function isValid({ state }: Matter, today: Day): boolean {
  const { current } = state as unknown as { readonly current: { readonly validUntil: Day } }
  return current.validUntil >= today
}
