/**
 * What is added to a request later is read as its first text was: danger hurries it, and what accuses is
 * sealed in the commit that adds it, before anybody who works on it sees the words (信访工作条例 2022,
 * arts. 30, 46).
 */
import { actOf, COMMON_ACTS, yesNo } from '../../kernel/index.ts'
import type { Change, Input, Matter, MatterEvent, Sight } from '../../kernel/index.ts'
import { hurried } from './reading.ts'
import { afterSealing, startedBySealing, stoppedBySealing } from './sealing.ts'
import { takesBack } from './showing.ts'
import { addedOf } from './signs.ts'
import type { RequestState } from './states.ts'

const act = actOf<RequestState>()

function starts(matter: Matter<RequestState>, input: Input, { readings }: Sight) {
  const { isDangerous, seal } = addedOf(input, readings)
  const hurries = isDangerous && !matter.state.danger ? hurried(matter.state) : []
  const anew = seal ? startedBySealing(matter, seal) : []
  return anew.length > 0 ? anew : hurries
}

function stops(matter: Matter<RequestState>, input: Input, { readings }: Sight) {
  const { seal } = addedOf(input, readings)
  return seal ? stoppedBySealing(matter, seal) : []
}

function becomes(matter: Matter<RequestState>, event: MatterEvent): Change<RequestState> {
  const { isDangerous, seal } = addedOf(event.input, event.given.readings)
  const sealed: Change<RequestState> = seal
    ? {
        seal: { accusedUnits: seal.units, accusedPosts: [] },
        forget: ['propose_seal'],
        ...afterSealing(matter, seal),
      }
    : {}
  if (!isDangerous || matter.state.danger) return sealed
  return { ...sealed, state: { ...(sealed.state ?? matter.state), danger: true } }
}

/** The common act, which here reads what was said. */
function adding(common: 'add' | 'second', more: typeof COMMON_ACTS.add.fields) {
  const { becomes: counts } = COMMON_ACTS[common]
  return act({
    ...COMMON_ACTS[common],
    from: 'open',
    fields: { ...COMMON_ACTS[common].fields, ...more },
    check: () => null,
    unless: () => null,
    readings: ['added', 'publication'],
    starts,
    stops,
    to: ['received', 'handed_over'],
    becomes: (matter, event) => ({
      ...(counts(matter, event) as Change<RequestState>),
      ...becomes(matter, event),
    }),
    effects: (_matter, event) =>
      addedOf(event.input, event.given.readings).seal ? takesBack(event) : [],
  })
}

export const addingActs = {
  add: adding('add', {
    accuses: yesNo(
      {
        zh: '反映某个单位或工作人员的问题（密办）',
        en: 'It is about the conduct of a unit or an official (sealed)',
      },
      { optional: true },
    ),
  }),
  second: adding('second', {}),
}
