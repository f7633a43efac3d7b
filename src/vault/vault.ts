/**
 * The vault 身份库. It seals and opens; *whether* somebody may open is decided before, by can(),
 * and written as an event of the matter in the same transaction by whoever calls.
 *
 * Erasing destroys the matter's data keys: every copy of what they sealed is then noise, in
 * backups too.
 */
import type { Day } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { seal, unseal } from './cipher.ts'
import { ballotVault } from './ballot-keys.ts'
import type { BallotVault } from './ballot-keys.ts'
import { contactBook } from './contacts.ts'
import type { ContactBook } from './contacts.ts'
import { forgetVoice } from './contacts.store.ts'
import { eventVault } from './event-keys.ts'
import type { EventVault } from './event-keys.ts'
import { AUTHOR, IDENTITY_FIELDS, maskedRelay } from './identity.ts'
import type { Identity, IdentityField, Relay } from './identity.ts'
import { KeyRing } from './key-ring.ts'
import type { VaultKeys } from './key-ring.ts'
import {
  eraseKeys,
  hasIdentity,
  insertIdentities,
  lockIdentityVersion,
  readIdentity,
  updateIdentity,
} from './store.ts'
import type { SealedFields, SealedIdentity } from './store.ts'

export interface IdentityOf {
  readonly matter: string
  readonly voice?: string
  readonly identity: Identity
  /** In which they filed: what is sent to them is in it. */
  readonly language?: 'zh' | 'en'
}

/** A sealed part of a matter: its field and version are bound into the ciphertext. */
export interface TextOf {
  readonly matter: string
  readonly field: string
  readonly version: number
}

export interface Vault {
  /** Reaching residents, and proofs that a contact is somebody's own. */
  readonly contacts: ContactBook
  /** Free texts and salts of events. */
  readonly events: EventVault
  /** Boxes of ballots. */
  readonly ballots: BallotVault
  sealIdentity(tx: Queryable, jurisdiction: number, entry: IdentityOf): Promise<void>
  /** For a batch of one jurisdiction: three statements, however many entries. */
  sealIdentities(tx: Queryable, jurisdiction: number, entries: readonly IdentityOf[]): Promise<void>
  /** Null: none was given, or it was erased. The caller writes the event of the look. */
  openIdentity(
    tx: Queryable,
    jurisdiction: number,
    matter: string,
    voice?: string,
  ): Promise<Identity | null>
  /** The masked relay that a handler sees without opening. */
  relayOf(
    tx: Queryable,
    jurisdiction: number,
    matter: string,
    voice?: string,
  ): Promise<Relay | null>
  /** Whether anybody of the matter said who they are. */
  isNamed(tx: Queryable, jurisdiction: number, matter: string): Promise<boolean>
  /** The whole identity anew; fields left out are gone. */
  replaceIdentity(tx: Queryable, jurisdiction: number, entry: IdentityOf): Promise<void>
  sealText(tx: Queryable, jurisdiction: number, part: TextOf, text: string): Promise<Buffer>
  /** Null: erased. Throws when `sealed` belongs to another matter, field or version. */
  openText(
    tx: Queryable,
    jurisdiction: number,
    part: TextOf,
    sealed: Buffer,
  ): Promise<string | null>
  /** Destroys every key of the matter and its identities. There is no way back. */
  eraseMatterKeys(tx: Queryable, jurisdiction: number, matter: string, on: Day): Promise<void>
}

