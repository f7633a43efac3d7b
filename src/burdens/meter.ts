/** How much is asked of whom, by whom, and how many hours of a year it takes. Pure. */
import type { Matter } from '../kernel/index.ts'
import type { BurdenState } from '../kinds/index.ts'

export type Standing = Extract<BurdenState, { name: 'in_force' }>

export interface Asking {
  readonly number: string
  readonly title: string
  readonly asker: string
  readonly state: Standing
  /** Its end has passed: nobody has to answer it, and it counts for nothing. */
  readonly isOver: boolean
}

export interface Share {
  readonly unit: string
  /** Burdens and data asked for, by the year; hours of a year. */
  readonly burdens: number
  readonly data: number
  readonly hours: number
}

export interface Meter {
  readonly askings: readonly Asking[]
  readonly burdens: number
  readonly hours: number
  readonly asked: readonly Share[]
  readonly askers: readonly Share[]
}

export function askingOf(matter: Matter, today: string): Asking {
  const state = matter.state as unknown as Standing
  const asker = matter.bindings.find(({ role }) => role === 'asker')?.unit ?? ''
  return {
    number: matter.number,
    title: matter.subject.title,
    asker,
    state,
    isOver: state.until < today,
  }
}

/** Listed by name of unit by whoever shows it: more hours are no rank. */
export function meterOf(matters: readonly Matter[], today: string): Meter {
  const askings = matters.map((one) => askingOf(one, today))
  const running = askings.filter(({ isOver }) => !isOver)
  const asked = new Map<string, Share>()
  const askers = new Map<string, Share>()
  for (const { asker, state } of running) {
    const data = state.data.filter(({ from }) => from === null).length
    for (const unit of state.units) add(asked, unit, data, state.hours)
    add(askers, asker, data * state.units.length, state.hours * state.units.length)
  }
  const hours = running.reduce((sum, { state }) => sum + state.hours * state.units.length, 0)
  return {
    askings,
    burdens: running.length,
    hours: tenth(hours),
    asked: [...asked.values()],
    askers: [...askers.values()],
  }
}

const tenth = (hours: number) => Math.round(hours * 10) / 10

function add(shares: Map<string, Share>, unit: string, data: number, hours: number): void {
  const before = shares.get(unit) ?? { unit, burdens: 0, data: 0, hours: 0 }
  shares.set(unit, {
    unit,
    burdens: before.burdens + 1,
    data: before.data + data,
    hours: tenth(before.hours + hours),
  })
}
