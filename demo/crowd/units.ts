/** Who does the work in which district, and what kind of unit that is. */
import { defaultDuties } from '../../src/rules/index.ts'
import { UNITS } from '../city.ts'
import type { Trade } from './situation.ts'

/** Shares in [0, 1] of what a unit is given; `pace` stretches how long it takes. */
export interface Character {
  readonly pace: number
  /** Past its date. */
  readonly late: number
  /** An answer that passes for one and helps nobody. */
  readonly poor: number
  readonly objects: number
  readonly defers: number
  /** Of what it promised, what it did not keep. */
  readonly breaks: number
  readonly extends: number
}

const ORDINARY: Character = {
  pace: 1,
  late: 0.1,
  poor: 0.1,
  objects: 0.03,
  defers: 0.03,
  breaks: 0.25,
  extends: 0.05,
}

/** So that every figure has somebody in it: who is on time, who is late, who writes form replies. */
const CHARACTERS: Readonly<Record<string, Partial<Character>>> = {
  shiliang: { pace: 0.55, late: 0.01, poor: 0.02, objects: 0, breaks: 0 },
  traffic: { pace: 0.7, late: 0.03, poor: 0.05 },
  water: { pace: 0.75, late: 0.03, poor: 0.05 },
  fire: { pace: 0.6, late: 0.02, poor: 0.03 },
  jiangwan: { pace: 1.35, late: 0.38, poor: 0.12, extends: 0.14 },
  resources: { pace: 1.3, late: 0.3, poor: 0.14, extends: 0.16 },
  liuqiao: { poor: 0.34, late: 0.08 },
  'liuqiao-urban': { pace: 0.8, poor: 0.4, late: 0.05 },
  housing: { objects: 0.32, late: 0.16, poor: 0.14 },
  development: { objects: 0.3 },
  urban: { defers: 0.12, breaks: 0.6 },
  'hudong-housing': { defers: 0.1, breaks: 0.1 },
  qingping: { late: 0.2 },
}

export function characterOf(unit: string): Character {
  return { ...ORDINARY, ...CHARACTERS[unit] }
}

const COUNTIES: Readonly<Record<string, string>> = {
  '330602': 'hudong',
  '330603': 'liuqiao',
  '330604': 'jiangwan',
  '330624': 'qingping',
  '330681': 'shiliang',
  '330683': 'nanpu',
}
const TOWNS: Readonly<Record<string, string>> = {
  '330602001': 'liuan',
  '330602002': 'tashan',
  '330603001': 'xiuchuan',
  '330604101': 'shadi',
  '330624104': 'yunling',
  '330681102': 'baishi',
}

export function countyOf(division: string): string {
  const unit = COUNTIES[division.slice(0, 6)]
  if (unit === undefined) throw new Error(`no county for ${division}`)
  return unit
}

const LEVEL_OF = new Map(UNITS.map(({ id, level }) => [id, level]))
const LEVELS_FOR = Map.groupBy(defaultDuties(), ({ category }) => category)

/** The unit nearest to the place that has the power for the category. */
export function unitFor(category: string, trade: Trade, division: string): string {
  const county = countyOf(division)
  const near = [
    ...(trade === 'street' ? [TOWNS[division] ?? county] : []),
    `${county}-${trade}`,
    trade,
    county,
    TOWNS[division] ?? county,
  ]
  const found = near.find((unit) => hasPower(category, unit))
  if (found === undefined) throw new Error(`nobody acts for ${category} in ${division}`)
  return found
}

function hasPower(category: string, unit: string): boolean {
  const level = LEVEL_OF.get(unit)
  const levels = (LEVELS_FOR.get(category) ?? []).map((one) => one.level)
  return level !== undefined && (levels.length === 0 || levels.includes(level))
}

/** Another unit with the power, to be asked for support or proposed instead. */
export function neighbourOf(category: string, unit: string, division: string): string {
  const near = [countyOf(division), 'urban', 'housing', 'hudong', 'data']
  return near.find((one) => one !== unit && hasPower(category, one)) ?? 'gov'
}
