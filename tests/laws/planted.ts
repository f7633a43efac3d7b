/** A small kind that keeps the laws, and the same with one flaw each: what the laws must catch. */
import { actOf, declareKind, reference, text, yesNo } from '../../src/kernel/index.ts'
import type { Kind, KindDeclaration } from '../../src/kernel/index.ts'

export type TaskState =
  | { readonly name: 'asked' }
  | { readonly name: 'given'; readonly note: string }
  | { readonly name: 'done' }
  | { readonly name: 'closed' }

const act = actOf<TaskState>()
const words = (name: string) => ({ zh: name, en: name })
const told = { officials: words('…'), resident: words('…') }
const owes = (role: string, acts: readonly string[], clock: string) => () => [{ role, acts, clock }]

export const SOUND: KindDeclaration<TaskState> = {
  name: 'task',
  version: 1,
  words: words('task'),
  roles: {
    giver: { is: 'power', power: 'dispatch', words: words('giver') },
    worker: { is: 'bound', doer: true, words: words('worker') },
    checker: { is: 'power', power: 'check', words: words('checker') },
  },
  clocks: { giving: words('giving'), working: words('working'), checking: words('checking') },
  states: {
    asked: {
      words: words('asked'),
      resident: words('asked'),
      counts: 'waiting',
      duties: owes('giver', ['give'], 'giving'),
    },
    given: {
      words: words('given'),
      resident: words('given'),
      counts: 'in_hand',
      duties: owes('worker', ['finish'], 'working'),
    },
    done: {
      words: words('done'),
      resident: words('done'),
      counts: 'answered',
      duties: owes('checker', ['close'], 'checking'),
    },
    closed: {
      words: words('closed'),
      resident: words('closed'),
      final: true,
      counts: 'done',
      duties: () => [],
    },
  },
  acts: {
    ask: act({
      from: 'new',
      by: ['door'],
      words: words('ask'),
      told,
      fields: { text: text(words('text'), { max: 100 }) },
      starts: () => [{ limit: 'dispatch', as: 'giving' }],
      to: ['asked'],
      becomes: (_matter, event) => ({
        subject: { title: 'task', text: String(event.input['text']) },
        state: { name: 'asked' },
      }),
    }),
    give: act({
      from: ['asked'],
      by: ['giver'],
      words: words('give'),
      told,
      fields: { unit: reference('unit', words('unit')) },
      starts: () => [{ limit: 'whole', as: 'working' }],
      stops: () => ['giving'],
      to: ['given'],
      becomes: (_matter, event) => ({
        bind: [{ role: 'worker', unit: String(event.input['unit']) }],
        state: { name: 'given', note: '' },
      }),
    }),
    finish: act({
      from: ['given'],
      by: ['worker'],
      words: words('finish'),
      told,
      fields: { sure: yesNo(words('sure')) },
      starts: () => [{ limit: 'check', as: 'checking' }],
      stops: () => ['working'],
      to: ['done'],
      becomes: () => ({ state: { name: 'done' } }),
    }),
    close: act({
      from: ['done'],
      by: ['checker'],
      judges: true,
      words: words('close'),
      told,
      fields: {},
      to: ['closed'],
      becomes: () => ({ state: { name: 'closed' } }),
    }),
    complain: act({
      from: ['done'],
      by: ['resident'],
      words: words('complain'),
      told,
      fields: {},
      starts: () => [{ limit: 'whole', as: 'working' }],
      stops: () => ['checking'],
      to: ['given'],
      becomes: () => ({ state: { name: 'given', note: 'again' } }),
    }),
  },
}

type Flaw = (sound: KindDeclaration<TaskState>) => Partial<KindDeclaration<TaskState>>

const changing = (acts: KindDeclaration<TaskState>['acts']): Flaw => {
  return (sound) => ({ acts: { ...sound.acts, ...acts } })
}
const sound = (name: string) => {
  const one = SOUND.acts[name]
  if (!one) throw new Error(`no act ${name}`)
  return one
}
const { judges: _declared, ...undeclared } = sound('close')
let outside = 0

/** [the flaw, what the law says of it, the kind] */
export const PLANTED: readonly (readonly [string, RegExp, Kind])[] = (
  [
    [
      'nobody owes anything in a state that is not final',
      /first law/,
      (one) => ({ states: { ...one.states, done: { ...one.states.done, duties: () => [] } } }),
    ],
    [
      'a final state owes an act',
      /clock checking of a duty is not running/,
      (one) => ({
        states: {
          ...one.states,
          closed: { ...one.states.closed, duties: owes('checker', ['close'], 'checking') },
        },
      }),
    ],
    [
      'the act that is owed can never be done',
      /nobody can ever close/,
      changing({ close: { ...sound('close'), unless: () => ({ code: 'never' }) } }),
    ],
    [
      'the act that is owed never gets anywhere',
      /waits for ever|round and round/,
      changing({
        close: { ...sound('close'), check: () => ({ code: 'never_right', field: 'x' }) },
      }),
    ],
    [
      'the worker closes what it did, undeclared',
      /second law/,
      changing({
        close: { ...undeclared, by: ['worker', 'checker'] },
      }),
    ],
    [
      'a proposal is used twice',
      /two people/,
      changing({
        approve: {
          ...sound('close'),
          from: 'open',
          by: ['giver'],
          otherThan: 'propose_seal',
          unless: (matter) => (matter.hands['propose_seal'] ? null : { code: 'needs_proposal' }),
          to: [],
          becomes: () => ({}),
        },
      }),
    ],
    [
      'what an event makes depends on more than the event',
      /third law.*replay/,
      changing({
        give: {
          ...sound('give'),
          becomes: (matter, event) => {
            outside += 1
            return {
              ...sound('give').becomes(matter, event),
              state: { name: 'given', note: `${outside}` },
            }
          },
        },
      }),
    ],
    [
      'a clock closes what nobody judged',
      /red line/,
      changing({ expire: { ...sound('close'), by: ['system'], judges: true } }),
    ],
    [
      'a clock takes an act from the resident',
      /red line/,
      changing({
        complain: {
          ...sound('complain'),
          unless: (matter) => (matter.urged.times > 0 ? { code: 'too_late' } : null),
        },
        lapse: {
          ...sound('close'),
          by: ['system'],
          to: [],
          becomes: () => ({ urged: true as const }),
        },
      }),
    ],
  ] as readonly (readonly [string, RegExp, Flaw])[]
).map(([flaw, law, change]) => [flaw, law, declareKind({ ...SOUND, ...change(SOUND) })] as const)
