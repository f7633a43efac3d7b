/**
 * The door for replies: an SMTP server that the city's own mail server hands mail for the reply domain on
 * to. It takes nothing but mail to addresses we gave out, and keeps nothing on disk: a mail is an
 * addition, or it was refused while the sender's server was still on the line.
 */
import { readFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { WithFiles } from '../attachments/index.ts'
import type { Log } from '../platform/log.ts'
import { isReplyAddress, receiveReply } from './receive.ts'
import type { Received } from './receive.ts'
import { replyCodeOf } from './replies.ts'

export interface InboundSettings {
  readonly host: string
  readonly port: number
  /** PEM files; without them the line is not encrypted: on this machine, or in a network of one's own. */
  readonly cert: string | null
  readonly key: string | null
}

/** Photos make mails large; more than this no addition needs. */
const LARGEST = 12 * 1_048_576
const MOST_CLIENTS = 20
/** One address for a mail: a reply has one. */
const MOST_RECIPIENTS = 1

export interface Listener {
  readonly port: number
  close(): Promise<void>
}

/** Throws when it cannot listen there. */
export async function listenForReplies(
  { ports, log }: { readonly ports: WithFiles; readonly log: Log },
  { host, port, cert, key }: InboundSettings,
): Promise<Listener> {
  const tls =
    cert === null || key === null ? null : { cert: readFileSync(cert), key: readFileSync(key) }
  const server = new SMTPServer({
    ...tls,
    name: 'answerable',
    banner: 'ready',
    // The library brings a certificate whose key everybody has: better none.
    disabledCommands: tls === null ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    disableReverseLookup: true,
    size: LARGEST,
    maxClients: MOST_CLIENTS,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    onRcptTo({ address }, session, callback) {
      void answered(log, () => recipient(ports, address, session), callback)
    },
    onData(stream, session, callback) {
      const take = async () => {
        const received = await takeIn(ports, stream, session)
        if (received !== 'added') log.info({ received }, 'a reply was not added')
        return refusalOf(received)
      }
      void answered(log, take, (refusal) => callback(refusal, 'taken'))
    },
  })
  server.on('error', (error) =>
    log.warn({ code: (error as NodeJS.ErrnoException).code }, 'reply line'),
  )
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
  const bound = server.server.address()
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A fault of ours is no refusal: the other side keeps the mail and comes again. */
async function answered(
  log: Log,
  work: () => Promise<Error | null>,
  answer: (refusal: Error | null) => void,
): Promise<void> {
  let refusal: Error | null
  try {
    refusal = await work()
  } catch (error) {
    log.error({ err: error }, 'a reply could not be taken')
    refusal = LATER()
  }
  answer(refusal)
}

async function recipient(
  ports: WithFiles,
  address: string,
  { envelope }: SMTPServerSession,
): Promise<Error | null> {
  if (envelope.rcptTo.length >= MOST_RECIPIENTS) return smtp(452, 'one recipient at a time')
  const code = replyCodeOf(address)
  return code && (await isReplyAddress(ports, code)) ? null : UNKNOWN()
}

async function takeIn(
  ports: WithFiles,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<Received | 'too_large'> {
  const parts: Buffer[] = []
  let length = 0
  // Read to its end whatever its size: the other side listens only then.
  for await (const part of stream) {
    length += (part as Buffer).length
    if (length <= LARGEST) parts.push(part as Buffer)
    else parts.length = 0
  }
  if (length > LARGEST) return 'too_large'
  const [to] = envelope.rcptTo
  const code = to ? replyCodeOf(to.address) : null
  if (!code) return 'unknown'
  const fromNobody = envelope.mailFrom === false || envelope.mailFrom.address === ''
  return receiveReply(ports, code, Buffer.concat(parts), { fromNobody })
}

function refusalOf(received: Received | 'too_large'): Error | null {
  switch (received) {
    case 'added':
    case 'ignored':
      return null
    case 'unknown':
      return UNKNOWN()
    case 'busy':
      return smtp(452, 'too many mails to this address today')
    case 'closed':
      return smtp(550, 'this matter takes no more additions; please use the receipt on the page')
    case 'too_long':
      return smtp(552, 'at most 20000 characters; please shorten it')
    case 'empty':
      return smtp(550, 'no new text was found above the quotation')
    case 'too_large':
      return smtp(552, 'at most 12 MB')
  }
}

/** The same for what never was, what ended and what is no address of ours. */
const UNKNOWN = () => smtp(550, 'no such address')
const LATER = () => smtp(451, 'please try again later')

function smtp(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
