/** What the city keeps, as choices: districts with their towns, units in their tree, categories by group. */
import type { Field } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'
import type { ChoiceGroup, ChoicesOf } from './forms.ts'
import { sayer } from './view.ts'
import type { View } from './view.ts'

/** Longer lists of units are cut to the upper levels, so that a page stays small. */
const MOST_UNITS = 300
/** A county or district has six digits, what lies beneath has more. */
const DISTRICT_DIGITS = 6

export async function choicesFor(
  house: Ports,
  jurisdiction: number,
  view: View,
): Promise<ChoicesOf> {
  const [divisions, units, categories] = await Promise.all([
    divisionChoices(house, jurisdiction, view),
    unitChoices(house, jurisdiction, view),
    categoryChoices(house, jurisdiction, view),
  ])
  return (type: Field['type']) => {
    if (type === 'division') return divisions
    if (type === 'unit') return units
    return type === 'category' ? categories : null
  }
}

async function divisionChoices(house: Ports, jurisdiction: number, view: View) {
  const [codes, names] = await Promise.all([
    house.divisions(jurisdiction),
    house.names(jurisdiction),
  ])
  const say = sayer(view)
  const choice = (code: string) => ({ value: code, words: say(names.division(code)) })
  const all = [...codes].filter((code) => code !== String(jurisdiction)).toSorted()
  const districts = all.filter((code) => code.length <= DISTRICT_DIGITS)
  const rest = all.filter(
    (code) => code.length > DISTRICT_DIGITS && !districts.some((one) => code.startsWith(one)),
  )
  return [
    ...districts.map((district): ChoiceGroup => {
      const towns = all.filter((code) => code.length > 6 && code.startsWith(district))
      return { words: choice(district).words, choices: [district, ...towns].map(choice) }
    }),
    ...(rest.length > 0 ? [{ words: null, choices: rest.map(choice) }] : []),
  ]
}

async function unitChoices(house: Ports, jurisdiction: number, view: View) {
  const { units } = await house.org(jurisdiction)
  const say = sayer(view)
  const all = [...units.values()].filter((unit) => units.size <= MOST_UNITS || unit.level < 3)
  const under = (parent: string | null, depth: number): { value: string; words: string }[] =>
    all.flatMap((unit) =>
      unit.parent === parent
        ? [
            { value: unit.id, words: `${'　'.repeat(depth)}${say(unit.name)}` },
            ...under(unit.id, depth + 1),
          ]
        : [],
    )
  return [{ words: null, choices: under(null, 0) }]
}

async function categoryChoices(house: Ports, jurisdiction: number, view: View) {
  const { groups, categories } = await house.rules(jurisdiction)
  const say = sayer(view)
  return groups.map((group): ChoiceGroup => ({
    words: say(group.name),
    choices: categories
      .filter((one) => one.group === group.code)
      .map((one) => ({ value: one.code, words: say(one.name) })),
  }))
}
