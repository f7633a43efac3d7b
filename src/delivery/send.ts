/**
 * Sends what is due. A message is held for two minutes by whoever sends it, so that two processes never
 * send the same; a process that dies between sending and saying so leaves it to the next, which
 * sends it again under the same id: at least once, and whoever receives can tell.
 */
import { dayOf } from '../kernel/index.ts'
import type { Instant, Words } from '../kernel/index.ts'
import { readMatters } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { ChannelName, Failed, Sent } from '../platform/messenger.ts'
import { channelsOf } from './channels.ts'
import type { Channels } from './channels.ts'
import { count } from './channels.store.ts'
import { compose, contactOfProof } from './compose.ts'
import type { Addressed, Composing } from './compose.ts'
import { isDangerous } from './expand.ts'
import type { Delivery } from './house.ts'
import { endMessage, putBack, takeAbandoned, takeDue } from './messages.store.ts'
import type { Delay, Ending, Message } from './messages.store.ts'
import type { ProofLimit } from './proof-limit.ts'
import { nextAllowed } from './quiet.ts'

const LEASE = 2 * 60_000
const AT_ONCE = 5
const PAGE = 20
/** A message's own failures that may pass: 1, 2, 4 … minutes, four hours at most, about a day in all. */
const MOST_TRIES = 12
const FIRST_WAIT = 60_000
const LONGEST_WAIT = 4 * 3_600_000

export interface Sending {
  readonly delivery: Delivery
  readonly jurisdiction: number
  readonly city: Words
  readonly proofs: ProofLimit
  /** In [0, 1): spreads tries, so that they do not come all at once. */
  readonly jitter: () => number
}

/** Sends what is due, at most `limit`; returns how many it looked at. */
export async function sendDue(sending: Sending, limit = 500): Promise<number> {
  const { delivery, jurisdiction } = sending
  const { ports, settings, log } = delivery
  const channels = await channelsOf(ports.db, jurisdiction, log)
  const now = ports.clock.now()
  await ports.db.transaction((tx) => channels.settle(tx, settings.of(jurisdiction), now))
  await giveBackAbandoned(sending)
  let looked = 0
  while (looked < limit) {
    const due = await ports.db.transaction((tx) => take(tx, sending))
    looked += due.length
    for (let from = 0; from < due.length; from += AT_ONCE)
      await Promise.all(
        due.slice(from, from + AT_ONCE).map((one) => deliver(sending, channels, one)),
      )
    if (due.length < PAGE) break
  }
  return looked
}

function take(tx: Queryable, { delivery, jurisdiction }: Sending): Promise<Message[]> {
  const now = delivery.ports.clock.now()
  return takeDue(tx, jurisdiction, now, after(now, LEASE), PAGE)
}

async function giveBackAbandoned({ delivery, jurisdiction }: Sending): Promise<void> {
  const { db, clock } = delivery.ports
  await unlessJoined(() =>
    db.transaction(async (tx) => {
      const now = clock.now()
      for (const message of await takeAbandoned(tx, jurisdiction, now, PAGE)) {
        const tries = message.tries + 1
        if (tries >= MOST_TRIES)
          await endMessage(tx, jurisdiction, message, dead(null, 'interrupted'), now)
        else
          await putBack(
            tx,
            jurisdiction,
            message,
            { nextAt: now, tries, channel: null, reason: 'interrupted' },
            now,
          )
      }
    }),
  )
}

async function deliver(sending: Sending, channels: Channels, message: Message): Promise<void> {
  const { delivery, jurisdiction, city } = sending
  const { db, clock } = delivery.ports
  const now = clock.now()
  try {
    const quiet = await quietUntil(sending, message, now)
    if (quiet !== null) return await delay(sending, message, { nextAt: quiet, reason: 'quiet' })
    const composing: Composing = { tx: db, delivery, jurisdiction, city, now }
    const addressed = await db.transaction((tx) => compose({ ...composing, tx }, message))
    if (addressed === null) return await end(sending, message, ended('nobody_to_tell'))
    await sendBy(sending, channels, message, addressed)
  } catch (error) {
    // A fault of ours: it must stop neither the others nor this one for good, nor be passed over in silence.
    delivery.log.error({ err: error, jurisdiction, message: message.id }, 'a message failed')
    const failure: Failed = { ok: false, why: 'temporary', reason: 'fault' }
    await again(sending, message, null, failure)
  }
}

/** It may have become night since it was put in. */
async function quietUntil(
  { delivery, jurisdiction }: Sending,
  message: Message,
  now: Instant,
): Promise<Instant | null> {
  if (message.about === 'proof' || message.urgent) return null
  const { ports, settings } = delivery
  const rules = await ports.rules(jurisdiction)
  const allowed = nextAllowed(rules.calendar, settings.of(jurisdiction).quiet, now)
  if (allowed <= now || message.matter === '') return allowed <= now ? null : allowed
  const [matter] = await readMatters(ports.db, jurisdiction, [message.matter])
  return matter && isDangerous(matter) ? null : allowed
}

