/** The ledger receipts of one matter, as far as one holder of its code may have them. */
import type { Actor, Instant, Words } from '../../kernel/index.ts'
import type { LogIdentity, Receipt } from '../../ledger/index.ts'
import { openedEvents, readVisible } from '../../matters/index.ts'
import type { OpenedMatter, Ports } from '../../matters/index.ts'
import { LOOKS } from '../../pages/index.ts'
import type { Visited } from '../../pages/index.ts'
import { stepOfReceipt } from '../../vault/index.ts'
import { identityOf } from '../identity.ts'

type Opened = OpenedMatter['events'][number]

/** One step of the matter. */
export interface Step {
  readonly n: number
  readonly at: Instant
  /** As the course on the resident's page tells it; null: a step they are not told of. */
  readonly words: Words | null
  /** Null: no quorum-cosigned checkpoint contains it yet. Never one that is not cosigned. */
  readonly receipt: Receipt | null
  readonly opened: Opened
  /** Whether the holder is shown what it says. */
  readonly isShown: boolean
  /** The holder's own seconding: their words are kept from the first resident, and are theirs to have. */
  readonly isOwn: boolean
}

export interface Proofs {
  readonly number: string
  /** Null: the city has no log yet, and so no receipts. */
  readonly identity: LogIdentity | null
  readonly caseKey: Buffer
  /** From the first to the last. */
  readonly steps: readonly Step[]
}

/** Null: the matter is not there, or was erased. */
export async function readProofs(
  house: Ports,
  jurisdiction: number,
  { visit, seen, actor }: Visited,
): Promise<Proofs | null> {
  const opened = await openedOf(house, jurisdiction, visit.matter, actor)
  if (!opened) return null
  const told = new Map(seen.course.map((entry) => [entry.n, entry]))
  const own = visit.role === 'second' ? await stepOfReceipt(house.db, visit) : null
  const steps = await Promise.all(
    // Read after the page of the matter: what happened in between is for the next look.
    opened.events.slice(0, seen.n).map(async (event): Promise<Step> => {
      const { at } = JSON.parse(event.canonical) as { readonly at: Instant }
      return {
        n: event.n,
        at,
        words: told.get(event.n)?.words ?? null,
        receipt: await receiptOf(house, jurisdiction, visit.matter, event.n),
        opened: event,
        isShown: isTheirs(visit, event, own),
        isOwn: event.n === own,
      }
    }),
  )
  const identity = identityOf(house.ledger, jurisdiction)
  return { number: seen.number, identity, caseKey: opened.caseKey, steps }
}

async function openedOf(
  house: Ports,
  jurisdiction: number,
  id: string,
  actor: Actor,
): Promise<OpenedMatter | null> {
  const matter = await readVisible(house.db, jurisdiction, id, actor)
  const kind = matter && house.kinds.get(matter.kind)
  return matter && kind ? openedEvents(house, { kind, matter, actor }) : null
}

async function receiptOf(
  { ledger }: Ports,
  jurisdiction: number,
  matter: string,
  n: number,
): Promise<Receipt | null> {
  const index = await ledger.indexOf(jurisdiction, matter, n)
  return index === null ? null : ledger.receipt(jurisdiction, index)
}

/** Whoever seconded is shown what the offices did and what they said themselves, never another resident's words. */
function isTheirs(
  { role, receipt }: Visited['visit'],
  { n, shown, canonical, withheldCanonical }: Opened,
  own: number | null,
): boolean {
  if (role === 'author') return shown
  if (n === own) return true
  if (!shown) return false
  const { act, by } = JSON.parse(canonical) as {
    readonly act: string
    readonly by: { readonly as: string }
  }
  if (by.as === 'official' || by.as === 'system') return !LOOKS.has(act)
  const hidden = JSON.parse(withheldCanonical) as { readonly by?: { readonly receipt?: string } }
  return by.as === 'resident' && hidden.by?.receipt === receipt
}
