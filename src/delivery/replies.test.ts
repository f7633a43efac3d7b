/** Replies by mail: a real client sends to the real listener, and the matter has the addition. */
import { connect } from 'node:net'
import iconv from 'iconv-lite'
import { createTransport } from 'nodemailer'
import type { SendMailOptions } from 'nodemailer'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commit, readEvents } from '../matters/index.ts'
import { newReceiptCode, replaceReceipt } from '../vault/index.ts'
import { mailSettings, reached } from './delivery.fixture.ts'
import type { Filed, Reached } from './delivery.fixture.ts'
import { listenForReplies } from './listener.ts'
import type { Listener } from './listener.ts'

const MINUTE = 60_000

let at: Reached
let door: Listener

beforeAll(async () => {
  at = await reached()
  at.configure({ mail: mailSettings(at), replies: { domain: 'r.city.example' } })
  const settings = { host: '127.0.0.1', port: 0, cert: null, key: null }
  door = await listenForReplies({ ports: at.city.house, log: at.delivery.log }, settings)
})
afterAll(async () => {
  await door.close()
  await at.close()
})

/** A matter in hand of which its resident has just had a mail, with the address to reply to. */
async function told(mail = 'wang@example.org'): Promise<Filed & { readonly address: string }> {
  const filed = await at.file({ mail })
  await at.act(filed.matter.id, 'dispatcher', 'dispatch', {
    unit: 'housing',
    category: 'home-property',
  })
  await at.act(filed.matter.id, 'housing-clerk', 'accept')
  await at.act(filed.matter.id, 'housing-clerk', 'tell', { words: '师傅明天上午来看路灯' })
  await at.round(2 * MINUTE)
  const address = at.mail.mails.at(-1)?.replyTo ?? ''
  expect(address).toMatch(/^r\+[0-9a-z]{30}@r\.city\.example$/)
  return { ...filed, address }
}

/** The code the listener answers with, 250 when it takes the mail. */
async function reply(to: string, mail: SendMailOptions = {}): Promise<number> {
  const client = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true })
  try {
    await client.sendMail({ from: 'someone@elsewhere.example', to, text: '灯还是没亮', ...mail })
    return 250
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0
  } finally {
    client.close()
  }
}

async function additions(matter: string): Promise<readonly (readonly [unknown, unknown])[]> {
  const events = await readEvents(at.city.house, at.city.jurisdiction, matter)
  return events.flatMap(({ act, by, input }) =>
    act === 'add' ? [[input['words'], by] as const] : [],
  )
}

const wordsOf = async (matter: string) => (await additions(matter)).map(([words]) => words)

it('is an addition of whoever asked, with nothing of the mail but its new text', async () => {
  const { matter, receipt, address } = await told()
  const text = `灯还是没亮。\n麻烦再来。\n\n在 2026年3月2日，试验市 写道：\n> ${at.mail.mails.at(-1)?.text}`
  expect(await reply(address.toUpperCase(), { subject: '回复：有新进展', text })).toBe(250)
  expect(await additions(matter.id)).toEqual([
    ['灯还是没亮。\n麻烦再来。', { as: 'resident', receipt: receipt.id }],
  ])
  expect(at.log.text).not.toContain('elsewhere')
})

it('of one who seconded is theirs', async () => {
  const { matter } = await told('first@example.org')
  const [done] = await commit(at.city.house, at.city.jurisdiction, [
    {
      matter: matter.id,
      act: 'second',
      input: {},
      actor: { as: 'door', door: 'web' },
      identity: { mail: 'second@example.org' },
      receipt: 'second',
    },
  ])
  await at.act(matter.id, 'housing-clerk', 'tell', { words: '材料明天到，到了就装' })
  await at.round(2 * MINUTE)
  const theirs = at.mail.mails.findLast(({ to }) => to[0] === 'second@example.org')?.replyTo ?? ''
  expect(await reply(theirs, { text: '我家门口也一样' })).toBe(250)
  const [[words, by] = []] = await additions(matter.id)
  expect(words).toBe('我家门口也一样')
  expect(by).toMatchObject({ as: 'resident', receipt: done?.ok ? done.value.receipt?.id : '' })
})

it('is read in GBK, and in HTML alone', async () => {
  const { matter, address } = await told()
  const gbk = [
    'From: a@b.example',
    `To: ${address}`,
    'Subject: x',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=gbk',
    'Content-Transfer-Encoding: base64',
    '',
    iconv.encode('井盖松动，夜里响', 'gbk').toString('base64'),
  ].join('\r\n')
  expect(await reply(address, { raw: gbk, envelope: { from: 'a@b.example', to: address } })).toBe(
    250,
  )
  const html =
    '<style>p{}</style><p>楼道灯也坏了</p><script>alert(1)</script><blockquote type="cite">旧信</blockquote>'
  expect(await reply(address, { text: undefined, html })).toBe(250)
  const [first, second] = await wordsOf(matter.id)
  expect(first).toBe('井盖松动，夜里响')
  expect(second).toMatch(/^楼道灯也坏了/)
  expect(second).not.toMatch(/script|alert|style/)
})

it('that comes twice is one addition', async () => {
  const { matter, address } = await told()
  const mail = { messageId: '<one@elsewhere.example>', text: '只说一遍' }
  expect(await Promise.all([reply(address, mail), reply(address, mail)])).toEqual([250, 250])
  expect(await reply(address, mail)).toBe(250)
  expect(await wordsOf(matter.id)).toEqual(['只说一遍'])
})

