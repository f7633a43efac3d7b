/** A resident shows that a contact they left is their own: asks for a code, types it back. */
import { dayOf, refuse } from '../kernel/index.ts'
import type { Result } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { CONTACT_FIELDS, isLiveReceipt, voiceOfReceipt } from '../vault/index.ts'
import type { ContactField, VoiceCount } from '../vault/index.ts'
import { channelStates } from './channels.store.ts'
import { channelOfField } from './compose.ts'
import { enqueue } from './messages.store.ts'

export interface Holder {
  readonly jurisdiction: number
  readonly matter: string
  /** Name of the receipt they hold. */
  readonly receipt: string
}

export interface OwnContact {
  readonly field: ContactField
  /** As much of it as its owner needs to know it by. */
  readonly masked: string
  readonly verified: boolean
  /** A code is on its way, or there already, and can be typed in. */
  readonly codeIsOut: boolean
}

/** Contacts of the voice that holds this receipt which are verified, or could be now. */
export async function ownContacts(house: Ports, holder: Holder): Promise<readonly OwnContact[]> {
  const { jurisdiction, matter } = holder
  const voice = await voiceOfReceipt(house.db, holder)
  if (voice === null) return []
  const relay = await house.vault.relayOf(house.db, jurisdiction, matter, voice)
  const verified = await house.vault.contacts.verifiedOf(house.db, jurisdiction, matter, voice)
  const open = await openChannels(house.db, jurisdiction)
  const own: OwnContact[] = []
  for (const field of CONTACT_FIELDS) {
    const masked = relay?.[field] ?? null
    const isVerified = verified.includes(field)
    if (masked === null || (!isVerified && !open.has(channelOfField(field)))) continue
    const of = { matter, voice, field }
    const now = house.clock.now()
    const codeIsOut =
      !isVerified && (await house.vault.contacts.codeIsOut(house.db, jurisdiction, of, now))
    own.push({ field, masked, verified: isVerified, codeIsOut })
  }
  return own
}

async function openChannels(db: Queryable, jurisdiction: number): Promise<ReadonlySet<string>> {
  const states = await channelStates(db, jurisdiction)
  return new Set(states.flatMap(({ channel, configured }) => (configured ? [channel] : [])))
}

/** The code leaves by itself a moment later. Refusals: of ContactBook.askCode, `contact_not_reachable`. */
export async function askProof(
  house: Ports,
  holder: Holder,
  field: ContactField,
): Promise<Result<null>> {
  const { jurisdiction, matter } = holder
  return house.db.transaction(async (tx) => {
    const voice = await voiceIn(tx, holder)
    if (voice === null) return refuse('no_such_contact', { field })
    if (!(await openChannels(tx, jurisdiction)).has(channelOfField(field)))
      return refuse('contact_not_reachable', { field })
    const now = house.clock.now()
    const asked = await house.vault.contacts.askCode(
      tx,
      jurisdiction,
      { matter, voice, field },
      now,
    )
    if (!asked.ok) return asked
    const recipient = `${field}:${voice}`
    const id = house.random.uuid()
    const message = { id, about: 'proof', matter, recipient, urgent: true, nextAt: now } as const
    await enqueue(tx, jurisdiction, [message], now)
    return asked
  })
}

/** Refusals: of ContactBook.tryCode. */
export async function giveProof(
  house: Ports,
  holder: Holder,
  field: ContactField,
  code: string,
): Promise<Result<null>> {
  const { jurisdiction, matter } = holder
  return house.db.transaction(async (tx) => {
    const voice = await voiceIn(tx, holder)
    if (voice === null) return refuse('contact_code_ended', { field })
    const now = house.clock.now()
    const of = { matter, voice, field }
    return house.vault.contacts.tryCode(tx, jurisdiction, of, code, { now, today: dayOf(now) })
  })
}

async function voiceIn(tx: Queryable, holder: Holder): Promise<string | null> {
  return (await isLiveReceipt(tx, holder)) ? voiceOfReceipt(tx, holder) : null
}

/** Who seconded: how many different people with a verified contact, and how many voices without. */
export function voicesOf(
  house: Pick<Ports, 'vault'> & { readonly db: Queryable },
  jurisdiction: number,
  matter: { readonly id: string; readonly seconded: number },
): Promise<VoiceCount> {
  if (matter.seconded === 0) return Promise.resolve({ verified: 0, unverified: 0 })
  return house.vault.contacts.count(house.db, jurisdiction, matter.id, matter.seconded)
}
