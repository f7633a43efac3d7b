/** Readings that rest on matters, rules and units. Oversight adds the draw of the sample. */
import { outsideOnly } from '../org/index.ts'
import { sealingIn } from './people.ts'
import type { Reading } from './ports.ts'
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
  merged_here: async ({ tx, jurisdiction, matter, settle }) => {
    await settle()
    return matter ? mergedInto(tx, jurisdiction, matter.id) : []
  },
  /** The living publication of this matter: to be reviewed, shown or halted. */
  publication: async ({ tx, jurisdiction, matter, settle }) => {
    await settle()
    return matter ? livingPublication(tx, jurisdiction, matter.id) : null
  },
  is_published: async ({ tx, jurisdiction, input }) =>
    isShown(tx, jurisdiction, String(input['about'])),
  /** The first text in which a rule is sure to find what identifies somebody, and what. */
  identifies: async ({ input }) => firstIdentifying(input),
  merge_target: async ({ tx, jurisdiction, input, settle }) => {
    await settle()
    const target = await targetForShare(tx, jurisdiction, String(input['into']))
    return target === null ? null : { ...target }
  },
}
