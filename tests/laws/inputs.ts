/** Random inputs from the declarations of fields: mostly right, now and then not. */
import { addDays } from '../../src/kernel/index.ts'
import type { Field, Fields, Json, TextField } from '../../src/kernel/index.ts'
import type { Chance } from './random.ts'

/** What the city keeps, to refer to. */
export interface Known {
  readonly today: string
  readonly asks: readonly string[]
  readonly units: readonly string[]
  readonly posts: readonly string[]
  readonly categories: readonly string[]
  readonly divisions: readonly string[]
  readonly channels: readonly string[]
  readonly matters: readonly string[]
}

export interface Habits {
  /** How often an optional field is filled in. */
  readonly optional: number
  /** How often something that does not belong there is sent. */
  readonly wrong: number
}

const SENTENCES = [
  '十一月二十日已更换三盏路灯并逐一通电试亮',
  '经现场查看，井盖为排水井，已由养护班组换新',
  '按《物业管理条例》第三十一条，此项由业主大会决定',
  '巷口𠮷祥里夜间无灯，老人出行不便',
  'The lamp at the corner was replaced on Friday.',
  '水压不足，六楼以上每天傍晚停水',
]

const WRONG: readonly Json[] = [
  '',
  '  ',
  '\u202Eabc',
  'a\u0000b',
  42,
  null,
  [],
  {},
  ['a', 'b'],
  '1900-01-01',
  'x'.repeat(20_000),
]

export function inputFor(
  fields: Fields,
  known: Known,
  chance: Chance,
  habits: Habits = { optional: 0.5, wrong: 0.02 },
): Record<string, Json> {
  const input: Record<string, Json> = {}
  for (const [name, field] of Object.entries(fields)) {
    if (field.optional && !chance.maybe(habits.optional)) continue
    input[name] = chance.maybe(habits.wrong)
      ? chance.one(WRONG)
      : valueFor(field, known, chance, habits)
  }
  if (chance.maybe(habits.wrong / 2)) input['nobody_asked'] = '1'
  return chance.maybe(0.1) ? input : daysInOrder(fields, input)
}

/** Most people fill in the days of a form in the order in which it asks for them. */
function daysInOrder(fields: Fields, input: Record<string, Json>): Record<string, Json> {
  const names = Object.keys(fields).filter(
    (name) => fields[name]?.type === 'day' && typeof input[name] === 'string',
  )
  if (names.length < 2) return input
  const days = names.map((name) => String(input[name])).toSorted()
  return { ...input, ...Object.fromEntries(names.map((name, n) => [name, days[n] ?? ''])) }
}

function valueFor(field: Field, known: Known, chance: Chance, habits: Habits): Json {
  switch (field.type) {
    case 'text':
      return textFor(field, chance)
    case 'choice':
      return chance.one(Object.keys(field.options))
    case 'yes_no':
      return chance.maybe(0.5)
    case 'day':
      return addDays(known.today, chance.below(40) - (chance.maybe(0.1) ? 20 : -1))
    case 'number':
      return Number(
        (field.min + chance.next() * Math.min(field.max - field.min, 100)).toFixed(field.decimals),
      )
    case 'list': {
      const count = field.min + chance.below(Math.min(field.max - field.min, 3) + 1)
      return Array.from({ length: count }, () => textFor(field.of, chance))
    }
    case 'several':
      return [chance.one(field.of === 'post' ? known.posts : known.units)]
    case 'each_ask':
      return known.asks.map(() => inputFor(field.fields, known, chance, habits))
    case 'groups': {
      const count = field.min + chance.below(Math.min(field.max - field.min, 2) + 1)
      return Array.from({ length: count }, () => inputFor(field.fields, known, chance, habits))
    }
    case 'files':
      // Files come through doors of their own, before the act: tests/http/files.test.ts.
      return []
    default:
      return referenceFor(field.type, known, chance)
  }
}

function referenceFor(
  type: 'unit' | 'post' | 'category' | 'division' | 'channel' | 'matter',
  known: Known,
  chance: Chance,
): string {
  switch (type) {
    case 'unit':
      return chance.one(known.units)
    case 'post':
      return chance.one(known.posts)
    case 'category':
      return chance.one(known.categories)
    case 'division':
      return chance.one(known.divisions)
    case 'channel':
      return chance.one(known.channels)
    case 'matter':
      return chance.one(known.matters)
  }
}

function textFor({ min, max }: TextField, chance: Chance): string {
  // Numbers are texts too: which step is corrected.
  if (max <= 10) return String(1 + chance.below(4))
  let words = chance.one(SENTENCES)
  while ([...words].length < min) words += `，${chance.one(SENTENCES)}`
  return [...words].slice(0, max).join('')
}