async function sendBy(
  sending: Sending,
  channels: Channels,
  message: Message,
  { addresses, write }: Addressed,
): Promise<void> {
  const { delivery, jurisdiction, proofs } = sending
  const { ports, settings } = delivery
  const now = ports.clock.now()
  const ways = addresses.filter(([channel]) => !message.notBy.includes(channel))
  const set = ways.filter(([channel]) => settings.of(jurisdiction).channels[channel])
  if (addresses.length === 0) return end(sending, message, ended('nobody_to_tell'))
  if (set.length === 0)
    return message.notBy.length > 0 && ways.length === 0
      ? end(sending, message, dead(message.notBy.at(-1) ?? null, 'no_other_way'))
      : delay(sending, message, { nextAt: null, reason: 'no_channel' })
  const open = set.find(([channel]) => channels.heldUntil(channel, now) === null)
  if (!open) {
    const held = set.map(([channel]) => channels.heldUntil(channel, now) ?? now).toSorted()
    return delay(sending, message, { nextAt: held[0] ?? now, reason: 'channel_held' })
  }
  const [channel, to] = open
  if (message.about === 'proof' && !proofs.mayGet(to, now))
    return end(sending, message, ended('too_many_codes'))
  const outgoing = await ports.db.transaction((tx) => write(channel, to, tx))
  const messenger = settings.of(jurisdiction).channels[channel]
  if (!messenger) throw new Error(`channel ${channel} went away`)
  await settled(sending, channels, message, channel, await messenger.send(outgoing))
}

async function settled(
  sending: Sending,
  channels: Channels,
  message: Message,
  channel: ChannelName,
  result: Sent | Failed,
): Promise<void> {
  const { delivery, jurisdiction } = sending
  const { db, clock, vault } = delivery.ports
  const now = clock.now()
  if (result.ok) {
    await db.transaction(async (tx) => {
      await endMessage(tx, jurisdiction, message, { state: 'sent', channel, reason: null }, now)
      if (message.about === 'proof')
        await vault.contacts.codeSent(tx, jurisdiction, contactOfProof(message))
      await channels.worked(tx, channel, now)
      await count(tx, jurisdiction, dayOf(now), channel, 'sent')
    })
    return
  }
  switch (result.why) {
    case 'credentials':
    case 'unreachable': {
      const nextAt = await db.transaction((tx) => channels.broke(tx, channel, result, now))
      return delay(sending, message, { nextAt, channel, reason: result.reason })
    }
    case 'temporary':
      return again(sending, message, channel, result)
    case 'permanent':
      return refused(sending, message, channel, result)
  }
}

/** Never by this channel: by another, if there is one; else a dead letter, unless it was no address at all. */
async function refused(
  sending: Sending,
  message: Message,
  channel: ChannelName,
  { reason }: Failed,
): Promise<void> {
  const notBy = [...message.notBy, channel]
  const { ports } = sending.delivery
  const composing: Composing = { ...sending, tx: ports.db, now: ports.clock.now() }
  const addressed = await ports.db.transaction((tx) => compose({ ...composing, tx }, message))
  const others = addressed?.addresses.filter(([other]) => !notBy.includes(other)) ?? []
  if (others.length > 0)
    return delay(sending, message, { nextAt: ports.clock.now(), channel, reason, notBy })
  const ending = reason === 'address_unusable' ? ended(reason) : dead(channel, reason)
  await end(sending, message, { ...ending, channel, notBy })
}

async function again(
  sending: Sending,
  message: Message,
  channel: ChannelName | null,
  { reason }: Failed,
): Promise<void> {
  const tries = message.tries + 1
  if (tries >= MOST_TRIES) return end(sending, message, dead(channel, reason))
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1))
  const spread = wait * (0.8 + 0.4 * sending.jitter())
  const nextAt = after(sending.delivery.ports.clock.now(), spread)
  await delay(sending, message, { nextAt, tries, channel, reason })
}

async function delay(
  { delivery, jurisdiction }: Sending,
  message: Message,
  given: Partial<Delay> & Pick<Delay, 'nextAt' | 'reason'>,
): Promise<void> {
  const { db, clock } = delivery.ports
  const later = { tries: message.tries, channel: null, ...given }
  await unlessJoined(() =>
    db.transaction((tx) => putBack(tx, jurisdiction, message, later, clock.now())),
  )
}

async function end(
  { delivery, jurisdiction }: Sending,
  message: Message,
  ending: Ending,
): Promise<void> {
  const { db, clock } = delivery.ports
  const now = clock.now()
  await db.transaction(async (tx) => {
    if (await endMessage(tx, jurisdiction, message, ending, now))
      await count(tx, jurisdiction, dayOf(now), ending.channel ?? '', ending.state)
  })
}

function dead(channel: ChannelName | null, reason: string): Ending {
  return { state: 'dead', channel, reason }
}

function ended(reason: string): Ending {
  return { state: 'ended', channel: null, reason }
}

/** News for the same came in between the look and the step: the second look finds it. */
async function unlessJoined(work: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === '23505'
      if (!taken || attempt >= 3) throw error
    }
  }
}

function after(now: Instant, span: number): Instant {
  return new Date(Date.parse(now) + span).toISOString()
}
