/** What one message says and where it may go, found out at the moment of sending: nothing of it is stored. */
import { dutiesOf, stateOf } from '../kernel/index.ts'
import type { Instant, Kind, Language, Matter, Words } from '../kernel/index.ts'
import { readMatters } from '../matters/index.ts'
import type { ChannelName, Outgoing } from '../platform/messenger.ts'
import type { Queryable } from '../platform/database.ts'
import { dayOf } from '../kernel/index.ts'
import { AUTHOR, issueVerdictLink } from '../vault/index.ts'
import type { ContactField, ContactOf } from '../vault/index.ts'
import { createHmac } from 'node:crypto'
import type { Delivery } from './house.ts'
import type { Message } from './messages.store.ts'
import { replyAddress } from './replies.ts'
import { messageWords as said, spoken } from './words.ts'
import { workContactsOf } from './work-contacts.store.ts'

export interface Composing {
  readonly tx: Queryable
  readonly delivery: Delivery
  readonly jurisdiction: number
  /** Name of the city. */
  readonly city: Words
  readonly now: Instant
}

export interface Addressed {
  /** In the order in which they are tried. */
  readonly addresses: readonly (readonly [ChannelName, string])[]
  /** Writes it for a channel. It may leave traces in the database (a link that opens once): in a transaction. */
  write(channel: ChannelName, to: string, tx: Queryable): Promise<Outgoing>
}

/** Null: there is nothing to say (any more), or nobody to say it to. */
export function compose(composing: Composing, message: Message): Promise<Addressed | null> {
  switch (message.about) {
    case 'news':
      return news(composing, message)
    case 'proof':
      return proof(composing, message)
    case 'desk':
      return desk(composing, message)
  }
}

async function news(composing: Composing, message: Message): Promise<Addressed | null> {
  const { tx, delivery, jurisdiction, city, now } = composing
  const { ports, settings, publicUrl } = delivery
  const { matter: id, recipient: voice } = message
  const [matter] = await readMatters(tx, jurisdiction, [id])
  const kind = matter && ports.kinds.get(matter.kind)
  const reach = await ports.vault.contacts.reach(tx, jurisdiction, id, voice)
  if (!matter || !kind || !reach) return null
  const language = reach.language ?? 'zh'
  const values = { city: city[language] }
  const judges = mayJudge(kind, matter, voice)
  const { replyDomain } = settings.of(jurisdiction)
  return {
    addresses: [
      ...(reach.mail === null ? [] : [['mail', reach.mail] as const]),
      ...(reach.phone === null ? [] : [['sms', reach.phone] as const]),
    ],
    async write(channel, to, writing) {
      const look = linkTo(publicUrl, '/my', language)
      const judge = judges && publicUrl !== null ? await judgeLink(writing) : null
      const takesReplies = channel === 'mail' && replyDomain !== null && matter.sealed === null
      const replyTo = takesReplies
        ? await replyAddress(
            writing,
            { secret: ports.receiptSecret, jurisdiction },
            { matter: id, voice },
            { domain: replyDomain, on: dayOf(now) },
          )
        : null
      const lines = [
        ...(replyTo === null ? [] : [spoken(said.above, language)]),
        spoken(judges ? said.answered : said.news, language, values),
        ...(look === null ? [] : [spoken(said.look, language, { link: look })]),
        ...(judge === null ? [] : [spoken(said.judge, language, { link: judge })]),
        ...(channel === 'mail' && replyTo === null ? [spoken(said.no_reply, language)] : []),
      ]
      return {
        id: message.id,
        to,
        subject: spoken(said.subject, language, values),
        text: lines.join(channel === 'mail' ? '\n\n' : ' '),
        link: look,
        replyTo,
      }
    },
  }

  async function judgeLink(writing: Queryable): Promise<string | null> {
    // The same for every try of this message: whoever drops the second copy keeps a link that opens.
    const random = createHmac('sha256', ports.receiptSecret)
      .update(JSON.stringify(['verdict link', jurisdiction, message.id]))
      .digest()
    const token = await issueVerdictLink(writing, jurisdiction, id, now, random)
    return linkTo(publicUrl, `/judge/${token}`, language)
  }
}

/** Of a sealed matter even that it was answered is not said outside. */
function mayJudge(kind: Kind, matter: Matter, voice: string): boolean {
  return (
    voice === AUTHOR &&
    matter.sealed === null &&
    stateOf(kind, matter).counts === 'answered' &&
    dutiesOf(kind, matter).some(({ holder }) => holder.is === 'resident')
  )
}

export function contactOfProof({ matter, recipient }: Message): ContactOf {
  const [field = '', ...voice] = recipient.split(':')
  return { matter, voice: voice.join(':'), field: field as ContactField }
}

const CHANNEL_OF = { phone: 'sms', mail: 'mail' } as const

export function channelOfField(field: ContactField): ChannelName {
  return CHANNEL_OF[field]
}

async function proof(composing: Composing, message: Message): Promise<Addressed | null> {
  const { tx, delivery, jurisdiction, city, now } = composing
  const { contacts } = delivery.ports.vault
  const of = contactOfProof(message)
  const reach = await contacts.reach(tx, jurisdiction, of.matter, of.voice)
  const address = reach?.[of.field]
  const code = await contacts.codeToSend(tx, jurisdiction, of, now)
  if (!reach || !address || code === null) return null
  const language = reach.language ?? 'zh'
  const values = { city: city[language], code }
  return {
    addresses: [[channelOfField(of.field), address]],
    write: async (_channel, to) => ({
      id: message.id,
      to,
      subject: spoken(said.proof_subject, language, values),
      text: spoken(said.proof, language, values),
      link: null,
      replyTo: null,
    }),
  }
}

const AT_WORK: readonly ChannelName[] = ['wechat', 'mail', 'sms']

async function desk(composing: Composing, message: Message): Promise<Addressed | null> {
  const { tx, delivery, jurisdiction, city } = composing
  const { recipient: person } = message
  const org = await delivery.ports.org(jurisdiction)
  // Whoever has left their post is told nothing more.
  if (org.holdingsOf(person).length === 0) return null
  const known = await workContactsOf(tx, jurisdiction, person)
  const values = { city: city.zh }
  return {
    addresses: AT_WORK.flatMap((channel) => {
      const contact = known.find((one) => one.channel === channel)
      return contact ? [[channel, contact.address] as const] : []
    }),
    write: async (_channel, to) => {
      const link = linkTo(delivery.publicUrl, '/desk', 'zh')
      return {
        id: message.id,
        to,
        subject: spoken(said.desk_subject, 'zh', values),
        text: spoken(said.desk, 'zh', values),
        link,
        replyTo: null,
      }
    },
  }
}

function linkTo(publicUrl: string | null, path: string, language: Language): string | null {
  return publicUrl === null ? null : `${publicUrl}${path}${language === 'en' ? '?lang=en' : ''}`
}
