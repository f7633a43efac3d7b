/** What a desk keeps beside the matters: texts of a unit with placeholders, and who has what open. */
export { decideTemplate, editTemplate, proposeTemplate, templatesFor } from './templates.ts'
export type { Template, TemplateShown } from './templates.ts'
export { leaveMatter, openHere } from './presence.store.ts'
export type { Present, Window } from './presence.store.ts'
export { forgetPresence } from './presence.store.ts'
