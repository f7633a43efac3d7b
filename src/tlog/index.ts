/** Transparency logs as C2SP writes them down: tree, tiles, notes, proofs. No word of the domain. */
export { EMPTY_ROOT, HASH_SIZE, leafHash, nodeHash } from './hashing.ts'
export {
  consistencyProof,
  inclusionProof,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './proofs.ts'
export { CompactRange } from './range.ts'
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
export {
  formatNote,
  isKeyName,
  NoteError,
  openNote,
  signatureLines,
  splitNote,
  verifyAll,
} from './note.ts'
export type {
  KeyType,
  NoteCode,
  Opened,
  SignatureLine,
  Signer,
  Verified,
  Verifier,
} from './note.ts'
export { ed25519Signer } from './ed25519.ts'
export { cosigner } from './cosignature.ts'
export type { Cosigner } from './cosignature.ts'
export { parseCosigner, parseVkey } from './vkey.ts'
export { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
export type { Checkpoint } from './checkpoint.ts'
export { hasQuorum, parsePolicy, satisfied, weigh } from './policy.ts'
export type { Policy, PolicyLog, PolicyWitness, Weighed } from './policy.ts'
export { formatProof, parseProof } from './proof-file.ts'
export type { Proof } from './proof-file.ts'
export { fromBase64, fromDecimal } from './text.ts'
export { openSm2 } from './sm2.ts'
export type { Sm2 } from './sm2.ts'
