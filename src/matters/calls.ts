/** Calls that may be repeated, and the receipts that a repeated call finds again. */
import { createHash, createHmac } from 'node:crypto'
import { refuse } from '../kernel/index.ts'
import type { Matter, Result } from '../kernel/index.ts'
import { issueReceipts, newReceiptCode, printReceiptCode } from '../vault/index.ts'
import { load } from './batch.ts'
import type { Batch, Slot } from './batch.ts'
import type { Commission, Done, Ports } from './ports.ts'
import { rulebookOf } from './rulebook.ts'

export interface Key {
  readonly hash: Buffer
  readonly fingerprint: Buffer
  /** From the key itself, of which only a hash is stored: database and secret together give no receipt. */
  readonly seed: Buffer
}

/** The content is kept under a key that is a file: the database alone cannot try guesses at what was said. */
export function idempotencyOf(commission: Commission, secret: Buffer): Key | null {
  if (!commission.idempotency) return null
  const { key, scope } = commission.idempotency
  const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest()
  const content = [
    commission.kind ?? null,
    commission.matter ?? null,
    commission.act,
    commission.input,
    commission.identity ?? null,
  ]
  return {
    hash: digest([scope, key]),
    fingerprint: createHmac('sha256', secret)
      .update('content of a call')
      .update(JSON.stringify(content))
      .digest(),
    seed: digest(['receipt', scope, key]),
  }
}

function receiptRandom(ports: Ports, key: Buffer): Buffer {
  return createHmac('sha256', ports.receiptSecret).update(key).digest()
}

export function receiptSlot(
  batch: Batch,
  commission: Commission,
  matter: Matter,
  key: Key | null,
): Slot | null {
  if (!commission.receipt) return null
  const seed = key?.seed ?? Buffer.from(batch.ports.random.uuid() + batch.ports.random.uuid())
  const slot: Slot = { id: '', code: '' }
  batch.receipts.push({
    matter: matter.id,
    role: commission.receipt,
    random: receiptRandom(batch.ports, seed),
    step: matter.n,
    slot,
  })
  return slot
}

/** The same call again gets the same answer, the receipt included; other content under its key is refused. */
export async function answerAgain(
  batch: Batch,
  key: Key,
  kept: { fingerprint: Buffer; outcome: unknown },
): Promise<Result<Done>> {
  if (!kept.fingerprint.equals(key.fingerprint)) return refuse('key_used_for_something_else')
  const outcome = kept.outcome as { matter: string; n: number; receipt: string | null }
  await load(batch, [outcome.matter])
  const matter = batch.loaded.get(outcome.matter)
  if (!matter) return refuse('no_such_matter')
  const receipt =
    outcome.receipt === null
      ? null
      : {
          id: outcome.receipt,
          code: printReceiptCode(
            newReceiptCode(batch.jurisdiction, receiptRandom(batch.ports, key.seed)),
          ),
        }
  return { ok: true, value: { matter, n: outcome.n, receipt, repeated: true, duplicate: false } }
}

export async function duplicateOf(batch: Batch, id: string): Promise<Result<Done>> {
  await load(batch, [id])
  const matter = batch.loaded.get(id)
  if (!matter) throw new Error(`external id leads to no matter: ${id}`)
  return {
    ok: true,
    value: { matter, n: matter.n, receipt: null, repeated: false, duplicate: true },
  }
}

/** Issues every receipt of the batch and puts each where it is waited for. */
export async function issue(batch: Batch): Promise<void> {
  if (batch.receipts.length === 0) return
  const on = rulebookOf(batch.rules).dayOf(batch.now)
  const issued = await issueReceipts(batch.tx, batch.jurisdiction, batch.receipts, on)
  for (const [index, receipt] of issued.entries()) {
    const slot = batch.receipts[index]?.slot
    if (slot) Object.assign(slot, { id: receipt.receipt, code: receipt.code })
  }
}
