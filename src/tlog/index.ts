/** Transparency logs as C2SP writes them down: tree, tiles, notes, proofs. No word of the domain. */
export { EMPTY_ROOT, HASH_SIZE, leafHash, nodeHash } from './hashing.ts'
export {
  consistencyProof,
  inclusionProof,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './proofs.ts'
export type { Consistency, HashReader, Inclusion } from './proofs.ts'
export {
  decodeBundle,
  decodeTile,
  encodeBundle,
  parseTilePath,
  TILE_WIDTH,
  tilePath,
  tileWidth,
} from './tiles.ts'
export type { TileName } from './tiles.ts'
