/** Units, posts, people; sign-in; can() and visibleTo(). */
export { buildOrg } from './tree.ts'
export type { Holding, Line, Org, OrgParts, Post, Unit } from './tree.ts'
export { NO_INTERESTS, officialOf } from './actor.ts'
export { accusation, can, outsideOnly, sealedHandlers } from './visibility.ts'
export type { Accusation, InsideOfficial, Look, Visible } from './visibility.ts'
export { visibleTo } from './visible.store.ts'
export type { Condition } from './visible.store.ts'
