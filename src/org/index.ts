/** Units, posts, people; sign-in; can() and visibleTo(). */
export { buildOrg } from './tree.ts'
export type { Holding, Line, Org, OrgParts, Post, Unit } from './tree.ts'
export { NO_INTERESTS, officialOf } from './actor.ts'
export { accusation, can, outsideOnly, sealedHandlers } from './visibility.ts'
export type { Accusation, InsideOfficial, Look, Visible } from './visibility.ts'
export { visibleTo } from './visible.store.ts'
export type { Condition } from './visible.store.ts'
export { loadOrg } from './org.store.ts'
export { readAdminLog } from './change.store.ts'
export type { Administration, LogEntry } from './change.store.ts'
export {
  addPerson,
  addPost,
  addUnit,
  changePost,
  changeUnit,
  endPost,
  endUnit,
  readPeople,
  renamePerson,
} from './structure.store.ts'
export type { NewPost, NewUnit, Person, PostFacts, UnitFacts } from './structure.store.ts'
export { actorForKey, addKey, appoint, endHolding, endKey, setPowers } from './rights.store.ts'
export type { ApiKey } from './rights.store.ts'
export { declareInterest, endInterest } from './recusals.store.ts'
export { disableAccount, inviteAccount, issuePass, resetAccount } from './account-changes.store.ts'
export { demonstrationAccount, firstAdministrators } from './first.ts'
export type { FirstAdministrator } from './first.ts'
export { actorFor, sessionOf, switchHolding } from './session.ts'
export type { Session } from './session.ts'
export { proveAgain, signIn } from './sign-in.ts'
export type { SignIn, SignInHouse, SignedIn } from './sign-in.ts'
export { openThrottle } from './throttle.ts'
export { qrPicture, totpCode } from './totp.ts'
export type { QrPicture } from './totp.ts'
export { beginActivation, finishActivation } from './activation.ts'
export { sweepSignIn } from './sweep.ts'
export {
  admitOfficial,
  DEVICE_COOKIE,
  presentSession,
  SESSION_COOKIE,
  sessionHandlers,
  sessionOfRequest,
} from './routes.ts'
export type { OrgHouse } from './routes.ts'
export { adminHandlers } from './admin/routes.ts'
