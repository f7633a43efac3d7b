/** Places in a text: see place.ts. */
export { placeReader } from './place.ts'
export type { Gazetteer, Named, PlaceRead, PlaceReader, PlacesRead } from './place.ts'
