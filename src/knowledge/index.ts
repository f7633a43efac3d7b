/** Knowledge 知识库: what units answer to what people ask, and the names of places. */
export { entryCategories, findEntries, fittingEntries, STANDING_WORDS } from './entries.ts'
export type { Entry, EntryQuery, Standing } from './entries.ts'
export { placesCommand } from './commands.ts'
export { addFeedback, feedbackOf } from './feedback.store.ts'
export type { Feedback } from './feedback.store.ts'
export { addPlaces, placesLike } from './places.ts'
export type { Place, PlaceFound } from './places.ts'
