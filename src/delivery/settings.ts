/**
 * How this city sends and receives: one file for each jurisdiction, `delivery/<jurisdiction>.json` in
 * the data folder, read again when it changes. Secrets are named there and lie in `secrets/`.
 * What is wrong with it is told to the administrators; what is right works meanwhile.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMailAddress, mailMessenger } from '../platform/mail.ts'
import type { ChannelName, Messenger } from '../platform/messenger.ts'
import { placeOf } from '../platform/outbound.ts'
import type { Place, Reach } from '../platform/outbound.ts'
import { givenSecret } from '../platform/secrets.ts'
import { smsMessenger } from '../platform/sms.ts'
import { webhookMessenger } from '../platform/webhook.ts'
import { QUIET } from './quiet.ts'
import type { Quiet } from './quiet.ts'

export const CHANNELS: readonly ChannelName[] = ['mail', 'sms', 'wechat']

export interface Settings {
  readonly channels: Readonly<Partial<Record<ChannelName, Messenger>>>
  /** Where replies by mail go; null: replies are not taken. */
  readonly replyDomain: string | null
  readonly quiet: Quiet
  /** Channels that were set up wrongly, and at what. */
  readonly wrong: Readonly<Partial<Record<ChannelName, string>>>
}

export interface SettingsSource {
  of(jurisdiction: number): Settings
}

const NONE: Settings = { channels: {}, replyDomain: null, quiet: QUIET, wrong: {} }

/** Messengers are kept while the file stays as it is: their access tokens too. */
export function settingsIn(dataDir: string): SettingsSource {
  const kept = new Map<number, { readonly written: string; readonly settings: Settings }>()
  return {
    of(jurisdiction) {
      const written = textOf(join(dataDir, 'delivery', `${jurisdiction}.json`))
      if (written === null) return NONE
      const known = kept.get(jurisdiction)
      if (known?.written === written) return known.settings
      const settings = readSettings(written, dataDir)
      kept.set(jurisdiction, { written, settings })
      return settings
    },
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

class Wrong extends Error {}

type Given = Readonly<Record<string, unknown>>

export function readSettings(written: string, dataDir: string): Settings {
  let given: Given
  try {
    given = asObject(JSON.parse(written))
  } catch {
    const wrong = Object.fromEntries(CHANNELS.map((name) => [name, 'settings_unreadable']))
    return { ...NONE, wrong }
  }
  const channels: Partial<Record<ChannelName, Messenger>> = {}
  const wrong: Partial<Record<ChannelName, string>> = {}
  const make = { mail: mailFrom, sms: smsFrom, wechat: wechatFrom }
  for (const name of CHANNELS) {
    if (given[name] === undefined) continue
    try {
      channels[name] = make[name](asObject(given[name]), dataDir)
    } catch (error) {
      if (!(error instanceof Wrong)) throw error
      wrong[name] = `settings_${error.message}`
    }
  }
  return { channels, wrong, ...othersFrom(given) }
}

function othersFrom(given: Given): Pick<Settings, 'replyDomain' | 'quiet'> {
  const replies = given['replies'] === undefined ? {} : asObject(given['replies'])
  const domain = replies['domain']
  const isDomain = typeof domain === 'string' && isMailAddress(`r@${domain}`)
  const quiet = given['quiet'] === undefined ? {} : asObject(given['quiet'])
  const [from = QUIET.from, to = QUIET.to] = [quiet['from'], quiet['to']]
  const isQuiet = isTime(from) && isTime(to) && from > to
  return { replyDomain: isDomain ? domain : null, quiet: isQuiet ? { from, to } : QUIET }
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
}

function mailFrom(given: Given, dataDir: string): Messenger {
  const from = text(given, 'from')
  if (!isMailAddress(from)) throw new Wrong('from')
  const tls = given['tls'] ?? 'starttls'
  if (tls !== 'tls' && tls !== 'starttls' && tls !== 'none') throw new Wrong('tls')
  const host = text(given, 'host')
  if (tls === 'none' && !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host)) throw new Wrong('tls')
  const user = given['user'] === undefined ? null : text(given, 'user')
  return mailMessenger({
    host,
    port: port(given['port'] ?? (tls === 'tls' ? 465 : 587)),
    tls,
    user,
    password: user === null ? () => '' : secretOf(given, 'password', dataDir),
    from,
    name: given['name'] === undefined ? '' : text(given, 'name'),
    ca: authority(given),
  })
}

function smsFrom(given: Given, dataDir: string): Messenger {
  const secret = secretOf(given, 'secret', dataDir)
  return smsMessenger({
    place: place(given),
    key: text(given, 'key'),
    secret,
    ca: authority(given),
  })
}

function wechatFrom(given: Given, dataDir: string): Messenger {
  return webhookMessenger({
    place: place(given),
    appId: text(given, 'appId'),
    secret: secretOf(given, 'secret', dataDir),
    template: text(given, 'template'),
    ca: authority(given),
  })
}

function place(given: Given): Place {
  const reach = given['reach'] ?? 'public'
  if (reach !== 'public' && reach !== 'private' && reach !== 'loopback') throw new Wrong('reach')
  const found = placeOf(text(given, 'url'), reach satisfies Reach)
  if (found === null) throw new Wrong('url')
  return found
}

/** Must be there at the start; is read again at each use, so that a new one holds at once. */
function secretOf(given: Given, name: string, dataDir: string): () => string {
  const file = text(given, name)
  if (!/^[a-z][a-z0-9-]*$/.test(file)) throw new Wrong(name)
  if (givenSecret(dataDir, file) === null) throw new Wrong(`${name}_missing`)
  return () => givenSecret(dataDir, file) ?? ''
}

function authority(given: Given): string | null {
  if (given['ca'] === undefined) return null
  const pem = textOf(text(given, 'ca'))
  if (pem === null) throw new Wrong('ca_missing')
  return pem
}

function port(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536)
    return value
  throw new Wrong('port')
}

/** One line without anything that could begin another. */
function text(given: Given, name: string): string {
  const value = given[name]
  if (typeof value === 'string' && value.trim() !== '' && !/\p{Cc}/u.test(value)) return value
  throw new Wrong(name)
}

function asObject(value: unknown): Given {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Given
  throw new Wrong('object')
}