it('by a machine is dropped without a word, so that no two machines ever write to each other', async () => {
  const { matter, address } = await told()
  const machines: SendMailOptions[] = [
    { headers: { 'Auto-Submitted': 'auto-replied' } },
    { headers: { Precedence: 'bulk' } },
    { headers: { 'X-Autoreply': 'yes' } },
    { headers: { 'List-Id': '<news.example>' } },
    { envelope: { from: '', to: address } },
    {
      raw: `To: ${address}\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nfailed\r\n--b--\r\n`,
      envelope: { from: 'mailer@elsewhere.example', to: address },
    },
  ]
  for (const mail of machines) expect(await reply(address, mail)).toBe(250)
  expect(await wordsOf(matter.id)).toEqual([])
  expect(await reply(address, { headers: { 'Auto-Submitted': 'no' } })).toBe(250)
  expect(await wordsOf(matter.id)).toHaveLength(1)
})

it('with photos brings them to the matter; what is none is told of, and a file alone is not lost', async () => {
  const { matter, address } = await told()
  const lamp = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const attachments = [
    { filename: 'lamp.jpg', content: lamp },
    { filename: 'lamp.exe', content: Buffer.alloc(40_000, 7) },
  ]
  const mail = { attachments, messageId: '<photos@elsewhere.example>' }
  expect(await reply(address, mail)).toBe(250)
  expect(await reply(address, mail)).toBe(250)
  expect(await reply(address, { text: '', attachments: attachments.slice(0, 1) })).toBe(250)
  const [both, alone, ...more] = await wordsOf(matter.id)
  expect(both).toMatch(/^灯还是没亮\n\n（邮件里有 1 个附件没有收下/)
  expect(alone).toBe('（用邮件发来 1 个附件）')
  expect(more).toEqual([])
  const shown = await at.city.house.files.shown(at.city.jurisdiction, matter.id)
  expect([...shown.values()].map(({ media }) => media)).toEqual(['image/jpeg', 'image/jpeg'])
})

it('that is long becomes several additions; longer, empty and too large are refused with a reason', async () => {
  const { matter, address } = await told()
  const long = `${'这一句话很长。'.repeat(600)}\n${'第二段也很长。'.repeat(500)}`
  expect(await reply(address, { text: long })).toBe(250)
  const parts = await wordsOf(matter.id)
  expect(parts).toHaveLength(2)
  expect(parts.join('') === long).toBe(true)
  expect(parts.every((part) => String(part).length <= 4_000)).toBe(true)
  expect(await reply(address, { text: '长'.repeat(20_001) })).toBe(552)
  expect(await reply(address, { text: '> 只有引文' })).toBe(550)
  const huge = { filename: 'x', content: Buffer.alloc(13 * 1_048_576) }
  expect(await reply(address, { attachments: [huge] })).toBe(552)
  expect(await wordsOf(matter.id)).toHaveLength(2)
}, 60_000)

it('to a matter that has ended is refused while the sender is on the line', async () => {
  const { matter, receipt, address } = await told()
  const actor = { as: 'resident', matter: matter.id, receipt: receipt.id } as const
  await commit(at.city.house, at.city.jurisdiction, [
    { matter: matter.id, act: 'withdraw', input: {}, actor },
  ])
  expect(await reply(address)).toBe(550)
})

it('at most twenty times a day', async () => {
  const { matter, address } = await told()
  for (let n = 0; n < 20; n += 1) expect(await reply(address, { text: `第 ${n} 封` })).toBe(250)
  expect(await reply(address, { text: '第 21 封' })).toBe(452)
  expect(await wordsOf(matter.id)).toHaveLength(20)
})

/** The whole conversation up to the answer to RCPT TO, as it stands on the line. */
async function answerTo(address: string): Promise<string> {
  const socket = connect(door.port, '127.0.0.1')
  let said = ''
  socket.on('data', (part) => (said += part.toString()))
  const answer = async () => {
    while (!/^\d{3} [^\n]*\n$/m.test(said)) await new Promise((resolve) => setTimeout(resolve, 5))
    return said
  }
  const line = (text: string) => {
    said = ''
    socket.write(`${text}\r\n`)
    return answer()
  }
  await answer()
  await line('EHLO elsewhere.example')
  await line('MAIL FROM:<a@elsewhere.example>')
  const refusal = await line(`RCPT TO:<${address}>`)
  socket.destroy()
  return refusal
}

it('to an address that never was, ended, or is none gets the same answer', async () => {
  const { receipt, address } = await told()
  const never = newReceiptCode(at.city.jurisdiction).text.toLowerCase()
  const elsewhere = newReceiptCode(330_100).text.toLowerCase()
  await at.city.database.db.transaction((tx) => replaceReceipt(tx, receipt.code, '2026-03-02'))
  const addresses = [
    address,
    `r+${never}@r.city.example`,
    `r+${elsewhere}@r.city.example`,
    'root@r.city.example',
    'r+x@r.city.example',
  ]
  const answers = await Promise.all(addresses.map(answerTo))
  expect(new Set(answers)).toEqual(new Set(['550 no such address\r\n']))
  // The next message carries an address that lives.
  expect(await reply((await told()).address)).toBe(250)
})

it('relays nothing, and offers neither sign-in nor a line under a key that everybody has', async () => {
  expect(await reply('victim@example.org')).toBe(550)
  const socket = connect(door.port, '127.0.0.1')
  let said = ''
  socket.on('data', (part) => (said += part.toString()))
  const until = async (sign: RegExp) => {
    while (!sign.test(said)) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await until(/^220 /m)
  socket.write('EHLO elsewhere.example\r\n')
  await until(/^250 /m)
  socket.destroy()
  expect(said).not.toMatch(/AUTH|STARTTLS/)
})
