/**
 * Whose a request probably is, for whoever dispatches or rules: three categories, three units, why, and
 * what was decided of the like. Of a sealed matter nothing is suggested, and nothing sealed is a precedent.
 */
import { isWithheld } from '../../automatic/index.ts'
import { ok, refuse } from '../../kernel/index.ts'
import type { Result, Words } from '../../kernel/index.ts'
import { precedentsAmong } from '../../matters/index.ts'
import type { Names, Ports } from '../../matters/index.ts'
import { routerFor } from '../../routing/index.ts'
import type { Routed, UnitChoice } from '../../routing/index.ts'
import type { Rules } from '../../rules/index.ts'
import { findMatter } from '../reading.ts'
import type { Caller, Named } from '../shapes.ts'

export interface CategoryOffered extends Named {
  /** Of a hundred with this figure, so many are right. Null: nothing like it was learnt, so nobody knows. */
  readonly percent: number | null
  readonly why: Words
  readonly sealed: boolean
  readonly channel: Words | null
}

export interface UnitOffered extends Named {
  readonly percent: number
  readonly why: Words
}

export interface PrecedentShown {
  readonly number: string
  readonly title: string
  readonly ruled: boolean
  readonly category: Words | null
  readonly unit: Words | null
  readonly state: Words
  readonly openedOn: string
  /** What both say. */
  readonly shared: readonly string[]
}

export interface WhoseShown {
  readonly outcome: Routed['outcome']
  /** Whether a person must look, and why. */
  readonly words: Words
  /** Each with whose it would be in that category, the likeliest first. */
  readonly categories: readonly (CategoryOffered & { readonly units: readonly UnitOffered[] })[]
  readonly precedents: readonly PrecedentShown[]
  /** Which model said so. */
  readonly model: Words
}

const OFFERED = 3
const PRECEDENTS = 3

const OUTCOMES: Readonly<Record<Routed['outcome'], Words>> = {
  named: { zh: '有把握；是否采用由您决定', en: 'Fairly sure; you decide' },
  unsure: { zh: '把握不够，请人工判断', en: 'Not sure enough: a person must look' },
  outside: {
    zh: '不像已知的任何一类，请人工判断',
    en: 'Like none of the known categories: a person must look',
  },
  empty: { zh: '没有可依据的内容，请人工判断', en: 'Nothing to go by: a person must look' },
  untaught: {
    zh: '本市的派单还不够学习，只按类别的名称、说明和关键词，请人工判断',
    en: 'Too little was decided here to learn from; by names and keywords of the categories only. A person must look',
  },
}

/** What is like nothing learnt, nobody has measured either. */
const MEASURED: ReadonlySet<Routed['outcome']> = new Set(['named', 'unsure'])

export async function whoseIsIt(
  house: Ports,
  caller: Caller,
  name: string,
): Promise<Result<WhoseShown | null>> {
  const found = await findMatter(house, caller, name)
  if (found === null) return refuse('not_found')
  const { matter } = found
  if (matter.sealed || matter.kind !== 'request') return ok(null)
  const { jurisdiction } = caller
  const rules = await house.rules(jurisdiction)
  if (isWithheld(matter, rules)) return ok(null)
  const [router, names] = await Promise.all([
    routerFor(house, jurisdiction),
    house.names(jurisdiction),
  ])
  const { title, text, division } = matter.subject
  const routed = router.route({ title, text, division })
  return ok({
    outcome: routed.outcome,
    words: OUTCOMES[routed.outcome],
    categories: categoriesOffered(routed, { rules }).map((one) => ({
      ...one,
      units: unitsOffered(router.unitsOf(one.id, division), names),
    })),
    precedents: await precedentsShown(house, caller, routed, names, matter.id),
    model: modelWords(routed.model),
  })
}

export function categoriesOffered(
  { categories, outcome }: Pick<Routed, 'categories' | 'outcome'>,
  { rules }: { readonly rules: Rules },
): readonly CategoryOffered[] {
  return categories.flatMap(({ category, chance, words }) => {
    const known = rules.category(category)
    if (!known) return []
    const channel = known.channel === null ? undefined : rules.channel(known.channel)
    return [
      {
        id: category,
        words: known.name,
        percent: MEASURED.has(outcome) ? percentOf(chance) : null,
        why: said(words),
        sealed: known.sealed,
        channel: channel?.name ?? null,
      },
    ]
  })
}

export function unitsOffered(units: readonly UnitChoice[], names: Names): readonly UnitOffered[] {
  return units.slice(0, OFFERED).map((one) => ({
    id: one.unit,
    words: names.unit(one.unit),
    percent: percentOf(one.chance),
    why: unitWhy(one),
  }))
}

/** Never certain: 100 % is for what has happened. */
function percentOf(chance: number): number {
  return Math.min(99, Math.max(1, Math.round(chance * 100)))
}

function said(words: readonly string[]): Words {
  if (words.length === 0) {
    return { zh: '与从前派到这类的说法相近', en: 'worded like what went there before' }
  }
  const quoted = words.map((word) => `“${word}”`)
  return { zh: `说到${quoted.join('、')}`, en: `speaks of ${quoted.join(', ')}` }
}

function unitWhy({ reason, basis }: UnitChoice): Words {
  if (reason === 'ruled') return { zh: '同类事项曾裁定由它办', en: 'An arbiter ruled so before' }
  if (reason === 'listed' && basis) return basis
  return { zh: '近来这类多由它办', en: 'Had most of such matters lately' }
}

async function precedentsShown(
  house: Ports,
  { jurisdiction, actor }: Caller,
  { precedents }: Routed,
  names: Names,
  self: string,
): Promise<readonly PrecedentShown[]> {
  const ids = precedents.map(({ id }) => id).filter((id) => id !== self)
  const found = new Map(
    (await precedentsAmong(house.db, jurisdiction, actor, ids)).map((one) => [one.id, one]),
  )
  const states = house.kinds.get('request')?.states
  return precedents
    .flatMap(({ id, ruled, shared }) => {
      const one = id === self ? undefined : found.get(id)
      if (!one) return []
      return [
        {
          number: one.number,
          title: one.title,
          ruled,
          category: one.category === null ? null : names.category(one.category),
          unit: one.unit === null ? null : names.unit(one.unit),
          state: states?.[one.state]?.words ?? { zh: one.state, en: one.state },
          openedOn: one.openedOn,
          shared,
        },
      ]
    })
    .slice(0, PRECEDENTS)
}

function modelWords(model: Routed['model']): Words {
  if (model === null) {
    return { zh: '依据：本市的类别说明和权责清单', en: 'By: the city’s categories and duty list' }
  }
  const { madeAt, rows, quality, fingerprint } = model
  const right = Math.round(quality.accuracy * 100)
  const day = madeAt.slice(0, 10)
  const mark = fingerprint.slice(0, 8)
  return {
    zh: `模型 ${mark}，${day} 学自 ${rows} 件已派诉求，留出检验时首选对 ${right}%`,
    en: `Model ${mark}, learnt on ${day} from ${rows} dispatched requests; first choice right in ${right}% of those kept out`,
  }
}
