/** Every situation of the crowd. */
import type { Situation } from '../situation.ts'
import { CLEAN } from './clean.ts'
import { HOMES } from './homes.ts'
import { LIVES } from './lives.ts'
import { REST } from './rest.ts'
import { STREETS } from './streets.ts'

export const SITUATIONS: readonly Situation[] = [...STREETS, ...HOMES, ...CLEAN, ...LIVES, ...REST]
