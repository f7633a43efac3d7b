/** What is found is what holds the phrase: PostgreSQL against a plain scan of the same texts. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { queryOf, tokensOf, vectorOf } from './search.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

async function finds(
  texts: readonly string[],
  typed: string,
  marks: readonly string[] = [],
  marksOf?: (token: string) => readonly string[],
): Promise<boolean> {
  const query = queryOf(typed, marksOf)
  if (query === null) return false
  const [row] = await database.db.query<{ found: boolean }>(
    'SELECT $1::tsvector @@ $2::tsquery AS found',
    [vectorOf(texts, marks), query],
  )
  return row?.found === true
}

/** Characters of Chinese one by one, words of letters and digits whole; signs are nothing. */
function unitsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu) ?? []
  ).map((unit) => unit.slice(0, 40))
}

function scan(texts: readonly string[], typed: string): boolean {
  const tokens = tokensOf(typed)
  return tokens.length > 0 && tokens.every((token) => texts.some((text) => holds(text, token)))
}

function holds(text: string, token: string): boolean {
  const wanted = unitsOf(token)
  const there = unitsOf(text)
  return there.some((_, at) =>
    wanted.every((unit, index) => {
      const isLast = index === wanted.length - 1
      const other = there[at + index] ?? ''
      return isLast && !/\p{Script=Han}/u.test(unit) ? other.startsWith(unit) : other === unit
    }),
  )
}

describe('search', () => {
  const text = '和平路3号楼𠮷祥小区路灯坏了三盏，Wi-Fi 也断了。ＡＢＣ超市门口停水'
  it.each([
    ['路灯', true],
    ['灯坏了', true],
    ['坏了三盏', true],
    ['坏三盏', false],
    ['𠮷祥', true],
    ['吉祥', false],
    ['𠮷', true],
    ['水', true],
    ['灯', true],
    ['3号楼', true],
    ['4号楼', false],
    ['路3号', true],
    ['路3', true],
    ['楼𠮷', true],
    ['wi-fi', true],
    ['WI', true],
    ['fi也断', true],
    ['abc超市', true],
    ['ab超市', false],
    ['路灯 停水', true],
    ['路灯 停电', false],
    ['三盏Wi', true],
    ["'", false],
    ['，。', false],
    [String.raw`路\灯`, true],
    ['三盏wifi', false],
    ["路灯' | '电", false],
    ["路灯' & '水", true],
  ])('%s: %s', async (typed, expected) => {
    expect(await finds([text], typed)).toBe(expected)
  })

  it('never joins two texts to a phrase', async () => {
    expect(await finds(['路灯', '坏了'], '灯坏')).toBe(false)
    expect(await finds(['路灯', '坏了'], '路灯坏了')).toBe(false)
    expect(await finds(['路灯', '坏了'], '路灯 坏了')).toBe(true)
  })

  it('takes a mark for a token, and never a typed token for a mark', async () => {
    const marks = ['u:housing', 'n:8M2QK7421162']
    const marked = (token: string) => (token === '住建' ? ['u:housing'] : ['n:8M2*'])
    expect(await finds(['路灯'], '住建 路灯', marks, marked)).toBe(true)
    expect(await finds(['路灯'], '2M8', marks, marked)).toBe(true)
    expect(await finds(['路灯'], '@u:housing', marks)).toBe(false)
    expect(await finds(['路灯'], 'u:housing', marks)).toBe(false)
  })

  it('finds what a plain scan finds, and nothing else', async () => {
    const sign = fc.constantFrom(
      ...'路灯坏水𠮷区三',
      ...'ab12',
      ' ',
      '，',
      '-',
      "'",
      '\\',
      'Ａ',
      'é',
    )
    const some = (min: number, max: number) =>
      fc.array(sign, { minLength: min, maxLength: max }).map((signs) => signs.join(''))
    await fc.assert(
      fc.asyncProperty(
        fc.array(some(0, 24), { minLength: 1, maxLength: 3 }),
        some(1, 6),
        async (texts, typed) => {
          expect(await finds(texts, typed)).toBe(scan(texts, typed))
        },
      ),
      { numRuns: 1_500, seed: 20_261_124 },
    )
  })

  it('takes the longest text that may be said', async () => {
    const long = '井盖丢失半个月了'.repeat(1_200)
    expect(await finds([`${long}尾巴`], '了尾巴')).toBe(true)
  })
})