export function openVault(keys: VaultKeys): Vault {
  const ring = new KeyRing(keys)

  async function sealedIdentities(
    tx: Queryable,
    jurisdiction: number,
    entries: readonly IdentityOf[],
    version: number,
  ): Promise<SealedIdentity[]> {
    const dataKeys = await ring.keysFor(
      tx,
      jurisdiction,
      'identity',
      entries.map((entry) => entry.matter),
    )
    return entries.map(({ matter, voice = AUTHOR, identity, language = null }) => {
      const key = present(dataKeys.get(matter))
      return {
        matter,
        voice,
        version,
        language,
        ...sealFields(key, jurisdiction, matter, voice, version, identity),
      }
    })
  }

  async function open(tx: Queryable, jurisdiction: number, matter: string, voice: string) {
    const sealed = await readIdentity(tx, jurisdiction, matter, voice)
    const key = sealed && (await ring.keyOf(tx, jurisdiction, 'identity', matter))
    return sealed && key ? openFields(key, jurisdiction, sealed) : null
  }

  async function sealIdentities(
    tx: Queryable,
    jurisdiction: number,
    entries: readonly IdentityOf[],
  ): Promise<void> {
    const given = entries.filter((entry) => !isEmpty(entry.identity))
    if (given.length === 0) return
    await insertIdentities(tx, jurisdiction, await sealedIdentities(tx, jurisdiction, given, 1))
  }

  return {
    contacts: contactBook(keys, ring, open),
    events: eventVault(ring),
    ballots: ballotVault(ring),
    sealIdentities,
    sealIdentity: (tx, jurisdiction, entry) => sealIdentities(tx, jurisdiction, [entry]),
    openIdentity: (tx, jurisdiction, matter, voice = AUTHOR) =>
      open(tx, jurisdiction, matter, voice),
    async relayOf(tx, jurisdiction, matter, voice = AUTHOR) {
      const identity = await open(tx, jurisdiction, matter, voice)
      return identity && maskedRelay(identity)
    },
    isNamed: hasIdentity,
    async replaceIdentity(tx, jurisdiction, entry) {
      const { matter, voice = AUTHOR } = entry
      const version = await lockIdentityVersion(tx, jurisdiction, matter, voice)
      if (version === null) return sealIdentities(tx, jurisdiction, [entry])
      const [sealed] = await sealedIdentities(tx, jurisdiction, [entry], version + 1)
      await updateIdentity(tx, jurisdiction, present(sealed))
      // What was proven of the contact before says nothing of this one.
      await forgetVoice(tx, jurisdiction, matter, voice)
    },
    async sealText(tx, jurisdiction, part, text) {
      const dataKeys = await ring.keysFor(tx, jurisdiction, 'text', [part.matter])
      return seal(
        present(dataKeys.get(part.matter)),
        textBinding(jurisdiction, part),
        Buffer.from(text, 'utf8'),
      )
    },
    async openText(tx, jurisdiction, part, sealed) {
      const key = await ring.keyOf(tx, jurisdiction, 'text', part.matter)
      return key && unseal(key, textBinding(jurisdiction, part), sealed).toString('utf8')
    },
    eraseMatterKeys: (tx, jurisdiction, matter, on) => eraseKeys(tx, jurisdiction, matter, on),
  }
}

function sealFields(
  key: Buffer,
  jurisdiction: number,
  matter: string,
  voice: string,
  version: number,
  identity: Identity,
): SealedFields {
  const sealed = (field: IdentityField) => {
    const value = identity[field]
    const binding = fieldBinding(jurisdiction, matter, voice, field, version)
    return value ? seal(key, binding, Buffer.from(value, 'utf8')) : null
  }
  return {
    name: sealed('name'),
    phone: sealed('phone'),
    mail: sealed('mail'),
    address: sealed('address'),
  }
}

function openFields(key: Buffer, jurisdiction: number, sealed: SealedIdentity): Identity {
  const { matter, voice, version } = sealed
  return Object.fromEntries(
    IDENTITY_FIELDS.flatMap((field) => {
      const value = sealed[field]
      if (!value) return []
      const binding = fieldBinding(jurisdiction, matter, voice, field, version)
      return [[field, unseal(key, binding, value).toString('utf8')]]
    }),
  )
}

const fieldBinding = (
  jurisdiction: number,
  matter: string,
  voice: string,
  field: IdentityField,
  version: number,
) => ['identity', jurisdiction, matter, voice, field, version] as const

const textBinding = (jurisdiction: number, { matter, field, version }: TextOf) =>
  ['text', jurisdiction, matter, field, version] as const

function isEmpty(identity: Identity): boolean {
  return IDENTITY_FIELDS.every((field) => !identity[field])
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value that was just made is missing')
  return value
}
