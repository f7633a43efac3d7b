/** The vault 身份库: identities, sealed parts, receipts. Everything else speaks to it through here. */
export { deriveKey, seal, unseal } from './cipher.ts'
export type { Identity, IdentityField, Relay } from './identity.ts'
export { AUTHOR } from './identity.ts'
export type { ContactBook, ContactField, ContactOf, Reach, VoiceCount } from './contacts.ts'
export { CONTACT_FIELDS } from './contacts.ts'
export { slipHash } from './ballot-keys.ts'
export type { BallotKeys, BallotVault } from './ballot-keys.ts'
export { openVault } from './vault.ts'
export type { EventKeys, EventVault } from './event-keys.ts'
export type { IdentityOf, TextOf, Vault } from './vault.ts'
export { keyedDigest, openFileKeys, openPart, sealPart } from './file-keys.ts'
export type { FileKeys, PartOf, WaitingKey } from './file-keys.ts'
export type { VaultKeys } from './key-ring.ts'
export { newReceiptCode, oneTimeHash, parseReceiptCode, printReceiptCode } from './receipt-code.ts'
export type { ReceiptCode } from './receipt-code.ts'
export {
  findReceipt,
  isLiveReceipt,
  issueReceipts,
  liveReceipts,
  receiptOfVoice,
  replaceReceipt,
  revokeReceipts,
  stepOfReceipt,
  voiceOfReceipt,
} from './receipts.store.ts'
export type {
  FoundReceipt,
  IssuedReceipt,
  ReceiptFor,
  ReceiptRole,
  ReceiptWanted,
} from './receipts.store.ts'
export { GUESS_LIMITS, guessLimiter } from './guess-limiter.ts'
export type { GuessLimiter, GuessLimits } from './guess-limiter.ts'
export { endVerdictLinks, findVerdictLink, issueVerdictLink } from './verdict-links.store.ts'
export type { VerdictLink } from './verdict-links.store.ts'
