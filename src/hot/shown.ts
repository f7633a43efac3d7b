/**
 * What everybody may read of a problem: at least five voices, every figure rounded so that none of them
 * can be made out, and computed anew once a day at most (docs/adr/0011 says why rounding, not hiding).
 * The heat is the formula over the rounded figures, so that anybody comes to the same.
 */
import { dayOf } from '../kernel/index.ts'
import { heatOf } from '../routing/index.ts'
import type { EventRow, Shown } from './events.store.ts'

export const PUBLIC_VOICES = 5
const STEP = 10

type Facts = Pick<EventRow, 'voices' | 'recency' | 'harm' | 'age' | 'first' | 'last'>

export function shownOf(facts: Facts, before: Shown | null, now: number): Shown | null {
  const on = dayOf(new Date(now).toISOString())
  if (facts.voices < PUBLIC_VOICES) return null
  if (before?.on === on) return before
  const parts = {
    voices: facts.voices < STEP ? PUBLIC_VOICES : Math.floor(facts.voices / STEP) * STEP,
    recency: Math.round(facts.recency * 10) / 10,
    // Whether danger is spoken of by half of them: a share of few would tell of single ones.
    harm: facts.harm >= 0.5 ? 1 : 0,
    age: Math.round(facts.age * 10) / 10,
  }
  const heat = Math.round(heatOf({ ...parts, clicks: 0 }) * 10) / 10
  return { ...parts, heat, from: facts.first.slice(0, 7), until: facts.last.slice(0, 7), on }
}
