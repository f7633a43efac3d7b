/** Mail by SMTP, under TLS, over nodemailer. */
import { createTransport } from 'nodemailer'
import { failed, sent } from './messenger.ts'
import type { Failed, Messenger, Outgoing } from './messenger.ts'

export interface MailSettings {
  readonly host: string
  readonly port: number
  /** `starttls`: refused by us when the server does not offer it. `none` only makes sense on this machine. */
  readonly tls: 'tls' | 'starttls' | 'none'
  readonly user: string | null
  /** Read anew for every message: a password that was changed holds at once. */
  readonly password: () => string
  /** The bare address that mail comes from, and the name shown with it. */
  readonly from: string
  readonly name: string
  /** PEM of an authority besides the known ones. */
  readonly ca: string | null
  /** Milliseconds; 10 s unless told. */
  readonly timeout?: number
}

/**
 * One address, as plain as addresses of people are. Anything that could end a header, begin another,
 * or be read as a list or a route is no address.
 */
const ADDRESS =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])$/u

export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text) && !text.includes('..')
}

export function mailMessenger(settings: MailSettings): Messenger {
  const { host, port, tls, user, ca, timeout = 10_000 } = settings
  return {
    async send(message) {
      if (!isMailAddress(message.to)) return failed('permanent', 'address_unusable')
      // A transport for each message: no connection outlives its use, no password its change.
      const transport = createTransport({
        host,
        port,
        secure: tls === 'tls',
        requireTLS: tls === 'starttls',
        ignoreTLS: tls === 'none',
        ...(user === null ? {} : { auth: { user, pass: settings.password() } }),
        tls: { minVersion: 'TLSv1.2', ...(ca === null ? {} : { ca }) },
        connectionTimeout: timeout,
        greetingTimeout: timeout,
        socketTimeout: timeout,
        dnsTimeout: timeout,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      try {
        await transport.sendMail(mailOf(settings, message))
        return sent
      } catch (error) {
        return failureOf(error)
      } finally {
        transport.close()
      }
    },
  }
}

function mailOf({ from, name }: MailSettings, message: Outgoing) {
  const { id, to, subject, text, replyTo } = message
  return {
    from: { name, address: from },
    to: { name: '', address: to },
    ...(replyTo === null ? {} : { replyTo: { name, address: replyTo } }),
    subject,
    text,
    messageId: `<${id}@${from.slice(from.indexOf('@') + 1)}>`,
    // An answer by a machine is not for us, and says so itself when it is told that we are one (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}

interface SmtpError extends Error {
  readonly code?: string
  /** Of the line itself, where the library has one word for many faults. */
  readonly originalCode?: string
  readonly responseCode?: number
  readonly command?: string
}

/** RFC 5321: 4xx may pass, 5xx will not. Whose fault it is, the command tells. */
export function failureOf(error: unknown): Failed {
  const { code = '', originalCode, responseCode, command = '' } = error as SmtpError
  const line = originalCode ?? code
  if (responseCode === undefined)
    return UNTRUSTED.has(line)
      ? failed('credentials', 'mail_tls')
      : code === 'EAUTH'
        ? failed('credentials', 'mail_login')
        : failed('unreachable', `mail_${line.toLowerCase() || 'failed'}`)
  const reason = `mail_${responseCode}`
  if (responseCode < 500) return failed('temporary', reason)
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535)
    return failed('credentials', 'mail_login')
  // Not let in at the greeting, or not with this sender: no fault of the message.
  return command === 'RCPT TO' || command === 'DATA'
    ? failed('permanent', reason)
    : failed('credentials', reason)
}

/** The server is there and is not the one it should be, or has no TLS where we insist. */
const UNTRUSTED = new Set([
  'ETLS',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
])
