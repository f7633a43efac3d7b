import { describe, expect, it } from 'vitest'
import {
  choice,
  day,
  eachAsk,
  files,
  groups,
  isDay,
  list,
  number,
  readInput,
  readText,
  reference,
  text,
  yesNo,
} from './fields.ts'
import type { Fields } from './fields.ts'

const words = (name: string) => ({ zh: name, en: name })
const plain = { min: 1, max: 20, lines: true }
const read = (value: unknown, bounds = plain) => readText(bounds, value, 'f')
const codeOf = (value: unknown, bounds = plain) => {
  const result = read(value, bounds)
  return result.ok ? null : result.refusal.code
}
const valueOf = (value: unknown, bounds = plain) => {
  const result = read(value, bounds)
  return result.ok ? result.value : result.refusal
}

describe('a text', () => {
  it.each([
    ['a number', 42, 'not_a_text'],
    ['a list', ['a'], 'not_a_text'],
    ['half of a rare character', 'a\uD842', 'broken_characters'],
    ['a zero byte', 'a\u0000b', 'control_characters'],
    ['an escape', 'a\u001B[31m', 'control_characters'],
    ['a vertical tab', 'a\u000Bb', 'control_characters'],
    ['a control character of the second block', 'a\u0085b', 'control_characters'],
    ['an override of direction', 'abc\u202Egnp', 'direction_characters'],
    ['an isolate of direction', 'abc\u2066def', 'direction_characters'],
    ['nothing', '', 'too_short'],
    ['blanks', ' \u3000\t ', 'too_short'],
    ['characters nobody sees', '\u200B\u200B\u200D', 'too_short'],
    ['fillers that look like blanks', '\u3164\u2800', 'too_short'],
    ['combining marks alone', '\u0301\u0301', 'too_short'],
    ['too much', '字'.repeat(21), 'too_long'],
  ])('is refused: %s', (_what, value, code) => {
    expect(codeOf(value)).toBe(code)
  })

  it('tells how long it may be and how long it is', () => {
    expect(valueOf('字'.repeat(21))).toMatchObject({ field: 'f', params: { max: 20, length: 21 } })
    expect(valueOf('字', { ...plain, min: 4 })).toMatchObject({ params: { min: 4, length: 1 } })
  })

  it.each([
    ['emoji', '👍🏽 👨‍👩‍👧'],
    ['rare characters', '𠮷祥里𰻞'],
    ['a name in a private area', '张\uE863'],
    ['tabs and lines', '一\t二\n三'],
    ['Arabic', 'السلام عليكم'],
    ['Hebrew with its marks', 'שלום\u200F!'],
  ])('is kept: %s', (_what, value) => {
    expect(valueOf(value)).toBe(value)
  })

  it('counts characters, not halves of them', () => {
    expect(codeOf('𠮷'.repeat(20))).toBe(null)
    expect(codeOf('𠮷'.repeat(21))).toBe('too_long')
    expect(codeOf('𠮷', { ...plain, min: 2 })).toBe('too_short')
  })

  it('is kept composed, with plain line ends, without blanks around it', () => {
    expect(valueOf('  e\u0301te\u0301\r\nb\rc\u2028d ')).toBe('été\nb\nc\nd')
  })

  it('of one line has none of the ways to end a line', () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028', '\u2029'])
      expect(codeOf(`a${end}b`, { ...plain, lines: false })).toBe('one_line')
    expect(codeOf('a\n', { ...plain, lines: false })).toBe(null)
  })
})

const fields: Fields = {
  words: text(words('words'), { min: 2, max: 10 }),
  colour: choice(words('colour'), { red: words('red') }, { optional: true }),
  sure: yesNo(words('sure'), { optional: true }),
  when: day(words('when'), { optional: true }),
  unit: reference('unit', words('unit'), { optional: true }),
  share: number(words('share'), { optional: true, min: -1, max: 100, decimals: 2 }),
  asks: list(words('asks'), text(words('ask'), { max: 5 }), { optional: true, min: 1, max: 3 }),
  answers: eachAsk(words('answers'), { text: text(words('text'), { max: 5 }) }, { optional: true }),
}

