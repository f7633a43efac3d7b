export { OFFICE_HOURS, parseNotice } from './calendars.ts'
export type { Notice } from './calendars.ts'
export { calendarCommand } from './commands.ts'
export {
  changeCap,
  changeLimit,
  endCategory,
  endDuty,
  endLimit,
  importCalendar,
  setAutomatic,
  setCategory,
  setChannel,
  setDuty,
  setGroup,
} from './changes.ts'
export type { Changing, NewDuty, NewLimit } from './changes.ts'
export { addDivisions, divisionsUnder, endDivision } from './divisions.store.ts'
export type { Division } from './divisions.store.ts'
export { insertJurisdiction, jurisdictionsOf } from './jurisdictions.store.ts'
export { jurisdictionNamed } from './which.ts'
export type { Jurisdiction } from './jurisdictions.store.ts'
export { loadRules, NoRules } from './rules.ts'
export { holdCap } from './store.ts'
export {
  ALWAYS,
  defaultCaps,
  defaultCategories,
  defaultChannels,
  defaultDuties,
  defaultGroups,
  defaultLimits,
  seedDefaults,
} from './seed.ts'
export { changesOf, changesOfTable, readNotices as calendarNotices } from './store.ts'
export type { RuleChange } from './store.ts'
export { LIMIT_CLASSES } from './types.ts'
export type {
  Automatic,
  Cap,
  Category,
  Channel,
  Duty,
  Group,
  Level,
  Limit,
  LimitClass,
  PowerAnswer,
  PriorityTopic,
  Rules,
} from './types.ts'
