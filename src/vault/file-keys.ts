/**
 * Keys of files. Each file has one, which seals its parts; it is wrapped by a master key while the
 * file waits for its matter, and by the matter's own key from then on. A part is bound to the
 * jurisdiction, file, part and version; the file's key to the matter as well, so that no file can be
 * moved to another matter.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Queryable } from '../platform/database.ts'
import { KEY_BYTES, seal, unseal } from './cipher.ts'
import { KeyRing } from './key-ring.ts'
import type { VaultKeys } from './key-ring.ts'
import { erasedSince } from './store.ts'

export interface WaitingKey {
  /** Name of the master key that wraps it. */
  readonly master: string
  readonly wrapped: Buffer
}

export interface PartOf {
  readonly jurisdiction: number
  readonly file: string
  /** `original`, `copy` or `thumb`. */
  readonly part: string
}

export interface FileKeys {
  fresh(jurisdiction: number, file: string): WaitingKey & { readonly key: Buffer }
  waiting(jurisdiction: number, file: string, wrapped: WaitingKey): Buffer
  /** From the master key under the matter's; throws when the matter was erased. */
  bind(
    tx: Queryable,
    jurisdiction: number,
    matter: string,
    files: readonly (WaitingKey & { readonly file: string })[],
  ): Promise<readonly Buffer[]>
  /** Null: erased. */
  ofMatter(
    tx: Queryable,
    jurisdiction: number,
    matter: string,
    file: string,
    wrapped: Buffer,
  ): Promise<Buffer | null>
  /** Matters whose files were erased on or after a day. */
  erased(tx: Queryable, jurisdiction: number, since: string): Promise<readonly string[]>
}

const VERSION = 1

const waitingBinding = (jurisdiction: number, file: string) =>
  ['waiting file', jurisdiction, file, VERSION] as const

const fileBinding = (jurisdiction: number, matter: string, file: string) =>
  ['file', jurisdiction, matter, file, VERSION] as const

export function openFileKeys(keys: VaultKeys): FileKeys {
  const ring = new KeyRing(keys)
  const waiting = (jurisdiction: number, file: string, { master, wrapped }: WaitingKey): Buffer =>
    unseal(ring.wrappingKey(master), waitingBinding(jurisdiction, file), wrapped)
  return {
    waiting,
    fresh(jurisdiction, file) {
      const key = randomBytes(KEY_BYTES)
      const master = ring.current
      const binding = waitingBinding(jurisdiction, file)
      return { key, master, wrapped: seal(ring.wrappingKey(master), binding, key) }
    },
    async bind(tx, jurisdiction, matter, files) {
      const own = (await ring.keysFor(tx, jurisdiction, 'file', [matter])).get(matter)
      if (!own) throw new Error('a key that was just made is missing')
      return files.map(({ file, ...wrapped }) =>
        seal(own, fileBinding(jurisdiction, matter, file), waiting(jurisdiction, file, wrapped)),
      )
    },
    async ofMatter(tx, jurisdiction, matter, file, wrapped) {
      const own = await ring.keyOf(tx, jurisdiction, 'file', matter)
      return own && unseal(own, fileBinding(jurisdiction, matter, file), wrapped)
    },
    erased: erasedSince,
  }
}

const partBinding = ({ jurisdiction, file, part }: PartOf) =>
  ['file part', jurisdiction, file, part, VERSION] as const

export function sealPart(key: Buffer, part: PartOf, plain: Buffer): Buffer {
  return seal(key, partBinding(part), plain)
}

/** Throws when it is another file's, another part's, or was changed. */
export function openPart(key: Buffer, part: PartOf, sealed: Buffer): Buffer {
  return unseal(key, partBinding(part), sealed)
}

/** Says that bytes are the same to whoever has the key, and nothing to anybody else. */
export function keyedDigest(key: Buffer, plain: Buffer): Buffer {
  return createHmac('sha256', key).update('digest of the original').update(plain).digest()
}
