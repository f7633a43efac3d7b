/** The administrator's page of delivery: how the channels stand, what could not be delivered, who is told at work. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { addDays, dayOf, readText, refuse } from '../../kernel/index.ts'
import type { Refusal, Result } from '../../kernel/index.ts'
import { administer, personExists, presentSession, refused } from '../../org/index.ts'
import type { Administration, OrgHouse } from '../../org/index.ts'
import { jsonRefusal } from '../../platform/answers.ts'
import type { Queryable } from '../../platform/database.ts'
import type { Handler } from '../../platform/http.ts'
import { isMailAddress } from '../../platform/mail.ts'
import type { ChannelName } from '../../platform/messenger.ts'
import { numberOf } from '../../platform/sms.ts'
import { refusalWords } from '../../words/index.ts'
import { channelStates, countsSince } from '../channels.store.ts'
import { deadLetters, giveUp, revive, standing } from '../dead.store.ts'
import { CHANNELS } from '../settings.ts'
import { removeWorkContact, setWorkContact, workContacts } from '../work-contacts.store.ts'
import type { WorkContact } from '../work-contacts.store.ts'

const PAGE = 50
/** Counts are told of so many days, today included. */
const DAYS = 7
const REMARK = { min: 2, max: 300, lines: false }

type Work = (admin: Administration, given: unknown, id: string) => Promise<Result<unknown>>

export function deliveryHandlers(org: OrgHouse) {
  return { ...reading(org), ...doing((schema, work) => handler(org, schema, work)) }
}

function reading(org: OrgHouse) {
  const { db, clock } = org
  return {
    delivery: {
      schema: {
        querystring: Type.Object({ after: Type.Optional(Type.String({ maxLength: 120 })) }),
      },
      async handle(request) {
        const { jurisdiction } = await presentSession(org, request)
        const { after } = request.query as { readonly after?: string }
        const now = clock.now()
        const [channels, standing_, letters, counts, contacts] = await Promise.all([
          channelStates(db, jurisdiction),
          standing(db, jurisdiction, now),
          deadLetters(db, jurisdiction, cursorOf(after), PAGE + 1),
          countsSince(db, jurisdiction, addDays(dayOf(now), 1 - DAYS)),
          workContacts(db, jurisdiction),
        ])
        const dead = letters.slice(0, PAGE)
        const last = letters.length > PAGE ? dead.at(-1) : undefined
        return {
          channels: CHANNELS.map(
            (name) => channels.find(({ channel }) => channel === name) ?? off(name),
          ),
          ...standing_,
          letters: dead,
          next: last ? `${last.createdAt}_${last.id}` : null,
          counts,
          days: DAYS,
          contacts,
        }
      },
    },
    /** Asked for on every page of an administrator: only what is wrong. */
    deliveryAlarms: {
      async handle(request) {
        const { jurisdiction } = await presentSession(org, request)
        const states = await channelStates(db, jurisdiction)
        return {
          alarms: states.flatMap(({ channel, alarmSince, alarmReason }) =>
            alarmReason === null ? [] : [{ channel, since: alarmSince, reason: alarmReason }],
          ),
        }
      },
    },
  } satisfies Record<string, Handler>
}

function off(channel: ChannelName) {
  const never = { lastSentAt: null, heldUntil: null, alarmSince: null, alarmReason: null }
  return { channel, configured: false, failures: 0, ...never }
}

function cursorOf(after: string | undefined): { at: string; id: string } | null {
  const [, when = '', id = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,64})$/u.exec(after ?? '') ?? []
  return when !== '' && !Number.isNaN(Date.parse(when)) ? { at: when, id } : null
}

function doing(make: (schema: object, work: Work) => Handler) {
  const none = Type.Object({}, { additionalProperties: false })
  const who = {
    person: Type.String({ minLength: 1, maxLength: 64 }),
    channel: Type.Enum([...CHANNELS]),
  }
  return {
    retryMessage: make(none, (admin, _given, id) =>
      changed(admin, 'retry_message', id, {}, async (tx) => {
        const revived = await revive(tx, admin.jurisdiction, id, admin.now)
        if (revived === 0) throw refused('message_unknown')
        return { revived }
      }),
    ),
    retryMessages: make(none, (admin) =>
      changed(admin, 'retry_messages', 'all', {}, async (tx) => ({
        revived: await revive(tx, admin.jurisdiction, null, admin.now),
      })),
    ),
    giveUpMessage: make(
      Type.Object({ reason: Type.String({ maxLength: 1_000 }) }, { additionalProperties: false }),
      (admin, given, id) => {
        const read = readText(REMARK, (given as { readonly reason: string }).reason, 'reason')
        if (!read.ok) return Promise.resolve(read)
        const reason = read.value
        return changed(admin, 'give_up_message', id, { reason }, async (tx) => {
          if (!(await giveUp(tx, admin.jurisdiction, id, reason, admin.now)))
            throw refused('message_unknown')
          return {}
        })
      },
    ),
    setWorkContact: make(
      Type.Object(
        { ...who, address: Type.String({ minLength: 1, maxLength: 200 }) },
        { additionalProperties: false },
      ),
      async (admin, given) => {
        const contact = given as WorkContact
        const address = usable(contact)
        if (address === null) return refuse('address_unusable', { field: 'address' })
        const { person, channel } = contact
        return changed(admin, 'set_work_contact', person, { channel }, async (tx) => {
          if (!(await personExists(tx, admin.jurisdiction, person))) throw refused('person_unknown')
          await setWorkContact(tx, admin.jurisdiction, { person, channel, address })
          return {}
        })
      },
    ),
    /** Named `mail:<person>`. */
    removeWorkContact: make(none, (admin, _given, id) => {
      const channel = CHANNELS.find((name) => id.startsWith(`${name}:`))
      if (!channel) return Promise.resolve(refuse('person_unknown'))
      const contact = { channel, person: id.slice(channel.length + 1) }
      const details = { channel: contact.channel }
      return changed(admin, 'remove_work_contact', contact.person, details, async (tx) => {
        await removeWorkContact(tx, admin.jurisdiction, contact)
        return {}
      })
    }),
  } satisfies Record<string, Handler>
}

/** As it is sent to; null: not an address of that channel. */
function usable({ channel, address }: WorkContact): string | null {
  const text = address.trim()
  if (channel === 'mail') return isMailAddress(text) ? text : null
  if (channel === 'sms') return numberOf(text)
  return /^[\w-]{1,64}$/.test(text) ? text : null
}

/** Written into the log of administrators with the change itself. */
function changed(
  admin: Administration,
  act: string,
  subject: string,
  details: Readonly<Record<string, unknown>>,
  work: (tx: Queryable) => Promise<unknown>,
): Promise<Result<unknown>> {
  return administer(admin, { needs: 'administer_system', act, subject, details }, work)
}

function handler(org: OrgHouse, schema: object, work: Work): Handler {
  return {
    schema: { body: schema },
    async handle(request: FastifyRequest, reply: FastifyReply) {
      const { actor, jurisdiction } = await presentSession(org, request)
      if (!actor) throw new Error('the route admits somebody without a post')
      const admin: Administration = { db: org.db, jurisdiction, now: org.clock.now(), by: actor }
      const { id = '' } = request.params as { readonly id?: string }
      const result = await work(admin, request.body ?? {}, id)
      return result.ok ? (result.value ?? {}) : refusedWith(reply, result.refusal)
    },
  }
}

function refusedWith(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const status = { not_allowed: 404, message_unknown: 404 }
  const said = { ...refusal, words: refusalWords(refusal) }
  return jsonRefusal(reply, said, status)
}
