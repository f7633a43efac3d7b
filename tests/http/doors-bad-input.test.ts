/**
 * Every door for programs and files against everything that should not come in, or should and
 * often does not. What is refused is refused in words, in the language asked for, and leaves
 * nothing behind; what is taken is kept to the last character.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../src/kernel/index.ts'
import { importCommand } from '../../src/intake/index.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { deskServer } from '../support/desk-server.ts'
import { open311Server } from '../support/open311-server.ts'

let city: TestCity
let open311: Awaited<ReturnType<typeof open311Server>>
let api: Awaited<ReturnType<typeof deskServer>>
let key: string
let folder: string

beforeAll(async () => {
  city = await testCity()
  open311 = await open311Server(city.house)
  api = await deskServer(city)
  key = await city.keyFor('hotline', ['intake'])
  folder = mkdtempSync(join(tmpdir(), 'doors-'))
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await Promise.all([open311.close(), api.close()])
  await city.drop()
})

/** What a door said: everything it showed whoever sent something. */
interface Said {
  readonly taken: boolean
  readonly words: string
}

type Send = (text: Buffer, language: Language, more: Extra) => Promise<Said>

interface Extra {
  /** Behind the form's fields, as it stands: `&description=twice`. */
  readonly raw?: string
  readonly date?: string
}

function percent(bytes: Buffer): string {
  return [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

const overOpen311 =
  (format: 'xml' | 'json'): Send =>
  async (text, language, { raw = '' }) => {
    const reply = await open311.inject({
      method: 'POST',
      url: `/open311/v2/requests.${format}`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'accept-language': language,
      },
      payload: `api_key=${key}&service_code=road-light&address_string=${encodeURIComponent('桥头路')}&description=${percent(text)}${raw}`,
    })
    return { taken: reply.statusCode === 200, words: reply.body }
  }

const overApi: Send = async (text, language, { raw = '' }) => {
  const head = Buffer.from('{"kind":"request","act":"receive","input":{"text":"')
  const escaped = Buffer.concat(
    [...text].map((byte) =>
      byte < 0x20 || byte === 0x22 || byte === 0x5c
        ? Buffer.from(`\\u${byte.toString(16).padStart(4, '0')}`)
        : Buffer.from([byte]),
    ),
  )
  const reply = await api.inject({
    method: 'POST',
    url: '/api/v1/matters',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      authorization: `Bearer ${key}`,
      'idempotency-key': randomUUID(),
    },
    payload: Buffer.concat([head, escaped, Buffer.from(`"${raw}}}`)]),
  })
  return { taken: reply.statusCode === 200, words: reply.body }
}

/** A file has no language: whoever reads its refusals finds both. */
const overSheet: Send = async (text, _language, { date = '2019-02-28' }) => {
  const path = join(folder, `${randomUUID()}.csv`)
  const cell = Buffer.concat([
    Buffer.from('"'),
    Buffer.from(text.toString('latin1').replaceAll('"', '""'), 'latin1'),
    Buffer.from('"'),
  ])
  writeFileSync(
    path,
    Buffer.concat([Buffer.from('id,text,at\n1,'), cell, Buffer.from(`,${date}\n`)]),
  )
  const lines: string[] = []
  const command = importCommand(async () => city.house)
  try {
    await command.run({
      positionals: [path],
      values: {
        map: 'external_id=id,description=text,received_at=at',
        json: true,
        source: randomUUID().slice(0, 8),
      },
      config: {
        host: '',
        port: 0,
        dataDir: folder,
        databaseUrl: null,
        demo: null,
        demoSpeed: null,
        publicUrl: null,
        s3: null,
        clamd: null,
        sequencer: true,
        ledgerSigner: 'own',
        witnessReach: 'public',
      },
      resolve: (typed) => typed,
      say: (line) => lines.push(line),
      note: (line) => lines.push(line),
      progress: (_what, work) => work(),
      storage: () => Promise.reject(new Error('not needed')),
    })
  } catch (error) {
    return { taken: false, words: `${(error as { zh?: string }).zh}\n${(error as Error).message}` }
  }
  const counts = JSON.parse(lines.at(-1) ?? '{}')
  expect(counts.accepted + counts.refused + counts.duplicates).toBe(1)
  const taken = counts.accepted === 1
  return { taken, words: taken ? lines.join('\n') : readFileSync(`${path}.refused.csv`, 'utf8') }
}

const DOORS: Readonly<Record<string, Send>> = {
  'Open311 in XML': overOpen311('xml'),
  'Open311 in JSON': overOpen311('json'),
  'the interface for departments': overApi,
  'a sheet': overSheet,
}

/** What there is, by number. */
async function stored(): Promise<ReadonlyMap<string, string>> {
  const rows = await city.house.db.query<{ number: string; text: string }>(
    `SELECT number, body->'subject'->>'text' AS text FROM matters WHERE jurisdiction_id = $1`,
    [city.jurisdiction],
  )
  return new Map(rows.map(({ number, text }) => [number, text]))
}

const utf8 = (text: string) => Buffer.from(text)

