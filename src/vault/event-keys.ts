/**
 * What seals the free texts and salts of a matter's events: one key a matter, and from it the key
 * that leads its holder to the matter's leaves in the public log. Both end with the matter's key.
 */
import type { Queryable } from '../platform/database.ts'
import { deriveKey, seal, unseal } from './cipher.ts'
import type { KeyRing } from './key-ring.ts'

export interface EventKeys {
  /** 32 bytes; whoever has it finds every event of the matter in any copy of the log, and nobody else does. */
  readonly caseKey: Buffer
  seal(n: number, plain: Buffer): Buffer
  /** Throws when it is another event's, or a bit was changed. */
  open(n: number, sealed: Buffer): Buffer
}

export interface EventVault {
  /** Makes those that are missing. Throws when one was erased: nothing is sealed under it again. */
  making(
    tx: Queryable,
    jurisdiction: number,
    matters: readonly string[],
  ): Promise<ReadonlyMap<string, EventKeys>>
  /** Without those that were erased. */
  known(
    tx: Queryable,
    jurisdiction: number,
    matters: readonly string[],
  ): Promise<ReadonlyMap<string, EventKeys>>
}

const VERSION = 1

export function eventVault(ring: KeyRing): EventVault {
  const keysOf = (jurisdiction: number, keys: ReadonlyMap<string, Buffer>) =>
    new Map([...keys].map(([matter, key]) => [matter, eventKeys(jurisdiction, matter, key)]))
  return {
    making: async (tx, jurisdiction, matters) =>
      keysOf(jurisdiction, await ring.keysFor(tx, jurisdiction, 'text', matters)),
    known: async (tx, jurisdiction, matters) =>
      keysOf(jurisdiction, await ring.keysThere(tx, jurisdiction, 'text', matters)),
  }
}

function eventKeys(jurisdiction: number, matter: string, key: Buffer): EventKeys {
  const bindingOf = (n: number) => ['event', jurisdiction, matter, n, VERSION] as const
  let caseKey: Buffer | null = null
  return {
    get caseKey() {
      caseKey ??= deriveKey(key, 'case key v1')
      return caseKey
    },
    seal: (n, plain) => seal(key, bindingOf(n), plain),
    open: (n, sealed) => unseal(key, bindingOf(n), sealed),
  }
}
