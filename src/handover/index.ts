/** Handover 交接: promises outlive office-holders. */
export { openHandovers } from './opening.ts'
export { caretakerOf, HANDOVER_READINGS, itemsOf } from './readings.ts'