interface Case extends Extra {
  readonly name: string
  readonly text: Buffer
  /** Doors that refuse it; all others keep it. */
  readonly refusedBy: readonly string[]
  /** What is kept where it is not what was sent. */
  readonly kept?: string
  /** Doors to which it can be sent at all. */
  readonly doors?: readonly string[]
}

const ALL = Object.keys(DOORS)
const LIVE = ALL.filter((door) => door !== 'a sheet')
const OPEN311 = ALL.filter((door) => door.startsWith('Open311'))

const CASES: readonly Case[] = [
  {
    name: 'nothing',
    text: utf8(''),
    refusedBy: ['the interface for departments', 'a sheet'],
    kept: '路灯不亮',
  },
  {
    name: 'only blanks',
    text: utf8(' \u3000\u00a0 '),
    refusedBy: ['the interface for departments', 'a sheet'],
    kept: '路灯不亮',
  },
  { name: '1 MB of text', text: utf8('长'.repeat(350_000)), refusedBy: ALL },
  {
    name: 'emoji and rare characters',
    text: utf8('𠮷野家 👨‍👩‍👧‍👦 🏳️‍🌈 㐀 龘 ﷽'),
    refusedBy: [],
    kept: '𠮷野家 👨‍👩‍👧‍👦 🏳️‍🌈 㐀 龘 ﷽',
  },
  {
    name: 'control characters',
    text: utf8('灯\u0007不\u0000亮\u001b[31m'),
    refusedBy: LIVE,
    kept: '灯不亮[31m',
  },
  {
    name: 'an override of direction',
    text: utf8('灯不亮\u202egnp.exe'),
    refusedBy: LIVE,
    kept: '灯不亮gnp.exe',
  },
  { name: 'right-to-left script', text: utf8('الشارع مظلم'), refusedBy: [] },
  {
    name: 'another encoding',
    text: iconv.encode('路灯不亮，晚上看不见', 'gbk'),
    refusedBy: LIVE,
    kept: '路灯不亮，晚上看不见',
  },
  {
    name: 'broken UTF-8',
    text: Buffer.concat([
      utf8('路灯不亮晚上看不见路边的人都摔倒了请修一修'),
      Buffer.from([0xe8, 0xb7]),
    ]),
    refusedBy: ALL,
  },
  { name: 'markup', text: utf8('<script>alert(1)</script> & "x" \'y\' ]]>'), refusedBy: [] },
  { name: 'a formula', text: utf8('=HYPERLINK("http://x")'), refusedBy: [] },
  { name: 'a statement', text: utf8(`'; DROP TABLE matters; --`), refusedBy: [] },
  {
    name: 'a parameter twice',
    text: utf8('路灯不亮'),
    raw: '&description=again',
    refusedBy: OPEN311,
    doors: OPEN311,
  },
  {
    name: '__proto__',
    text: utf8('路灯不亮'),
    raw: '&__proto__=x',
    refusedBy: OPEN311,
    doors: OPEN311,
  },
  {
    name: 'constructor',
    text: utf8('路灯不亮'),
    raw: '&constructor=x',
    refusedBy: OPEN311,
    doors: OPEN311,
  },
  {
    name: '__proto__ in JSON',
    text: utf8('路灯不亮'),
    raw: ',"__proto__":{"x":1}',
    refusedBy: ALL,
    doors: ['the interface for departments'],
  },
  {
    name: 'the year 1900',
    text: utf8('路灯不亮'),
    date: '1900-01-01',
    refusedBy: ALL,
    doors: ['a sheet'],
  },
  {
    name: 'the year 2100',
    text: utf8('路灯不亮'),
    date: '2100-01-01',
    refusedBy: ALL,
    doors: ['a sheet'],
  },
  {
    name: 'a day that is none',
    text: utf8('路灯不亮'),
    date: '2019-02-30',
    refusedBy: ALL,
    doors: ['a sheet'],
  },
]

const TABLE = CASES.flatMap((one) =>
  (one.doors ?? ALL).map((door) => [door, one.name, one] as const),
)

describe('bad input', () => {
  it.each(TABLE)('%s is given %s', async (door, _name, one) => {
    const send = DOORS[door]
    if (!send) throw new Error(`no door ${door}`)
    const before = await stored()
    if (one.refusedBy.includes(door)) {
      for (const language of ['zh', 'en'] as const) {
        const { taken, words } = await send(one.text, language, one)
        expect(taken, words).toBe(false)
        expect(words).toMatch(
          language === 'zh' ? /\p{Script=Han}{3}.*。/u : /[A-Za-z]+ [a-z]+.*[.]/u,
        )
        expect(words).not.toMatch(/\bat .*\.ts:\d+|node_modules|Error:/)
      }
      expect(await stored()).toEqual(before)
    } else {
      const { taken, words } = await send(one.text, 'zh', one)
      expect(taken, words).toBe(true)
      const added = [...(await stored())].filter(([number]) => !before.has(number))
      expect(added.map(([, text]) => text)).toEqual([one.kept ?? one.text.toString()])
    }
  })

  it('leaves nothing on JavaScript’s own objects', () => {
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})
