/** The categories a new city starts with, in the order in which they are shown. */
import { BUSINESS } from './business.ts'
import { COUNTRYSIDE } from './countryside.ts'
import { CULTURE } from './culture.ts'
import { HOMES } from './homes.ts'
import { SAFETY } from './safety.ts'
import { SCHOOLS } from './schools.ts'
import { STREETS } from './streets.ts'
import { WORK } from './work.ts'
import type { DefaultGroup } from './declare.ts'

export const DEFAULT_GROUPS: readonly DefaultGroup[] = [
  ...STREETS,
  ...HOMES,
  ...WORK,
  ...SCHOOLS,
  ...SAFETY,
  ...COUNTRYSIDE,
  ...BUSINESS,
  ...CULTURE,
]
