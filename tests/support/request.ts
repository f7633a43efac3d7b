/** Requests at every point of their course, and the people who act on them: for the tests of that kind. */
import { dutiesOf } from '../../src/kernel/index.ts'
import type { Actor, Json, Rulebook } from '../../src/kernel/index.ts'
import { request } from '../../src/kinds/index.ts'
import { acting, DOOR, HOUR, later, official, RESIDENT, rulebookOf, START } from './acting.ts'
import type { Acting } from './acting.ts'

/** Hours; each its own, so that a date tells which limit gave it. */
const LIMITS = {
  draft: 168,
  dispatch: 4,
  'dispatch@danger': 1,
  accept: 24,
  'accept@danger': 2,
  ruling: 25,
  'ruling@danger': 3,
  whole: 120,
  'whole@danger': 5,
  extension: 121,
  'extension@danger': 26,
  rework: 122,
  'rework@danger': 27,
  support: 72,
  'support@danger': 6,
  coordination: 123,
  check: 48,
  refusal_review: 49,
  appeal: 124,
  judging: 169,
  call_back: 73,
  closing: 28,
}

export const operator = official(['intake'], 'hotline')
export const dispatcher = official(['dispatch'], 'hotline')
export const reviewer = official(['review'], 'legal')
export const other = official(['review'], 'bureau')
export const arbiter = official(['arbitrate'], 'hall')
export const lead = official(['handle'], 'works')
export const helper = official(['handle'], 'power')
export const checker = official(['check'], 'hall')
export const caller = official(['call_back'], 'hotline')
export const supervisor = official(['supervise'], 'hall')
export const archivist = official(['archive'], 'archives')

export const WHY = '这里写明理由和依据，不少于十个字'
export const TEXT = '三盏灯已换新，昨晚已亮'
export const DONE = [{ outcome: 'done', text: TEXT }]
export const DISPATCH = { unit: 'works', category: 'lamp' }

/** The limits of this city, with a calendar that is known to the end of the year or as far as told. */
export function rulebook(lastKnown?: string): Rulebook {
  return rulebookOf(LIMITS, lastKnown)
}

export function stage(): Acting {
  return acting(request, rulebook())
}

export function received(input: Record<string, Json> = {}): Acting {
  const one = stage()
  one.must('receive', DOOR, { text: '巷口的路灯坏了。晚上看不见路', ...input })
  return one
}

export function dispatched(
  input: Record<string, Json> = {},
  readings: Record<string, Json> = {},
): Acting {
  const one = received(input)
  one.readings = readings
  one.must('dispatch', dispatcher, DISPATCH)
  return one
}

export function inHand(input?: Record<string, Json>, readings?: Record<string, Json>): Acting {
  const one = dispatched(input, readings)
  one.must('accept', lead)
  return one
}

export function answered(): Acting {
  const one = inHand()
  one.must('claim_done', lead, { answers: DONE })
  return one
}

export function closed(): Acting {
  const one = answered()
  one.must('judge', RESIDENT, { solved: 'yes' })
  one.must('close', caller)
  return one
}

export const due = (one: Acting, clock: string) => one.matter.clocks[clock]?.due
export const after = (hours: number, from = START) => later(from, hours * HOUR)
export const state = (one: Acting) => one.matter.state as unknown as Record<string, Json>
export const owed = (one: Acting) =>
  dutiesOf(request, one.matter).map(({ role, acts, clock }) => `${role} ${acts[0]} ${clock}`)

/** One line a step: what is done in turn, by whom, and the state (or the refusal) that comes of it. */
type Line = readonly [act: string, by: Actor, becomes: string, input?: unknown]

/** What came out otherwise than the lines say; nothing when all is well. */
export function walks(one: Acting, lines: readonly Line[]): readonly string[] {
  return lines.flatMap(([act, by, becomes, input]) => {
    const came = one.does(act, by, input)
    return came === becomes ? [] : [`${act}: ${came}, not ${becomes}`]
  })
}
