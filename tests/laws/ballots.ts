/** What acts of a ballot read, over what is in memory: a box that holds the same whoever looks. */
import { endOf, ratedIn } from '../../src/ballots/index.ts'
import type { Input, Json, Matter } from '../../src/kernel/index.ts'
import type { AppraisalState, Frame } from '../../src/kinds/index.ts'
import type { MemoryHouse } from './house.ts'
import type { Chance } from './random.ts'

interface Looking {
  readonly house: MemoryHouse
  readonly matter: Matter | null
  readonly input: Input
  readonly chance: Chance
}

export const BALLOTS: Readonly<Record<string, (looking: Looking) => Json>> = {
  rated: ({ house, input: { about } }) =>
    about === undefined
      ? { units: [] }
      : { ...ratedIn(house.matters.get(String(about)) ?? null, house.kinds) },
  ballot_voices: ({ house }) => house.rules.cap('ballot_voices').value,
  voices: ({ input }) =>
    input['sort'] === 'voices' ? [{ name: 'web', people: 60, invited: 60 }] : [],
  /** Now and then not made yet. */
  slips: ({ matter, chance }) => {
    const made = chance.maybe(0.9) ? groupsOf(matter) : []
    return { groups: Object.fromEntries(made.map((one) => [one.name, one.invited])), digest: 'd' }
  },
  day_closes: ({ house, input }) => endOf(house.rules, input),
  /** Half of those who were asked came, and all said yes. */
  box: ({ house, matter }) => {
    const groups = groupsOf(matter).map((one) => ({ ...one, cast: Math.floor(one.invited / 2) }))
    const total = (key: 'cast' | 'invited') => groups.reduce((sum, one) => sum + one[key], 0)
    const least = house.rules.cap('ballot_voices').value
    const all = { approve: total('cast'), not: 0, unknown: 0, abstain: 0 }
    const answers = { support: all, agree: all, glad: all, consent: all }
    const known = { invited: total('invited'), cast: total('cast'), least, groups }
    return { ...known, answers: known.cast < least ? null : answers }
  },
}

/** What an appraisal reads: results of its year, without what was left out; now and then not computed yet. */
export const APPRAISALS: typeof BALLOTS = {
  appraisal_results: ({ matter, chance }) => {
    const state = matter?.state as unknown as AppraisalState | undefined
    if (!state || chance.maybe(0.1)) return null
    const leftOut = 'leftOut' in state ? state.leftOut : []
    return { year: state.year, through: `${state.year + 1}-03-31`, digest: 'd', leftOut, units: [] }
  },
}

const groupsOf = (matter: Matter | null): Frame['groups'] =>
  ((matter?.state ?? {}) as { readonly frame?: Frame }).frame?.groups ?? []
