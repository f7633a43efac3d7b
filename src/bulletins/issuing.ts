/**
 * A published bulletin is issued: it gets the next number of its year, its bytes are kept as they are, and
 * their hash goes into the public log, all in one transaction. Nothing is ever issued twice or changed.
 */
import { dayOf } from '../kernel/index.ts'
import type { Matter, Words } from '../kernel/index.ts'
import type { BulletinState, Section, Source } from '../kinds/index.ts'
import { bodiesStanding, readEvents } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { logTable } from '../publishing/index.ts'
import { insertIssued, issuedFor, listIssued, nextSeq, unissued } from './bulletins.store.ts'
import type { IssuedRow } from './bulletins.store.ts'

/** What is published, word for word. A new layout is a new format; old ones are read for ever. */
export interface Issued {
  readonly format: 1
  /** `2026-3`: third of the year. */
  readonly number: string
  /** Number of the matter, under which its course can be read. */
  readonly matter: string
  readonly issuer: Words
  readonly title: string
  readonly period: string
  readonly released_on: string
  readonly signed_by: string
  readonly approved_on: string
  readonly published_on: string
  readonly corrects: { readonly number: string; readonly reason: string } | null
  readonly sections: readonly Section[]
  readonly sources: readonly Source[]
}

export type Standing = Extract<BulletinState, { name: 'published' | 'corrected' }>

export const fileName = (number: string) => `bulletin-${number}.json`

export const issuedIn = ({ body }: IssuedRow): Issued => JSON.parse(body) as Issued

/** Issues whatever was published and has no number yet; returns the numbers it gave. */
export async function issueDue(ports: Ports, jurisdiction: number): Promise<readonly string[]> {
  const standing = await bodiesStanding(ports.db, jurisdiction, {
    kind: 'bulletin',
    states: ['published', 'corrected'],
  })
  const numbers: string[] = []
  const waiting = await unissued(ports.db, jurisdiction, standing)
  // In the order in which they were published: a correction names the number of what it corrects.
  const inOrder = waiting.toSorted((a, b) => (publishedAt(a) < publishedAt(b) ? -1 : 1))
  for (const matter of inOrder) {
    const number = await ports.db.transaction((tx) => issue(ports, tx, jurisdiction, matter))
    if (number !== null) numbers.push(number)
  }
  return numbers
}

const publishedAt = ({ state }: Matter) => (state as Standing).on

async function issue(
  { clock, vault, org: orgOf }: Ports,
  tx: Queryable,
  jurisdiction: number,
  matter: Matter,
): Promise<string | null> {
  const state = matter.state as Standing
  const publishedOn = dayOf(state.on)
  const year = Number(publishedOn.slice(0, 4))
  const seq = await nextSeq(tx, jurisdiction, year)
  const number = `${year}-${seq}`
  const corrected = state.corrects && (await issuedFor(tx, jurisdiction, state.corrects.of))
  const events = await readEvents({ db: tx, vault }, jurisdiction, matter.id)
  const by = events.findLast(({ act }) => act === 'publish_bulletin')?.by
  const org = await orgOf(jurisdiction)
  const unit = by?.as === 'official' ? org.units.get(by.unit)?.name : undefined
  if (!unit) throw new Error(`bulletin ${matter.number} was published by no unit`)
  const issued: Issued = {
    format: 1,
    number,
    matter: matter.number,
    issuer: { zh: unit.zh, en: unit.en },
    title: state.title,
    period: state.period,
    released_on: state.releasedOn,
    signed_by: state.approval.signedBy,
    approved_on: dayOf(state.approval.on),
    published_on: publishedOn,
    corrects:
      state.corrects && corrected
        ? { number: issuedIn(corrected).number, reason: state.corrects.reason }
        : null,
    sections: state.sections,
    sources: state.sources,
  }
  const body = JSON.stringify(issued)
  const row = { year, seq, matter: matter.id, at: clock.now(), body }
  if (!(await insertIssued(tx, jurisdiction, row))) return null
  await logTable(tx, jurisdiction, { name: fileName(number), text: body })
  return number
}

const EVERY = 100_000

/** Every bulletin that was issued, as it was given to the log. */
export async function* issuedBulletins(
  db: Queryable,
  jurisdiction: number,
): AsyncGenerator<{ readonly name: string; readonly text: string }> {
  for (const row of await listIssued(db, jurisdiction, EVERY))
    yield { name: fileName(issuedIn(row).number), text: row.body }
}
