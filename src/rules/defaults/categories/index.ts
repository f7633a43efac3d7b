/** The categories a new city starts with, in the order in which they are shown. */
import { CITY_GROUPS } from './city.ts'
import { PEOPLE_GROUPS } from './people.ts'
import { PUBLIC_GROUPS } from './public.ts'
import type { DefaultGroup } from './declare.ts'

export const DEFAULT_GROUPS: readonly DefaultGroup[] = [
  ...CITY_GROUPS,
  ...PEOPLE_GROUPS,
  ...PUBLIC_GROUPS,
]
