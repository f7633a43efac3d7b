/** The vault 身份库: identities, sealed parts, receipts. Everything else speaks to it through here. */
export { deriveKey, seal, unseal } from './cipher.ts'
export type { Identity, IdentityField, Relay } from './identity.ts'
export { openVault } from './vault.ts'
export type { IdentityOf, TextOf, Vault } from './vault.ts'
export type { VaultKeys } from './key-ring.ts'
export { newReceiptCode, oneTimeHash, parseReceiptCode, printReceiptCode } from './receipt-code.ts'
export type { ReceiptCode } from './receipt-code.ts'
export {
  findReceipt,
  isLiveReceipt,
  issueReceipts,
  replaceReceipt,
  revokeReceipts,
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
