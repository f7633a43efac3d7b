/** Policies: what is read, who is enough, and every line that is refused with its place. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signerOf } from '../log.fixture.ts'
import { utf8 } from './bytes.ts'
import { parseVkey } from './note.ts'
import { parsePolicy, satisfied } from './policy.ts'

const log = signerOf('log.example', 1)
const [a, b, c] = ['a', 'b', 'c'].map((name) => signerOf(`${name}.example`, 4))
const HEAD = `log ${log.vkey}\n`
const ALL = `${HEAD}witness a ${a!.vkey}\nwitness b ${b!.vkey} https://b.example/\nwitness c ${c!.vkey}\n`

const read = (text: string) => parsePolicy(utf8(text))
const codeOf = (text: string) => {
  const answer = read(text)
  return answer.ok ? 'yes' : answer.refusal.code
}

function enough(text: string, names: string): boolean {
  const answer = read(text)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return satisfied(answer.value, (name) => names.includes(name))
}

describe('a policy', () => {
  it('counts groups within groups', () => {
    const text = `# whom I believe\n\n${ALL}group near any a b\ngroup both all near c\nquorum both\n`
    const cases = ['', 'a', 'ab', 'c', 'ac', 'bc', 'abc'].map((who) => enough(text, who))
    expect(cases).toEqual([false, false, false, false, true, true, true])
    expect(
      ['', 'a', 'ab', 'bc'].map((who) => enough(`${ALL}group g 2 a b c\nquorum g\n`, who)),
    ).toEqual([false, false, true, true])
    expect(enough(`${ALL}quorum b\n`, 'ac')).toBe(false)
    expect(enough(`${ALL}quorum b\n`, 'b')).toBe(true)
    expect(enough(`${ALL}quorum none\n`, '')).toBe(true)
  })

  it('is read with tabs, with addresses, with line ends of Windows, with a log of a second key', () => {
    const second = signerOf('log.example', 1)
    expect(
      codeOf(`log\t${log.vkey}  https://log.example/\r\nlog ${second.vkey}\r\nquorum none\r\n`),
    ).toBe('yes')
  })

  it.each([
    ['policy_log', 'quorum none\n'],
    ['policy_quorum', HEAD],
    ['policy_quorum', `${HEAD}quorum none\nquorum none\n`],
    ['policy_name', `${HEAD}quorum a\n`],
    ['policy_name', `${HEAD}group g any a\nquorum g\n`],
    ['policy_name', `${ALL}quorum g\ngroup g any a\n`],
    ['policy_line', `${ALL}group g 0 a\nquorum g\n`],
    ['policy_line', `${ALL}group g 3 a b\nquorum g\n`],
    ['policy_line', `${ALL}group g all\nquorum g\n`],
    ['policy_line', `${ALL}group none any a\nquorum none\n`],
    ['policy_line', `${HEAD}believe me\nquorum none\n`],
    ['policy_line', `${HEAD}quorum none please\n`],
    ['policy_line', `log ${log.vkey} https://x more\nquorum none\n`],
    ['policy_twice', `${ALL}group g all a a\nquorum g\n`],
    ['policy_twice', `${ALL}group g any a\ngroup h any a\nquorum g\n`],
    ['policy_twice', `${ALL}witness a ${signerOf('d', 4).vkey}\nquorum a\n`],
    ['policy_twice', `${ALL}witness again ${a!.vkey}\nquorum a\n`],
    ['policy_type', `log ${a!.vkey}\nquorum none\n`],
    ['policy_type', `${HEAD}witness l ${log.vkey}\nquorum l\n`],
    ['vkey_shape', 'log nonsense\nquorum none\n'],
    ['vkey_id', `log ${log.vkey.replace(/\+[0-9a-f]{8}\+/u, '+00000000+')}\nquorum none\n`],
  ])('is refused: %s', (code, text) => {
    expect(codeOf(text)).toBe(code)
  })

  it('is refused as bytes that are no text', () => {
    expect(parsePolicy(Uint8Array.of(0xff, 0xfe))).toMatchObject({
      refusal: { code: 'policy_text' },
    })
  })

  it('names no key of small order', () => {
    const neutral = `01${'00'.repeat(31)}`
    const data = Buffer.from(`01${neutral}`, 'hex')
    const id = createHash('sha256').update('x\n').update(data).digest('hex').slice(0, 8)
    expect(parseVkey(`x+${id}+${data.toString('base64')}`)).toMatchObject({
      refusal: { code: 'vkey_key' },
    })
  })
})
