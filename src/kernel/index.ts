export * from './basics.ts'
export * from './calendar.ts'
export {
  alsoAccused,
  COMMON_ACTS,
  FILES,
  FOR_RESIDENTS,
  RESULT_FILES,
  sealingOf,
} from './common.ts'
export type { SealingRead } from './common.ts'
export * from './declare.ts'
export * from './decide.ts'
export * from './duties.ts'
export * from './evolve.ts'
export * from './fields.ts'
export * from './filled.ts'
export type * from './kind.ts'
export { unborn } from './kind.ts'
export * from './matter.ts'
export { takesBack } from './undo.ts'
export { isOwnWork, rolesOf, runningBindings, isDoerRole } from './roles.ts'
