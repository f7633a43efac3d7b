/** Every request of the demo city. */
import type { DemoRequest } from '../course.ts'
import { ENGLISH } from './english.ts'
import { HOMES } from './homes.ts'
import { LIVES } from './lives.ts'
import { SPECIAL } from './matters-of-state.ts'
import { STREETS } from './streets.ts'

export const REQUESTS: readonly DemoRequest[] = [
  ...STREETS,
  ...HOMES,
  ...LIVES,
  ...SPECIAL,
  ...ENGLISH,
]
