/** Every request of the demo city. */
import type { DemoRequest } from '../course.ts'
import { ENGLISH } from './english.ts'
import { HOMES } from './homes.ts'
import { HOT } from './hot.ts'
import { LIVES } from './lives.ts'
import { OPEN } from './open.ts'
import { SPECIAL } from './special.ts'
import { STREETS } from './streets.ts'
import { VOICES_ROADS } from './voices-roads.ts'
import { VOICES_TRAFFIC } from './voices-traffic.ts'
import { VOICES_HOMES } from './voices-homes.ts'
import { VOICES_CLEAN } from './voices-clean.ts'
import { VOICES_WORK } from './voices-work.ts'
import { VOICES_SCHOOLS } from './voices-schools.ts'
import { VOICES_SHOPS } from './voices-shops.ts'
import { VOICES_SAFETY } from './voices-safety.ts'
import { VOICES_LAND } from './voices-land.ts'

export const REQUESTS: readonly DemoRequest[] = [
  ...ENGLISH,
  ...HOMES,
  ...HOT,
  ...LIVES,
  ...OPEN,
  ...SPECIAL,
  ...STREETS,
  ...VOICES_ROADS,
  ...VOICES_TRAFFIC,
  ...VOICES_HOMES,
  ...VOICES_CLEAN,
  ...VOICES_WORK,
  ...VOICES_SCHOOLS,
  ...VOICES_SHOPS,
  ...VOICES_SAFETY,
  ...VOICES_LAND,
]
