/** Messages out and in: the outbox delivered by mail, text message and webhook; replies by mail; contacts verified. */
export { deliveryHandlers } from './admin/routes.ts'
export { startDelivery, sweepDelivery } from './start.ts'
export type { DeliveryParts } from './start.ts'
export { askProof, giveProof, ownContacts, voicesOf } from './proof.ts'
export type { Holder, OwnContact } from './proof.ts'
export { forgetMessages } from './messages.store.ts'
export { forgetReplyAddresses } from './replies.store.ts'
