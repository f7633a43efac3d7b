/**
 * Takes a mail in as an addition to the matter that its address belongs to. Who sent it is not looked at and not
 * kept: the address is the authority, as a receipt is (SPF and DKIM are the business of the city's
 * own mail server). What a machine answered is dropped in silence: to answer it would be a loop.
 */
import { createHash } from 'node:crypto'
import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { dayOf } from '../kernel/index.ts'
import type { Actor, Language } from '../kernel/index.ts'
import { commit, readMatters } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { AUTHOR } from '../vault/index.ts'
import type { ReceiptCode } from '../vault/index.ts'
import { newTextOf } from './new-text.ts'
import { writerAt } from './replies.ts'
import type { Writer } from './replies.ts'
import { useReplyAddress } from './replies.store.ts'
import { messageWords, spoken } from './words.ts'

/**
 * `unknown`: no such address (any more). `busy`: too many to one address today. `closed`: the matter takes
 * no more. `too_long`, `empty`: what was sent. `ignored`: by a machine.
 */
export type Received = 'added' | 'ignored' | 'unknown' | 'busy' | 'closed' | 'too_long' | 'empty'

/** Of one address in a day: nobody writes more, and what does is a machine. */
const MOST_A_DAY = 20
/** An addition has so many characters; a long mail becomes several. */
const PART = 4_000
const MOST_PARTS = 5

export async function isReplyAddress(ports: Ports, code: ReceiptCode): Promise<boolean> {
  return (await writerOf(ports, code)) !== null
}

function writerOf(ports: Ports, code: ReceiptCode): Promise<Writer | null> {
  const { jurisdiction } = code
  return writerAt(ports.db, { secret: ports.receiptSecret, jurisdiction }, code)
}

export async function receiveReply(
  ports: Ports,
  code: ReceiptCode,
  raw: Buffer,
  { fromNobody }: { readonly fromNobody: boolean },
): Promise<Received> {
  const { jurisdiction } = code
  const writer = await writerOf(ports, code)
  if (!writer) return 'unknown'
  const mail = await simpleParser(raw, {
    skipImageLinks: true,
    skipTextToHtml: true,
    maxHtmlLengthToParse: 1_000_000,
  })
  if (fromNobody || isByMachine(mail)) return 'ignored'
  const reach = await ports.vault.contacts.reach(
    ports.db,
    jurisdiction,
    writer.matter,
    writer.voice,
  )
  const parts = partsOf(mail, reach?.language ?? 'zh')
  if (parts.length === 0) return 'empty'
  if (parts.length > MOST_PARTS) return 'too_long'
  const now = ports.clock.now()
  const used = await useReplyAddress(ports.db, jurisdiction, writer.hash, dayOf(now))
  if (used > MOST_A_DAY) return 'busy'
  return add(ports, jurisdiction, writer, { parts, key: keyOf(mail, raw) })
}

async function add(
  ports: Ports,
  jurisdiction: number,
  writer: Writer,
  { parts, key }: { readonly parts: readonly string[]; readonly key: string },
): Promise<Received> {
  const [matter] = await readMatters(ports.db, jurisdiction, [writer.matter])
  if (!matter) return 'unknown'
  const results = await commit(
    ports,
    jurisdiction,
    parts.map((words, index) => ({
      matter: matter.id,
      act: 'add',
      input: { words },
      actor: actorOf(writer),
      // The same mail brought twice is one addition.
      idempotency: { key: `${key}:${index}`, scope: `mail:${writer.hash.toString('hex')}` },
    })),
  )
  const refused = results.find((one) => !one.ok)
  if (!refused) return 'added'
  if (refused.refusal.code === 'not_in_this_state') return 'closed'
  if (refused.refusal.code === 'no_such_matter') return 'unknown'
  if (refused.refusal.code === 'key_used_for_something_else') return 'added'
  throw new Error(`a reply was refused: ${refused.refusal.code}`)
}

function actorOf({ matter, voice, receipt }: Writer): Actor {
  const second = voice === AUTHOR ? {} : { voice: 'second' as const }
  return { as: 'resident', matter, receipt: receipt ?? 'mail', ...second }
}

/** RFC 3834 and what programs send instead of it. */
function isByMachine({ headers }: ParsedMail): boolean {
  const text = (name: string) => {
    const value: unknown = headers.get(name)
    if (typeof value === 'string') return value.toLowerCase()
    return typeof value === 'object' && value !== null && 'value' in value
      ? String(value.value).toLowerCase()
      : ''
  }
  const submitted = text('auto-submitted')
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(?:bulk|junk|list|auto_reply)/.test(text('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-autorespond-from', 'x-failed-recipients'].some((name) =>
      headers.has(name),
    ) ||
    headers.has('list') ||
    text('content-type').startsWith('multipart/report')
  )
}

function partsOf(mail: ParsedMail, language: Language): readonly string[] {
  const words = newTextOf(mail.text ?? '')
  const { length: count } = mail.attachments
  const left = { count: String(count) }
  const note = count > 0 ? spoken(messageWords.files_left_out, language, left) : ''
  if (words === '' && count === 0) return []
  return split([words, note].filter(Boolean).join('\n\n'))
}

/** By characters as the rule of the field counts them; at a line's end where there is one. */
function split(text: string): readonly string[] {
  const parts: string[] = []
  let rest = [...text]
  while (rest.length > PART) {
    const head = rest.slice(0, PART)
    const line = head.lastIndexOf('\n')
    const size = line > PART / 2 ? line : PART
    parts.push(rest.slice(0, size).join('').trim())
    rest = rest.slice(size)
  }
  return [...parts, rest.join('').trim()].filter(Boolean)
}

function keyOf({ messageId }: ParsedMail, raw: Buffer): string {
  return createHash('sha256')
    .update(messageId ?? raw)
    .digest('hex')
}
