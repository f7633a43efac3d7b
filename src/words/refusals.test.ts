import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REFUSALS, refusalWords } from './index.ts'
import { deliveryRefusals } from './delivery.ts'
import { doorRefusals } from './doors.ts'
import { fileRefusals } from './files.ts'
import { inputRefusals } from './input.ts'
import { knowledgeRefusals } from './knowledge.ts'
import { matterRefusals } from './matters.ts'
import { peopleRefusals } from './people.ts'
import { requestRefusals } from './requests.ts'
import { rulesRefusals } from './rules.ts'
import { viewRefusals } from './views.ts'

/** How codes are written in the house. */
const WRITTEN = [
  /\brefused?\(\s*'([a-z0-9_]+)'/g,
  /\bHttpProblem\(\s*\d+,\s*'([a-z0-9_]+)'/g,
  /\bcode: '([a-z0-9_]+)'/g,
  // One kind of reference for each: no_such_unit, no_such_category …
  /type: ('unit' \| 'post'[^\n]*)/g,
]

/** Codes that are no refusals: of channels and categories by default, of differences an audit names, of lights. */
const NO_REFUSALS = /^src\/(rules\/defaults\/|transparency\/audit\/|plans\/lights\.ts)/

export function codesIn(source: string): string[] {
  return WRITTEN.flatMap((pattern) =>
    [...source.matchAll(pattern)].flatMap(([, found = '']) =>
      found.startsWith("'")
        ? [...found.matchAll(/'(\w+)'/g)].map(([, type]) => `no_such_${type}`)
        : [found],
    ),
  )
}

function codesOfTheHouse(): Map<string, string> {
  const files = globSync('src/**/*.ts').filter(
    (file) => !file.endsWith('.test.ts') && !NO_REFUSALS.test(file),
  )
  return new Map(
    files.flatMap((file) =>
      codesIn(readFileSync(file, 'utf8')).map((code): [string, string] => [code, file]),
    ),
  )
}

describe('words of refusals', () => {
  it('every code used in the house has words', () => {
    const codes = codesOfTheHouse()
    expect(codes.size).toBeGreaterThan(100)
    const wordless = [...codes].filter(([code]) => !Object.hasOwn(REFUSALS, code))
    expect(wordless).toEqual([])
  })

  it('finds a code however it is written', () => {
    const source = `refuse('one_a'); throw refused('two_b', 'x')
      new HttpProblem(400, 'three_c'); return { code: 'four_d' }
      readonly type: 'unit' | 'post'`
    expect(codesIn(source)).toEqual([
      'one_a',
      'two_b',
      'three_c',
      'four_d',
      'no_such_unit',
      'no_such_post',
    ])
  })

  it('both languages fill in the same values, end as sentences, and no code is written twice', () => {
    for (const { zh, en } of Object.values(REFUSALS)) {
      const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()
      expect(names(zh), zh).toEqual(names(en))
      expect(zh).toMatch(/[。？]$/u)
      expect(en).toMatch(/[.?]$/u)
    }
    const groups = [
      inputRefusals,
      matterRefusals,
      peopleRefusals,
      requestRefusals,
      rulesRefusals,
      doorRefusals,
      deliveryRefusals,
      fileRefusals,
      knowledgeRefusals,
      viewRefusals,
    ]
    const all = groups.flatMap((group) => Object.keys(group))
    expect(all.length).toBe(new Set(all).size)
  })

  it('fills in values, and leaves no empty brackets where one is missing', () => {
    const long = { code: 'too_long', params: { max: 10, length: 12 } }
    expect(refusalWords(long).en).toContain('at most 10 characters, now 12')
    expect(refusalWords({ code: 'unit_lacks_power' }).zh).not.toContain('（')
    expect(refusalWords({ code: 'unknown_field', field: 'x' }).en).toContain('(x)')
  })

  it('a code without words is still shown, and never as something of JavaScript', () => {
    expect(refusalWords({ code: 'constructor' }).en).toBe('This cannot be done (constructor).')
  })
})
