/**
 * Keys of a ballot box: one secret a ballot, wrapped by the master key and destroyed when the ballot is over.
 * From it three keys that lead nowhere from one another: for slips (who may answer), for marks (that a code was
 * used) and for votes. A slip is made from a hash of the code, a mark from the code itself, which is kept nowhere:
 * so nothing that lies in the database, and no key, leads from a mark to its slip (adr/0024-ballots.md).
 */
import { createHmac } from 'node:crypto'
import type { Queryable } from '../platform/database.ts'
import { deriveKey, seal, unseal } from './cipher.ts'
import type { KeyRing } from './key-ring.ts'
import { oneTimeHash, receiptHash } from './receipt-code.ts'
import type { ReceiptCode } from './receipt-code.ts'
import { eraseKey } from './store.ts'

export interface BallotKeys {
  /** Of a code's hash, 32 bytes. */
  slip(hash: Buffer): Buffer
  mark(code: ReceiptCode): Buffer
  /** Always as long as what it seals and 28 bytes more. */
  seal(plain: Buffer): Buffer
  open(sealed: Buffer): Buffer
}

export interface BallotVault {
  /** Made if there are none. Throws when they were destroyed: a ballot is held once. */
  making(tx: Queryable, jurisdiction: number, ballot: string): Promise<BallotKeys>
  /** Null: none were made, or they were destroyed. */
  known(tx: Queryable, jurisdiction: number, ballot: string): Promise<BallotKeys | null>
  destroy(tx: Queryable, jurisdiction: number, ballot: string, on: string): Promise<void>
}

/** What stands for a code among the slips: of a letter, or of a receipt as it is known already. */
export function slipHash(code: ReceiptCode, sort: 'letters' | 'voices'): Buffer {
  return sort === 'letters' ? oneTimeHash(code, 'ballot') : receiptHash(code)
}

export function ballotVault(ring: KeyRing): BallotVault {
  return {
    async making(tx, jurisdiction, ballot) {
      const secret = (await ring.keysFor(tx, jurisdiction, 'ballot', [ballot])).get(ballot)
      if (!secret) throw new Error('a key that was just made is missing')
      return keysOf(secret, jurisdiction, ballot)
    },
    async known(tx, jurisdiction, ballot) {
      const secret = await ring.keyOf(tx, jurisdiction, 'ballot', ballot)
      return secret && keysOf(secret, jurisdiction, ballot)
    },
    destroy: (tx, jurisdiction, ballot, on) => eraseKey(tx, jurisdiction, 'ballot', ballot, on),
  }
}

function keysOf(secret: Buffer, jurisdiction: number, ballot: string): BallotKeys {
  const [slips, marks, votes] = ['slips', 'marks', 'votes'].map((use) =>
    deriveKey(secret, `ballot ${use} v1`),
  ) as [Buffer, Buffer, Buffer]
  const binding = ['ballot vote', jurisdiction, ballot, 1] as const
  const under = (key: Buffer, value: Buffer | string) =>
    createHmac('sha256', key).update(value).digest()
  return {
    slip: (hash) => under(slips, hash),
    mark: ({ text }) => under(marks, text),
    seal: (plain) => seal(votes, binding, plain),
    open: (sealed) => unseal(votes, binding, sealed),
  }
}
