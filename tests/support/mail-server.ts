/** A real mail server on this machine: STARTTLS, sign-in, and every way to say no. It keeps what it was sent. */
import { SMTPServer } from 'smtp-server'
import { simpleParser } from 'mailparser'
import { CERTIFICATE, CERTIFICATE_KEY } from './certificate.ts'

export interface CaughtMail {
  readonly to: readonly string[]
  /** As it came over the line. */
  readonly raw: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
  readonly replyTo: string | null
}

export interface MailServer {
  readonly port: number
  readonly mails: CaughtMail[]
  password: string
  /** What the next answers are: of RCPT TO, of the mail itself. Null: taken. */
  refuses: { at: 'rcpt' | 'data' | 'mail'; code: number } | null
  /** Takes the mail and breaks the line without an answer. */
  breaks: boolean
  /** How often somebody came in at all. */
  connections: number
  close(): Promise<void>
}

export const MAIL_USER = 'city'

export async function mailServer(): Promise<MailServer> {
  const state = {
    port: 0,
    mails: [] as CaughtMail[],
    password: 'a-password-of-mail',
    refuses: null as MailServer['refuses'],
    breaks: false,
    connections: 0,
  }
  const refusal = (at: 'rcpt' | 'data' | 'mail') =>
    state.refuses?.at === at
      ? Object.assign(new Error('refused'), { responseCode: state.refuses.code })
      : null
  const server = new SMTPServer({
    cert: CERTIFICATE,
    key: CERTIFICATE_KEY,
    disableReverseLookup: true,
    closeTimeout: 200,
    onConnect(_session, callback) {
      state.connections += 1
      callback()
    },
    onAuth({ username, password }, _session, callback) {
      if (username === MAIL_USER && password === state.password) return callback(null, { user: 1 })
      callback(Object.assign(new Error('535 no'), { responseCode: 535 }))
    },
    onMailFrom: (_address, _session, callback) => callback(refusal('mail')),
    onRcptTo: (_address, _session, callback) => callback(refusal('rcpt')),
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        void (async () => {
          const raw = Buffer.concat(parts)
          const refused = refusal('data')
          if (refused) return callback(refused)
          const mail = await simpleParser(raw)
          state.mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw: raw.toString('utf8'),
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            messageId: mail.messageId ?? '',
            replyTo: mail.replyTo?.value[0]?.address ?? null,
          })
          if (state.breaks) for (const one of server.connections) one.close()
          else callback(null, 'taken')
        })()
      })
    },
  })
  // A client that does not trust the certificate, or goes away: that is what is tested.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const bound = server.server.address()
  state.port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return Object.assign(state, {
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}
