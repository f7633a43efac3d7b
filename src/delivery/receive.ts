/**
 * Takes a mail in as an addition to the matter that its address belongs to. Who sent it is not looked at and not
 * kept: the address is the authority, as a receipt is (SPF and DKIM are the business of the city's
 * own mail server). What a machine answered is dropped in silence: to answer it would be a loop.
 */
import { createHash } from 'node:crypto'
import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { dayOf } from '../kernel/index.ts'
import type { Actor, Language, Words } from '../kernel/index.ts'
import { FILE_BYTES } from '../attachments/index.ts'
import type { WithFiles } from '../attachments/index.ts'
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
const MOST_FILES = 5

export async function isReplyAddress(ports: Ports, code: ReceiptCode): Promise<boolean> {
  return (await writerOf(ports, code)) !== null
}

function writerOf(ports: Ports, code: ReceiptCode): Promise<Writer | null> {
  const { jurisdiction } = code
  return writerAt(ports.db, { secret: ports.receiptSecret, jurisdiction }, code)
}

export async function receiveReply(
  ports: WithFiles,
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
  const language = reach?.language ?? 'zh'
  const text = newTextOf(mail.text ?? '')
  if (text === '' && mail.attachments.length === 0) return 'empty'
  if (split(text).length > MOST_PARTS) return 'too_long'
  const now = ports.clock.now()
  const used = await useReplyAddress(ports.db, jurisdiction, writer.hash, dayOf(now))
  if (used > MOST_A_DAY) return 'busy'
  const key = keyOf(mail, raw)
  const holder = `mail:${writer.hash.toString('hex')}:${key}`
  const files = await takeFiles(ports, jurisdiction, holder, mail)
  const said = (taken: readonly string[]): Addition => {
    const words = wordsOf(text, language, { taken: taken.length, of: mail.attachments.length })
    return { parts: split(words), key, holder, files: taken }
  }
  const received = await add(ports, jurisdiction, writer, said(files))
  // More files than one matter may have: the words are no less an addition for that.
  return received === 'files'
    ? asReceived(await add(ports, jurisdiction, writer, said([])))
    : received
}

function asReceived(received: Received | 'files'): Received {
  if (received === 'files') throw new Error('files were refused that were not given')
  return received
}

/** What can be taken of what came with the mail; of a mail that comes again, what was taken then. */
async function takeFiles(
  { files }: WithFiles,
  jurisdiction: number,
  holder: string,
  { attachments }: ParsedMail,
): Promise<readonly string[]> {
  const known = attachments.length > 0 ? await files.held(jurisdiction, holder) : []
  const taken = known.map(({ id }) => id)
  if (taken.length > 0) return taken
  for (const { content } of attachments) {
    if (taken.length >= MOST_FILES || content.length > FILE_BYTES) continue
    const accepted = await files.accept(jurisdiction, holder, content)
    if (accepted.ok) taken.push(accepted.value.id)
  }
  return taken
}

interface Addition {
  readonly parts: readonly string[]
  readonly key: string
  /** Whose the files are until the commit. */
  readonly holder: string
  readonly files: readonly string[]
}

async function add(
  ports: WithFiles,
  jurisdiction: number,
  writer: Writer,
  { parts, key, holder, files }: Addition,
): Promise<Received | 'files'> {
  const [matter] = await readMatters(ports.db, jurisdiction, [writer.matter])
  if (!matter) return 'unknown'
  const results = await commit(
    ports,
    jurisdiction,
    parts.map((words, index) => ({
      matter: matter.id,
      act: 'add',
      input: { words, ...(index === 0 && files.length > 0 ? { files } : {}) },
      holder,
      actor: actorOf(writer),
      // The same mail brought twice is one addition.
      idempotency: { key: `${key}:${index}`, scope: `mail:${writer.hash.toString('hex')}` },
    })),
  )
  const refused = results.find((one) => !one.ok)
  if (!refused) return 'added'
  if (refused.refusal.code === 'not_in_this_state') return 'closed'
  if (FILES_REFUSED.has(refused.refusal.code)) return 'files'
  if (refused.refusal.code === 'no_such_matter') return 'unknown'
  if (refused.refusal.code === 'key_used_for_something_else') return 'added'
  throw new Error(`a reply was refused: ${refused.refusal.code}`)
}

const FILES_REFUSED = new Set(['files_a_matter', 'no_such_file'])

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

/** With a word on files that were not taken, and one where files are all there is. */
function wordsOf(
  text: string,
  language: Language,
  { taken, of }: { readonly taken: number; readonly of: number },
): string {
  const told = (words: Words, count: number) =>
    count > 0 ? spoken(words, language, { count: String(count) }) : ''
  const alone = text === '' ? told(messageWords.files_alone, taken) : ''
  return [text, alone, told(messageWords.files_left_out, of - taken)].filter(Boolean).join('\n\n')
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
