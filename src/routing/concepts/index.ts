/**
 * A thesaurus of what people write to a city about: general words of the field, written by us, by what
 * they speak of. A text shares concepts with another although it shares no word with it, so a model
 * needs fewer examples, and a category is known by its name before anybody has decided anything.
 */
import type { Concept } from './declare.ts'
import { HOMES, LAND } from './homes.ts'
import { HEALTH, SCHOOLS } from './life.ts'
import { ENVIRONMENT, STREETS } from './streets.ts'
import { ORDER, TRADE, TRANSPORT } from './trade.ts'
import { WORK } from './work.ts'

export type { Concept } from './declare.ts'

export const CONCEPTS: readonly Concept[] = [
  ...HOMES,
  ...LAND,
  ...STREETS,
  ...ENVIRONMENT,
  ...WORK,
  ...SCHOOLS,
  ...HEALTH,
  ...TRADE,
  ...TRANSPORT,
  ...ORDER,
]