const readAs = (input: unknown) => {
  const result = readInput(fields, input)
  return result.ok ? result.value : [result.refusal.code, result.refusal.field]
}

describe('an input', () => {
  it.each([
    ['null', null, ['input_not_an_object', undefined]],
    ['a text', 'words=a', ['input_not_an_object', undefined]],
    ['a list', [], ['input_not_an_object', undefined]],
    ['nothing', {}, ['required', 'words']],
    ['blanks', { words: '  ' }, ['required', 'words']],
    ['a field nobody asked for', { words: 'abc', more: '1' }, ['unknown_field', 'more']],
    [
      'JavaScript’s own',
      JSON.parse('{"words":"abc","__proto__":{"a":1}}'),
      ['unknown_field', '__proto__'],
    ],
    ['constructor', { words: 'abc', constructor: '1' }, ['unknown_field', 'constructor']],
    ['not an option', { words: 'abc', colour: 'toString' }, ['not_an_option', 'colour']],
    ['an option as a list', { words: 'abc', colour: ['red'] }, ['not_an_option', 'colour']],
    ['neither yes nor no', { words: 'abc', sure: 'maybe' }, ['not_yes_or_no', 'sure']],
    ['no day', { words: 'abc', when: '2026-02-30' }, ['not_a_day', 'when']],
    ['a day of another form', { words: 'abc', when: '2026/2/3' }, ['not_a_day', 'when']],
    ['no reference', { words: 'abc', unit: 'a b' }, ['not_a_reference', 'unit']],
    ['a reference too long', { words: 'abc', unit: 'a'.repeat(81) }, ['not_a_reference', 'unit']],
    ['a reference that is code', { words: 'abc', unit: "';drop" }, ['not_a_reference', 'unit']],
    ['no number', { words: 'abc', share: '1e3' }, ['not_a_number', 'share']],
    ['an endless number', { words: 'abc', share: 1e300 }, ['not_a_number', 'share']],
    ['no number at all', { words: 'abc', share: Number.NaN }, ['not_a_number', 'share']],
    ['thousands', { words: 'abc', share: '1,0' }, ['not_a_number', 'share']],
    ['a finer number', { words: 'abc', share: '1.005' }, ['too_many_decimals', 'share']],
    ['too small', { words: 'abc', share: -2 }, ['number_too_small', 'share']],
    ['too large', { words: 'abc', share: '100.01' }, ['number_too_large', 'share']],
    ['no list', { words: 'abc', asks: 7 }, ['not_a_list', 'asks']],
    ['too many', { words: 'abc', asks: ['1', '2', '3', '4'] }, ['too_many', 'asks']],
    ['too few', { words: 'abc', asks: [' ', ''] }, ['too_few', 'asks']],
    ['one of them too long', { words: 'abc', asks: ['1', '123456'] }, ['too_long', 'asks']],
    ['one of them no text', { words: 'abc', asks: [{}] }, ['not_a_text', 'asks']],
    ['no groups', { words: 'abc', answers: 'x' }, ['not_a_list', 'answers']],
    [
      'a group that is none',
      { words: 'abc', answers: ['x'] },
      ['input_not_an_object', 'answers.0.'],
    ],
    [
      'a group with more',
      { words: 'abc', answers: [{ text: 'a' }, { text: 'a', b: 1 }] },
      ['unknown_field', 'answers.1.b'],
    ],
    [
      'a group without',
      { words: 'abc', answers: [{ text: 'a' }, {}] },
      ['required', 'answers.1.text'],
    ],
    [
      'too many groups',
      { words: 'abc', answers: Array.from({ length: 51 }, () => ({ text: 'a' })) },
      ['too_many', 'answers'],
    ],
  ])('is refused at its field: %s', (_what, input, refusal) => {
    expect(readAs(input)).toEqual(refusal)
  })

  it('is read: forms send texts, systems send values', () => {
    const expected = {
      words: 'abc',
      colour: 'red',
      sure: true,
      when: '2026-02-28',
      unit: 'u-1',
      share: 12.5,
      asks: ['a', 'b'],
      answers: [{ text: 'x' }],
    }
    const rest = {
      words: ' abc ',
      colour: 'red',
      when: '2026-02-28',
      unit: 'u-1',
      share: ' 12.50 ',
      answers: [{ text: 'x' }],
    }
    expect(readAs({ ...rest, sure: 'yes', asks: 'a\n\nb' })).toEqual(expected)
    expect(readAs({ ...rest, sure: true, asks: ['a', '', 'b'] })).toEqual(expected)
    expect(readAs({ ...rest, sure: 'true', asks: 'a\r\nb' })).toEqual(expected)
  })

  it('leaves out what was left empty', () => {
    expect(readAs({ words: 'abc', colour: '', sure: null, when: undefined })).toEqual({
      words: 'abc',
    })
  })

  it('says no as well as yes', () => {
    for (const no of [false, 'no', 'false'])
      expect(readAs({ words: 'abc', sure: no })).toMatchObject({ sure: false })
  })

  it('names an unknown field by no more than its beginning', () => {
    expect(readAs({ words: 'abc', ['x'.repeat(500)]: '1' })).toEqual([
      'unknown_field',
      'x'.repeat(60),
    ])
  })
})

