/** Data keys: one per matter and purpose, made when first needed, wrapped by the master key. */
import { randomBytes } from 'node:crypto'
import type { Queryable } from '../platform/database.ts'
import { deriveKey, KEY_BYTES, keyName, seal, unseal } from './cipher.ts'
import { insertKeys, readKeys } from './store.ts'
import type { Purpose, WrappedKey } from './store.ts'

export interface VaultKeys {
  /** 32 bytes from a file of mode 600. */
  readonly master: Buffer
  /** Earlier master keys, still needed for what they wrapped. */
  readonly former?: readonly Buffer[]
}

/** Data keys of matters, unwrapped for the moment of use and kept nowhere. */
export class KeyRing {
  readonly #current: string
  readonly #wrapping: ReadonlyMap<string, Buffer>

  constructor({ master, former = [] }: VaultKeys) {
    this.#current = keyName(master)
    this.#wrapping = new Map(
      [...former, master].map((key) => [keyName(key), deriveKey(key, 'wrapping v1')]),
    )
  }

  /** Makes the keys that are missing. Throws when one was erased: nothing is sealed under it again. */
  async keysFor(
    tx: Queryable,
    jurisdiction: number,
    purpose: Purpose,
    matters: readonly string[],
  ): Promise<Map<string, Buffer>> {
    const wanted = [...new Set(matters)]
    const there = await readKeys(tx, jurisdiction, purpose, wanted)
    const known = new Set(there.map((key) => key.matter))
    const missing = wanted.filter((matter) => !known.has(matter))
    if (missing.length > 0) {
      const fresh = missing.map((matter) => this.#newKey(jurisdiction, purpose, matter))
      await insertKeys(tx, jurisdiction, purpose, fresh)
      there.push(...(await readKeys(tx, jurisdiction, purpose, missing)))
    }
    return new Map(
      there.map((key) => {
        const plain = this.#unwrap(jurisdiction, purpose, key)
        if (plain === null) throw new Error('the key of this matter was erased')
        return [key.matter, plain]
      }),
    )
  }

  /** Those that were made and not erased. */
  async keysThere(
    tx: Queryable,
    jurisdiction: number,
    purpose: Purpose,
    matters: readonly string[],
  ): Promise<Map<string, Buffer>> {
    if (matters.length === 0) return new Map()
    const there = await readKeys(tx, jurisdiction, purpose, [...new Set(matters)])
    return new Map(
      there.flatMap((key): [string, Buffer][] => {
        const plain = this.#unwrap(jurisdiction, purpose, key)
        return plain === null ? [] : [[key.matter, plain]]
      }),
    )
  }

  /** Name of the master key that wraps what is made now. */
  get current(): string {
    return this.#current
  }

  async keyOf(
    tx: Queryable,
    jurisdiction: number,
    purpose: Purpose,
    matter: string,
  ): Promise<Buffer | null> {
    const [key] = await readKeys(tx, jurisdiction, purpose, [matter])
    return key ? this.#unwrap(jurisdiction, purpose, key) : null
  }

  #newKey(jurisdiction: number, purpose: Purpose, matter: string): WrappedKey {
    const version = 1
    const binding = keyBinding(jurisdiction, matter, purpose, version)
    const wrapped = seal(this.wrappingKey(this.#current), binding, randomBytes(KEY_BYTES))
    return { matter, version, master: this.#current, wrapped }
  }

  #unwrap(jurisdiction: number, purpose: Purpose, key: WrappedKey): Buffer | null {
    if (key.wrapped === null) return null
    const binding = keyBinding(jurisdiction, key.matter, purpose, key.version)
    return unseal(this.wrappingKey(key.master), binding, key.wrapped)
  }

  wrappingKey(name: string): Buffer {
    const key = this.#wrapping.get(name)
    if (!key) throw new Error(`the master key ${name} is not here: look for its file in a backup`)
    return key
  }
}

const keyBinding = (jurisdiction: number, matter: string, purpose: Purpose, version: number) =>
  ['key', jurisdiction, matter, purpose, version] as const
