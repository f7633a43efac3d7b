import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Calendar } from '../kernel/index.ts'
import { QUIET, nextAllowed } from './quiet.ts'
import { readSettings } from './settings.ts'
import { readInbound } from './start.ts'

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'answerable-settings-'))
  for (const folder of ['delivery', 'secrets']) mkdirSync(join(dataDir, folder))
  writeFileSync(join(dataDir, 'secrets', 'mail'), 'secret\n', { mode: 0o644 })
})
afterAll(() => rmSync(dataDir, { recursive: true }))

const MAIL = { host: 'smtp.city.example', user: 'u', password: 'mail', from: 'a@city.example' }
const SMS = { url: 'https://sms.example/send', key: 'k', secret: 'mail' }
const read = (given: unknown) => readSettings(JSON.stringify(given), dataDir)

describe('settings', () => {
  it('say what is set up, and keep secrets closed', () => {
    const settings = read({ mail: MAIL, sms: SMS, replies: { domain: 'r.city.example' } })
    expect(Object.keys(settings.channels)).toEqual(['mail', 'sms'])
    expect(settings).toMatchObject({ wrong: {}, replyDomain: 'r.city.example', quiet: QUIET })
    expect(statSync(join(dataDir, 'secrets', 'mail')).mode & 0o077).toBe(0)
  })

  it.each<readonly [string, object, string]>([
    ['no host', { mail: { ...MAIL, host: '' } }, 'settings_host'],
    ['a header in the sender', { mail: { ...MAIL, from: 'a@b.c\nX: y' } }, 'settings_from'],
    ['two senders', { mail: { ...MAIL, from: 'a@b.c, d@e.f' } }, 'settings_from'],
    ['no TLS to elsewhere', { mail: { ...MAIL, tls: 'none' } }, 'settings_tls'],
    [
      'a secret that is not there',
      { mail: { ...MAIL, password: 'no' } },
      'settings_password_missing',
    ],
    ['a secret outside', { mail: { ...MAIL, password: '../mail' } }, 'settings_password'],
    ['a port that is none', { mail: { ...MAIL, port: 70_000 } }, 'settings_port'],
    ['no object', { mail: 'smtp://x' }, 'settings_object'],
    ['plain HTTP', { sms: { ...SMS, url: 'http://sms.example/' } }, 'settings_url'],
    ['this machine', { sms: { ...SMS, url: 'https://127.0.0.1/' } }, 'settings_url'],
    ['the cloud’s secrets', { sms: { ...SMS, url: 'https://169.254.169.254/' } }, 'settings_url'],
    ['a reach of its own', { sms: { ...SMS, reach: 'anywhere' } }, 'settings_reach'],
  ])('%s is wrong, and said to be', (_what, given, reason) => {
    const { channels, wrong } = read(given)
    expect(channels).toEqual({})
    expect(Object.values(wrong)).toEqual([reason])
  })

  it('that cannot be read stop every channel and no more', () => {
    for (const text of ['', '{', '[]', 'null', '"x"'])
      expect(readSettings(text, dataDir)).toMatchObject({
        channels: {},
        wrong: { mail: 'settings_unreadable', sms: 'settings_unreadable' },
      })
    expect(read({ quiet: { from: '25:00', to: 'x' } }).quiet).toEqual(QUIET)
    expect(read({ replies: { domain: 'a b' } }).replyDomain).toBeNull()
  })
})

describe('the door for replies', () => {
  const inbound = (text: string | null) => {
    const path = join(dataDir, 'delivery', 'inbound.json')
    if (text === null) rmSync(path, { force: true })
    else writeFileSync(path, text)
    return readInbound(dataDir)
  }

  it('is opened only where that is said, and what is wrong is said at the start', () => {
    expect(inbound(null)).toBeNull()
    expect(inbound('{"port": 2525}')).toEqual({
      host: '127.0.0.1',
      port: 2525,
      cert: null,
      key: null,
    })
    for (const text of [
      '',
      '{}',
      'null',
      '{"port": "x"}',
      '{"port": 1, "cert": "/a"}',
      '{"port": 1, "cert": "a", "key": "b"}',
    ])
      expect(() => inbound(text), text).toThrow(/inbound\.json/)
  })
})

describe('quiet hours', () => {
  const calendar: Calendar = {
    version: '2026.1',
    zone: '+08:00',
    firstKnown: '2026-01-01',
    lastKnown: '2026-12-31',
    holidays: new Set(Array.from({ length: 9 }, (_, n) => `2026-02-${15 + n}`)),
    makeups: new Set(['2026-02-14']),
    hours: [['08:30', '12:00']],
  }
  it.each([
    ['a working morning', '2026-03-02T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
    ['before eight', '2026-03-01T23:59:59.999Z', '2026-03-02T00:00:00.000Z'],
    ['at nine in the evening', '2026-03-02T13:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['a Saturday on which work is made up', '2026-02-14T02:00:00.000Z', '2026-02-14T02:00:00.000Z'],
    ['a holiday of a week', '2026-02-17T02:00:00.000Z', '2026-02-24T00:00:00.000Z'],
    [
      'a Saturday in a year nobody has announced',
      '2031-03-01T02:00:00.000Z',
      '2031-03-03T00:00:00.000Z',
    ],
    ['a Monday in such a year', '2031-03-03T02:00:00.000Z', '2031-03-03T02:00:00.000Z'],
  ])('%s', (_what, now, allowed) => {
    expect(nextAllowed(calendar, QUIET, now)).toBe(allowed)
  })
})

it('a port that is taken is a failure of the start', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const bound = taken.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  writeFileSync(join(dataDir, 'delivery', 'inbound.json'), JSON.stringify({ port }))
  const { startDelivery } = await import('./start.ts')
  const parts = { ports: {}, dataDir, publicUrl: null, log: { warn: () => {} } } as never
  await expect(startDelivery(parts)).rejects.toThrow(/inbound\.json/)
  taken.close()
})
