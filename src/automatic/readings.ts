/** What the act of automatic dispatch is decided by, in its transaction: the switch and the words once more. */
import { actsDone } from '../matters/index.ts'
import type { Reading } from '../matters/index.ts'
import { forPeople, percentOf, switchedOn } from './choosing.ts'
import type { LeftBecause } from './choosing.ts'

/** Acts by which a request comes in, and what the house itself does meanwhile. */
const BEFORE: ReadonlySet<string> = new Set(['receive', 'draft', 'submit', 'warn', 'recompute'])

/** Null: nothing speaks against it; otherwise why a person must look. */
const automatic: Reading = async ({ tx, jurisdiction, matter, input, rules, org }) => {
  if (!matter) throw new Error('only what came in can be dispatched')
  const left: LeftBecause | null = forPeople(matter)
  if (left !== null) return left
  const asked = switchedOn(String(input['category']), matter.openedOn, rules)
  if (asked === null || Number(input['confidence']) < percentOf(asked)) return 'off'
  if (!org.units.has(String(input['unit']))) return 'nobody_listed'
  const acts = await actsDone(tx, jurisdiction, matter.id)
  return acts.every((act) => BEFORE.has(act)) ? null : 'happened'
}

export const AUTOMATIC_READINGS: Readonly<Record<string, Reading>> = { automatic }
