/** How a target stands, as its matter's page at the desk shows it: the same reading as the public page. */
import type { Actor, Words } from '../../kernel/index.ts'
import { readVisible } from '../../matters/index.ts'
import type { Ports } from '../../matters/index.ts'
import { dayWords, numberWords } from '../../pages/index.ts'
import type { Colour, Lights } from '../lights.ts'
import { geometryOf } from './chart.ts'
import type { Geometry } from './chart.ts'
import { middleOf } from './gaps.ts'
import { NAMES, wayOf } from './parts.ts'
import type { Shown } from './parts.ts'
import { drawnOf, targetRead } from './reading.ts'
import { COLOURS, LIGHTS, reasonWords } from './reasons.ts'

export interface LightShown {
  readonly name: keyof Lights
  readonly title: Words
  readonly colour: Colour
  readonly word: Words
  readonly reasons: readonly Words[]
}

export interface TargetLine {
  readonly number: string
  readonly title: string
  readonly finish: string
  readonly isHere: boolean
}

export interface ValueLine {
  readonly period: string
  readonly value: number
  readonly checked: string
  /** What it was before it was revised, oldest first. */
  readonly before: readonly number[]
  readonly reason: string | null
}

export interface StandingShown {
  readonly lights: readonly LightShown[]
  readonly unit: string
  readonly goal: number
  readonly value: number | null
  readonly valueOn: string | null
  /** Per cent of the way from baseline to goal. */
  readonly way: number | null
  /** Of its siblings, the middle one; null: too few to compare. */
  readonly middle: number | null
  readonly chart: Geometry | null
  readonly values: readonly ValueLine[]
  readonly above: readonly { readonly number: string; readonly title: string }[]
  readonly under: { readonly all: number; readonly bad: number; readonly watch: number }
  readonly finish: string
  readonly margin: number
  readonly float: number | null
  readonly waitsFor: readonly TargetLine[]
  readonly waitedBy: readonly TargetLine[]
  readonly path: readonly TargetLine[]
}

/** Null: the reader sees no such target, or it is a draft still. */
export async function standingShown(
  house: Ports,
  jurisdiction: number,
  actor: Actor,
  id: string,
): Promise<StandingShown | null> {
  const matter = await readVisible(house.db, jurisdiction, id, actor)
  if (matter?.kind !== 'target') return null
  const read = await targetRead(house, jurisdiction, matter.number, 0)
  if (!read) return null
  const { standing, metric } = read.shown
  const line = ({ standing: { number, place }, title }: Shown): TargetLine => ({
    number,
    title,
    finish: place.finish,
    isHere: number === matter.number,
  })
  return {
    lights: lightsShown(standing.lights),
    unit: metric.unit,
    goal: metric.goal,
    value: standing.value?.value ?? null,
    valueOn: standing.value?.on ?? null,
    way: wayOf(read.shown),
    middle: middleOf(read.siblings.flatMap((one) => wayOf(one) ?? [])),
    chart: read.points.length === 0 ? null : geometryOf(drawnOf(read)),
    values: valuesShown(read.series?.values ?? []),
    above: read.above.map(({ number, title }) => ({ number, title })),
    under: {
      all: standing.under.all,
      bad: standing.under.schedule.bad,
      watch: standing.under.schedule.watch,
    },
    finish: standing.place.finish,
    margin: standing.place.margin,
    float: standing.place.float,
    waitsFor: read.waitsFor.map(line),
    waitedBy: read.waitedBy.map(line),
    path: read.path.map(line),
  }
}

function lightsShown(lights: Lights): readonly LightShown[] {
  return NAMES.map((name) => {
    const { colour, reasons } = lights[name]
    return {
      name,
      title: LIGHTS[name],
      colour,
      word: COLOURS[name][colour],
      reasons: reasons.map((reason) => ({ zh: said(reason, 'zh'), en: said(reason, 'en') })),
    }
  })
}

function said(reason: Lights['schedule']['reasons'][number], language: 'zh' | 'en'): string {
  return reasonWords(reason, language, {
    day: (on) => dayWords(on, language),
    figure: (value) => numberWords(Number(value.toFixed(4)), language),
  })
}

function valuesShown(
  values: readonly {
    readonly period: string
    readonly value: number
    readonly checked: string
    readonly reason: string | null
  }[],
): readonly ValueLine[] {
  const periods = [...new Set(values.map(({ period }) => period))].toSorted().toReversed()
  return periods.flatMap((period) => {
    const all = values.filter((one) => one.period === period)
    const last = all.at(-1)
    const before = all.slice(0, -1).map(({ value }) => value)
    return last
      ? [{ period, value: last.value, checked: last.checked, before, reason: last.reason }]
      : []
  })
}
