/** Ballots as everybody may read them. While one is open nothing is known but how many came. */
import { runningBindings } from '../kernel/index.ts'
import type { Matter, Words } from '../kernel/index.ts'
import type { BallotQuestion, BallotState, Count, Frame, Turnout } from '../kinds/index.ts'
import { QUESTIONS } from '../kinds/index.ts'
import { DOOR_WORDS, listPublic, parseNumber } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { wilson } from '../publishing/index.ts'
import { readTurnout } from './box.store.ts'
import { OTHERS } from './frame.ts'
import { isOpen } from './voting.ts'
import { words } from './words.ts'

export interface BallotShown {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly what: string
  readonly units: readonly Words[]
  readonly state: BallotState['name']
  readonly stateWords: Words
  readonly takesAnswers: boolean
  readonly frame: Frame | null
  /** Day; null: not opened. */
  readonly closes: string | null
  readonly groups: readonly (Turnout & { readonly words: Words })[]
  readonly cast: number
  readonly invited: number
  /** Null: nothing is to be shown (yet). */
  readonly count: Count | null
  readonly reason: string | null
}

/** One question of a published result; `interval` null: too few gave an answer to it. */
export interface QuestionShown {
  readonly name: BallotQuestion
  readonly approve: number
  readonly not: number
  readonly unknown: number
  readonly abstain: number
  readonly interval: { readonly low: number; readonly share: number; readonly high: number } | null
}

export const PAGE = 50

export async function listBallots(
  house: Ports,
  jurisdiction: number,
  offset: number,
): Promise<readonly BallotShown[]> {
  return shownIn(house, jurisdiction, {}, { limit: PAGE + 1, offset })
}

export async function ballotByNumber(
  house: Ports,
  jurisdiction: number,
  typed: string,
): Promise<BallotShown | null> {
  const number = parseNumber(typed)
  if (number === null) return null
  const page = { limit: 1, offset: 0 }
  return (await shownIn(house, jurisdiction, { numbers: [number] }, page))[0] ?? null
}

async function shownIn(
  house: Ports,
  jurisdiction: number,
  filter: { readonly numbers?: readonly string[] },
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly BallotShown[]> {
  const kind = house.kinds.get('ballot')
  if (!kind) throw new Error('the house knows no ballots')
  const found = await listPublic(house.db, jurisdiction, kind, filter, page)
  const names = await house.names(jurisdiction)
  const ids = found.map(({ matter }) => matter.id)
  const turnout = await readTurnout(house.db, jurisdiction, ids)
  const now = house.clock.now()
  return found.map(({ matter }) => {
    const ballot = matter as Matter<BallotState>
    const came = turnout.get(matter.id) ?? new Map<string, number>()
    return {
      ...shownOf(ballot, came),
      units: runningBindings(matter, 'rated').flatMap(({ unit }) =>
        unit === undefined ? [] : [names.unit(unit)],
      ),
      stateWords: kind.states[matter.state.name]?.resident ?? words.list,
      takesAnswers: isOpen(ballot, now),
    }
  })
}

function shownOf(ballot: Matter<BallotState>, came: ReadonlyMap<string, number>) {
  const { state } = ballot
  const count = state.name === 'published' ? state.count : null
  const frame = 'frame' in state ? state.frame : null
  const turnout = 'count' in state ? state.count.groups : (frame?.groups ?? []).map(castIn(came))
  const groups = turnout.map((one) => ({ ...one, words: groupWords(one.name) }))
  return {
    id: ballot.id,
    number: ballot.number,
    title: ballot.subject.title,
    what: state.what,
    state: state.name,
    frame,
    closes: 'closes' in state ? state.closes : null,
    groups,
    cast: groups.reduce((sum, { cast }) => sum + cast, 0),
    invited: groups.reduce((sum, { invited }) => sum + invited, 0),
    count,
    reason: state.name === 'dropped' ? state.reason : null,
  }
}

const castIn =
  (came: ReadonlyMap<string, number>) =>
  (group: Frame['groups'][number]): Turnout => ({ ...group, cast: came.get(group.name) ?? 0 })

/** A group of letters has the name it was given; one of receipts is a door. */
function groupWords(name: string): Words {
  if (name === OTHERS) return words.others
  return DOOR_WORDS[name] ?? { zh: name, en: name }
}

/** Null: it was not counted. */
export function questionsOf(count: Count): readonly QuestionShown[] | null {
  const { answers, least } = count
  if (answers === null) return null
  return (Object.keys(QUESTIONS) as BallotQuestion[]).map((name) => {
    const { approve, not, unknown, abstain } = answers[name]
    const given = approve + not + unknown
    const interval = given >= least ? wilson(approve, given) : null
    return { name, approve, not, unknown, abstain, interval }
  })
}

export interface BallotAtDesk extends BallotShown {
  readonly questions: readonly QuestionShown[] | null
}

/** The newest first, as far as anybody looks back at the desk. */
export async function ballotsAtDesk(
  house: Ports,
  jurisdiction: number,
): Promise<readonly BallotAtDesk[]> {
  return (await listBallots(house, jurisdiction, 0)).map(withQuestions)
}

export async function ballotAtDesk(
  house: Ports,
  jurisdiction: number,
  number: string,
): Promise<BallotAtDesk | null> {
  const found = await ballotByNumber(house, jurisdiction, number)
  return found && withQuestions(found)
}

const withQuestions = (one: BallotShown): BallotAtDesk => ({
  ...one,
  questions: one.count && questionsOf(one.count),
})
