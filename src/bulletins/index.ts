/** Bulletins 情况通报: figures behind their tokens, the draft by rule, what is published, in print too. */
export { BULLETIN_READINGS } from './readings.ts'
export { issueDue, issuedBulletins } from './issuing.ts'
export { bulletinFigures } from './commands.ts'
export { bulletinHandlers } from './routes.ts'
export { bulletinAtDesk, checkText } from './editing.ts'
export type { BulletinAtDesk, SectionShown, TextChecked } from './editing.ts'