it('knows which days there are', () => {
  for (const one of ['1900-01-01', '2024-02-29', '2199-12-31'])
    expect([one, isDay(one)]).toEqual([one, true])
  for (const one of [
    '1899-12-31',
    '2200-01-01',
    '2023-02-29',
    '2026-13-01',
    '2026-1-1',
    '2026-04-31',
    '',
  ])
    expect([one, isDay(one)]).toEqual([one, false])
})

describe('files', () => {
  const taking: Fields = { files: files(words('files'), { max: 2 }) }
  const [one, two, three] = [1, 2, 3].map((n) => `0000000${n}-0000-4000-8000-000000000000`)
  const tell = (value: unknown) => {
    const result = readInput(taking, { files: value })
    return result.ok ? result.value : result.refusal.code
  }

  it('are never required: none, an empty list and nothing are the same', () => {
    for (const nothing of [undefined, null, '', []]) expect(tell(nothing)).toEqual({})
    expect(taking['files']?.optional).toBe(true)
  })

  it('are ids, each once, and no more than the field takes', () => {
    expect(tell([one, two])).toEqual({ files: [one, two] })
    expect(tell([one, two, three])).toBe('too_many_files')
    expect(tell([one, one])).toBe('no_such_file')
  })

  it.each([
    ['a text', 'x', 'not_a_list'],
    ['an object', { 0: 'x' }, 'not_a_list'],
    ['a number in a list', [1], 'no_such_file'],
    ['a path', ['../../etc/passwd'], 'no_such_file'],
    ['an id in capitals', ['ABCDEF01-0000-4000-8000-000000000000'], 'no_such_file'],
    ['an id and more', ['00000001-0000-4000-8000-000000000000 '], 'no_such_file'],
    ['a list in a list', [[]], 'no_such_file'],
  ])('%s is none', (_name, value, code) => {
    expect(tell(value)).toBe(code)
  })
})

describe('groups', () => {
  const clause = { number: text(words('number'), { max: 5 }), weight: number(words('weight')) }
  const taking: Fields = { clauses: groups(words('clauses'), clause, { min: 1, max: 2 }) }
  const tell = (value: unknown) => {
    const result = readInput(taking, { clauses: value })
    return result.ok ? result.value : [result.refusal.code, result.refusal.field]
  }
  const one = { number: ' 一 ', weight: '3' }

  it('are as many as there are, each read by its own fields', () => {
    expect(tell([one])).toEqual({ clauses: [{ number: '一', weight: 3 }] })
    expect(tell([one, one])).toHaveProperty('clauses.1.weight', 3)
  })

  it.each([
    ['none', [], ['too_few', 'clauses']],
    ['too many', [one, one, one], ['too_many', 'clauses']],
    ['no list', { 0: one }, ['not_a_list', 'clauses']],
    ['one that lacks something', [one, { number: '二' }], ['required', 'clauses.1.weight']],
    ['one with more', [{ ...one, more: 1 }], ['unknown_field', 'clauses.0.more']],
    ['one that is none', ['x'], ['input_not_an_object', 'clauses.0.']],
  ])('%s is refused where it is', (_name, value, fault) => {
    expect(tell(value)).toEqual(fault)
  })
})
