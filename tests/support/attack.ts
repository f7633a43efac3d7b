/**
 * Somebody who has every published figure and a solver: how few values can a hidden figure still have?
 *
 * What is published are sums over requests by district, category, standing, unit and month. Districts,
 * categories and standings hang together in one block, units and months on it by their standing alone, so
 * that any tables of these three that agree on standings belong to some set of requests (Vorob'ev 1962;
 * for whole numbers Atserias & Kolaitis 2021): nothing can be learnt that these unknowns do not show.
 */
import highs from 'highs'
import type { Count, TableName } from '../../src/publishing/definitions.ts'
import { STANDINGS } from '../../src/publishing/observe.ts'
import { SLACK } from '../../src/publishing/rounding.ts'
import { isSum, keysOf } from '../../src/publishing/tables.ts'
import type { Inputs, Tables } from '../../src/publishing/tables.ts'

/** A published figure as the attacker reads it: the unknowns it is the sum of, and what it may be. */
export interface Known {
  readonly name: string
  readonly unknowns: readonly string[]
  readonly from: number
  readonly to: number
}

/** Sums of unknowns that are equal. */
export type Equal = readonly [readonly string[], readonly string[]]

// Its types speak of the other module format, in which the loader is a property.
const load = highs as unknown as typeof highs.default
const solver = await load()

/** Figures of requests by standing: what came in is the sum over standings. */
export function knownOf(inputs: Inputs, tables: Tables, slack = SLACK): readonly Known[] {
  const counts: readonly Count[] = ['came_in', ...STANDINGS]
  return (Object.keys(tables) as TableName[]).flatMap((table) =>
    tables[table].flatMap((row) =>
      counts
        .filter((count) => table !== 'district_topic' || count === 'came_in')
        .map((count) => ({
          name: `${table} ${row.keys.join(' ')} ${count}`,
          unknowns: unknownsOf(inputs, table, row.keys, count),
          from: row[count],
          to: row[count] + (isSum(table, count) ? slack.sum : slack.part),
        })),
    ),
  )
}

function unknownsOf(inputs: Inputs, table: TableName, keys: readonly string[], count: Count) {
  const standings = STANDINGS.filter((one) => count === 'came_in' || count === one)
  const [key = '', topic = ''] = keys
  if (table === 'unit' || table === 'month')
    return standings.map((standing) => nameOf(table, key, standing))
  const topics = new Map<string, string>(inputs.categories.map(([code, of]) => [code, of]))
  const small = new Set(inputs.categories.filter(([, , is]) => is).map(([code]) => code))
  const isIn = (district: string, category: string) => {
    const of = topics.get(category) ?? 'other'
    switch (table) {
      case 'city':
        return true
      case 'district':
        return district === key
      case 'topic':
        return of === key
      case 'category':
        return category === key
      case 'small':
        return small.has(category)
      case 'district_topic':
        return district === key && of === topic
    }
  }
  return keysOf('district', inputs).flatMap((district) =>
    keysOf('category', inputs)
      .filter((category) => isIn(district, category))
      .flatMap((category) =>
        standings.map((one) => nameOf('block', `${district}.${category}`, one)),
      ),
  )
}

/** The same requests are in every table. */
export function equalsOf(inputs: Inputs): readonly Equal[] {
  return STANDINGS.flatMap((standing) =>
    (['unit', 'month'] as const).map((table): Equal => [
      unknownsOf(inputs, 'city', [], standing),
      keysOf(table, inputs).map((key) => nameOf(table, key, standing)),
    ]),
  )
}

function nameOf(block: string, key: string, standing: string): string {
  return `x_${block}_${key}_${standing}`.replaceAll('-', '_')
}

export interface Bounds {
  readonly name: string
  readonly least: number
  readonly most: number
}

/** Least and most that each of `targets` can be, given all that is known. */
export function boundsOf(
  known: readonly Known[],
  equals: readonly Equal[],
  targets: readonly Pick<Known, 'name' | 'unknowns'>[],
): readonly Bounds[] {
  const sum = (unknowns: readonly string[]) => unknowns.join(' + ')
  const lines = [
    ...known.map(({ unknowns }, at) => `${sum(unknowns)} - k${at} = 0`),
    // A column of its own for each target: then only its cost changes from one question to the next.
    ...targets.map(({ unknowns }, at) => `${sum(unknowns)} - t${at} = 0`),
    ...equals.map(([left, right]) => `${sum(left)} - ${right.join(' - ')} = 0`),
  ]
  const ranges = known.map(({ from, to }, at) => ` ${from} <= k${at} <= ${to}`)
  const data = `Minimize\n obj: 0 t0\nSubject To\n${lines.map((line, at) => ` c${at}: ${line}`).join('\n')}\nBounds\n${ranges.join('\n')}\nEnd\n`
  return solver.withModel({ format: 'lp', data }, (model) => {
    model.options.set({
      output_flag: false,
      presolve: 'off',
      solver: 'simplex',
      simplex_strategy: 4,
    })
    const least = (column: number, cost: 1 | -1) => {
      model.changeColCost(column, cost)
      model.run()
      if (model.getModelStatus() !== solver.constants.modelStatus.optimal)
        throw new Error(`the attack found no answer: ${String(model.getModelStatus())}`)
      const found = model.getObjectiveValue()
      model.changeColCost(column, 0)
      return found * cost
    }
    return targets.map(({ name }, at) => {
      const column = model.getColByName(`t${at}`)
      return { name, least: least(column, 1), most: least(column, -1) }
    })
  })
}

/** How many whole numbers lie within. */
export function valuesIn({ least, most }: Bounds): number {
  return Math.floor(most + 1e-6) - Math.ceil(least - 1e-6) + 1
}
