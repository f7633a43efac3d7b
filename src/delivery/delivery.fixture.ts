/** A test city that can be reached: a mail server, a provider of text messages, and the settings for both. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CERTIFICATE } from '../../tests/support/certificate.ts'
import { testCity } from '../../tests/support/city.ts'
import type { Login, TestCity } from '../../tests/support/city.ts'
import { httpServer } from '../../tests/support/http-server.ts'
import type { HttpServer } from '../../tests/support/http-server.ts'
import { MAIL_USER, mailServer } from '../../tests/support/mail-server.ts'
import type { MailServer } from '../../tests/support/mail-server.ts'
import { submit } from '../intake/index.ts'
import type { Input, Json, Matter } from '../kernel/index.ts'
import { commit } from '../matters/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import type { Identity } from '../vault/index.ts'
import type { Delivery } from './house.ts'
import { roundsOf } from './loop.ts'
import { settingsIn } from './settings.ts'

/** A Monday morning, 10:00 in the city. */
export const MORNING = '2026-03-02T02:00:00.000Z'
export const HOUR = 3_600_000
export const SECRETS = { mail: 'a-password-of-mail', sms: 'a-secret-of-text-messages' }

export interface Reached {
  readonly city: TestCity
  readonly clock: FixedClock
  readonly mail: MailServer
  readonly http: HttpServer
  readonly delivery: Delivery
  readonly dataDir: string
  /** Lines of the log so far. */
  readonly log: { text: string }
  /** Writes the settings; null: there are none. */
  configure(settings: object | null): void
  /** A round of delivery now, and another `later` milliseconds from now. */
  round(later?: number): Promise<void>
  file(identity: Identity, more?: FileMore): Promise<Filed>
  act(matter: string, login: Login, act: string, input?: Json): Promise<void>
  messages(): Promise<readonly Row[]>
  close(): Promise<void>
}

export interface FileMore {
  readonly input?: Input
  readonly language?: 'zh' | 'en'
}

export interface Filed {
  readonly matter: Matter
  readonly receipt: { readonly id: string; readonly code: string }
}

export interface Row {
  readonly id: string
  readonly about: string
  readonly state: string
  readonly reason: string | null
  readonly tries: number
  readonly news: number
  readonly nextAt: string
  readonly channel: string | null
}

let count = 0

export async function reached(): Promise<Reached> {
  const clock = fixedClock(MORNING)
  const [city, mail, http] = await Promise.all([testCity({ clock }), mailServer(), httpServer()])
  const dataDir = mkdtempSync(join(tmpdir(), 'answerable-delivery-'))
  for (const folder of ['delivery', 'secrets']) mkdirSync(join(dataDir, folder))
  for (const [name, secret] of Object.entries(SECRETS))
    writeFileSync(join(dataDir, 'secrets', name), `${secret}\n`)
  writeFileSync(join(dataDir, 'ca.pem'), CERTIFICATE)
  const log = { text: '' }
  const sink = { write: (line: string) => void (log.text += line) }
  const delivery: Delivery = {
    ports: city.house,
    settings: settingsIn(dataDir),
    publicUrl: 'https://city.example',
    log: openLog(sink),
  }
  const round = roundsOf(delivery, () => 0.5)
  const { house, jurisdiction } = city
  return {
    city,
    clock,
    mail,
    http,
    delivery,
    dataDir,
    log,
    configure(settings) {
      const path = join(dataDir, 'delivery', `${jurisdiction}.json`)
      if (settings === null) rmSync(path, { force: true })
      else writeFileSync(path, JSON.stringify(settings))
    },
    async round(later = 0) {
      if (later > 0) await round()
      clock.advance(later)
      await round()
    },
    async file(identity, { input = {}, language } = {}) {
      count += 1
      const done = await submit(house, jurisdiction, {
        door: 'web',
        input: { text: '巷口的路灯坏了三天，晚上看不见路', ...input },
        identity,
        receipt: true,
        idempotency: { key: `delivery-${count}-${'x'.repeat(16)}`, scope: 'test' },
        ...(language ? { language } : {}),
      })
      if (!done.ok || !done.value.receipt) throw new Error('not filed')
      return { matter: done.value.matter, receipt: done.value.receipt }
    },
    async act(matter, login, act, input = {}) {
      const actor = await city.actorOf(login)
      const [done] = await commit(house, jurisdiction, [{ matter, act, input, actor }])
      if (!done?.ok) throw new Error(`${act}: ${JSON.stringify(done)}`)
    },
    messages: () =>
      city.database.db.query<Row>(
        `SELECT message_id AS id, about, state, reason, tries, news, next_at AS "nextAt", channel
         FROM messages WHERE jurisdiction_id = $1 ORDER BY created_at, message_id`,
        [jurisdiction],
      ),
    async close() {
      await Promise.all([mail.close(), http.close()])
      rmSync(dataDir, { recursive: true, force: true })
      await city.drop()
    },
  }
}

export function mailSettings({ mail, dataDir }: Pick<Reached, 'mail' | 'dataDir'>) {
  return {
    host: '127.0.0.1',
    port: mail.port,
    tls: 'starttls',
    user: MAIL_USER,
    password: 'mail',
    from: 'noreply@city.example',
    name: '试验市',
    ca: join(dataDir, 'ca.pem'),
  }
}

export function smsSettings({ http, dataDir }: Pick<Reached, 'http' | 'dataDir'>) {
  return {
    url: `${http.url}/messages`,
    key: 'city-1',
    secret: 'sms',
    reach: 'loopback',
    ca: join(dataDir, 'ca.pem'),
  }
}
