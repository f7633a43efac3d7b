/** Units, posts, people; sign-in; can() and visibleTo(). */
export type { Org, Post, Unit } from './tree.ts'
export { officialOf } from './actor.ts'
export { can, EVERYBODY, outsideOnly, sealedHandlers } from './visibility.ts'
export type { InsideOfficial, Visible } from './visibility.ts'
export { visibleTo } from './visible.store.ts'
export type { Condition } from './visible.store.ts'
export { heldThrough, holdingsLeft } from './left.store.ts'
export type { Left } from './left.store.ts'
export { loadOrg } from './org.store.ts'
export { change as administer, refused } from './change.store.ts'
export type { Administration } from './change.store.ts'
export { addPerson, addPost, addUnit, personExists } from './structure.store.ts'
export { actorForKey, addKey, appoint, setPowers } from './rights.store.ts'
export type { ApiKey } from './rights.store.ts'
export { demonstrationAccount, firstAdministrators } from './first.ts'
export type { FirstAdministrator } from './first.ts'
export { actorFor } from './session.ts'
export type { Session } from './session.ts'
export { openThrottle } from './throttle.ts'
export { qrPicture, totpCode } from './totp.ts'
export { sweepSignIn } from './sweep.ts'
export {
  admitOfficial,
  presentActor,
  presentSession,
  SESSION_COOKIE,
  sessionHandlers,
} from './routes.ts'
export type { OrgHouse } from './routes.ts'
export { adminHandlers } from './admin/routes.ts'
