/** Acts of those who judge: the resident, the caller back, the supervisor; and the closing. */
import { actOf, choice, FILES, text, yesNo } from '../../kernel/index.ts'
import type { Input, Matter, Words } from '../../kernel/index.ts'
import { checksPressure } from '../pressure-check.ts'
import { againClock, againState } from './again.ts'
import { answeredFacts } from './states.ts'
import type { Closed, Opinion, RequestState, Verdict } from './states.ts'

const act = actOf<RequestState>()

const opinions = {
  yes: { zh: '是', en: 'Yes' },
  partly: { zh: '部分', en: 'Partly' },
  no: { zh: '否', en: 'No' },
  unknown: { zh: '说不清', en: 'Do not know' },
} as const

const opinion = (label: Words, optional = false) =>
  choice(label, opinions, { to: 'resident', optional })

const verdictFields = {
  solved: opinion({ zh: '解决了吗？', en: 'Is it solved?' }),
  satisfied: opinion({ zh: '满意吗？', en: 'Are you satisfied?' }, true),
  explained: opinion({ zh: '说清楚了吗？', en: 'Was it explained to you?' }, true),
  pressed: choice(
    { zh: '有人要求您说满意吗？', en: 'Did anybody press you to say so?' },
    {
      no: { zh: '没有', en: 'No' },
      yes: { zh: '有', en: 'Yes' },
      unknown: { zh: '不好说', en: 'Hard to say' },
    },
    { to: 'sealed', optional: true },
  ),
  words: text(
    { zh: '您想说的（每条都会有人读）', en: 'In your words (a person reads each)' },
    { optional: true, max: 2000, to: 'resident' },
  ),
}

function verdictOf(input: Input, via: Verdict['via']): Verdict {
  const read = (name: string): Opinion =>
    typeof input[name] === 'string' ? (input[name] as Opinion) : 'unknown'
  return {
    solved: read('solved'),
    satisfied: read('satisfied'),
    explained: read('explained'),
    pressed: read('pressed'),
    words: typeof input['words'] === 'string' ? input['words'] : null,
    via,
  }
}

function closedState(
  state: Extract<RequestState, { name: 'answered' | 'judged' | 'rework_asked' }>,
  how: Closed['how'],
  verdict: Verdict | null,
  declined: string | null = null,
): RequestState {
  return { ...answeredFacts(state), name: 'closed', how, verdict, declined }
}

const REACHED_NOBODY = 3

export const judgementActs = {
  judge: act({
    from: ['answered'],
    by: ['resident'],
    judges: true,
    words: { zh: '评价', en: 'Judge' },
    told: {
      officials: {
        zh: '诉求人评价：解决 {solved}，满意 {satisfied}',
        en: 'The resident judged: solved {solved}, satisfied {satisfied}',
      },
      resident: { zh: '您评价了：解决 {solved}', en: 'You judged: solved {solved}' },
    },
    fields: {
      ...verdictFields,
      again: yesNo(
        {
          zh: '要求重办（第一次不用说理由）',
          en: 'Have it done again (no reason needed the first time)',
        },
        { optional: true, to: 'resident' },
      ),
      files: FILES,
    },
    check: (matter, input) =>
      input['again'] === true && matter.state.reworks > 0
        ? { code: 'second_rework_needs_reason', field: 'again' }
        : null,
    starts: (matter, input) =>
      input['again'] === true ? againClock(matter) : [{ limit: 'closing' }],
    stops: () => ['judging', 'call_back'],
    to: ['judged', 'rework', 'received'],
    becomes: (matter, event) => ({
      state:
        event.input['again'] === true
          ? againState(matter, verdictOf(event.input, 'resident').words)
          : {
              ...answeredFacts(matter.state),
              name: 'judged',
              verdict: verdictOf(event.input, 'resident'),
            },
    }),
    effects: checksPressure,
    notifies: ['lead'],
  }),
  draw: act({
    from: ['answered'],
    by: ['system'],
    silent: true,
    blind: true,
    words: { zh: '抽样', en: 'Draw the sample' },
    told: { officials: { zh: '回访抽样', en: 'Sample for call-back drawn' }, resident: null },
    fields: {},
    readings: ['draw'],
    unless: (matter, sight) =>
      matter.state.sample !== 'undrawn'
        ? { code: 'drawn_already' }
        : isRunning(matter, 'judging', sight.now)
          ? { code: 'still_time_to_judge' }
          : null,
    starts: () => [{ limit: 'call_back' }],
    to: [],
    becomes: (matter, event) => ({
      state: { ...matter.state, sample: isDrawn(event.given.readings['draw']) ? 'call' : 'leave' },
    }),
  }),
  call_back: act({
    from: ['answered'],
    by: ['caller'],
    judges: true,
    words: { zh: '回访', en: 'Call back' },
    told: {
      officials: {
        zh: '回访：接通 {reached}，解决 {solved}',
        en: 'Called back: reached {reached}, solved {solved}',
      },
      resident: { zh: '我们给您回访了', en: 'We called you back' },
    },
    fields: {
      reached: yesNo({ zh: '接通了吗？', en: 'Reached?' }, { to: 'resident' }),
      ...verdictFields,
      solved: opinion({ zh: '解决了吗？', en: 'Is it solved?' }, true),
      again: yesNo(
        { zh: '要求重办', en: 'Wants it done again' },
        { optional: true, to: 'resident' },
      ),
    },
    blind: true,
    check: (matter, input) => {
      if (input['reached'] !== true) return null
      if (input['solved'] === undefined) return { code: 'required', field: 'solved' }
      return input['again'] === true && matter.state.reworks > 0
        ? { code: 'second_rework_needs_reason', field: 'again' }
        : null
    },
    starts: (matter, input) =>
      input['reached'] !== true
        ? []
        : input['again'] === true
          ? againClock(matter)
          : [{ limit: 'closing' }],
    stops: (_matter, input) => (input['reached'] === true ? ['judging', 'call_back'] : []),
    to: ['judged', 'rework', 'received'],
    becomes: (matter, event) => {
      const { input } = event
      if (input['reached'] !== true)
        return { state: { ...matter.state, calls: matter.state.calls + 1 } }
      const verdict = verdictOf(input, 'call')
      return {
        state:
          input['again'] === true
            ? againState(matter, verdict.words)
            : { ...answeredFacts(matter.state), name: 'judged', verdict },
      }
    },
    effects: checksPressure,
  }),
  close_unjudged: act({
    from: ['answered'],
    by: ['caller'],
    judges: true,
    words: { zh: '未评价办结', en: 'Close without a verdict' },
    told: {
      officials: {
        zh: '诉求人未评价，办结（计为未评价）',
        en: 'Closed without a verdict (counted as unjudged)',
      },
      resident: {
        zh: '您没有评价，已办结；没解决随时可以要求重办',
        en: 'Closed without your verdict; if it is not solved you may still ask again',
      },
    },
    fields: {},
    // Silence is not satisfaction: who was drawn is called, and it takes three tries to be unreached.
    unless: (matter, sight) =>
      isRunning(matter, 'judging', sight.now)
        ? { code: 'still_time_to_judge' }
        : matter.state.sample === 'undrawn'
          ? { code: 'not_drawn_yet' }
          : matter.state.sample === 'call' && matter.state.calls < REACHED_NOBODY
            ? { code: 'must_be_called', params: { calls: matter.state.calls, of: REACHED_NOBODY } }
            : null,
    to: ['closed'],
    becomes: (matter) => ({
      state: closedState(
        matter.state,
        matter.state.sample === 'call' ? 'unreached' : 'unjudged',
        null,
      ),
    }),
  }),
  close: act({
    from: ['judged'],
    by: ['caller', 'supervisor'],
    judges: true,
    words: { zh: '办结', en: 'Close' },
    told: { officials: { zh: '办结', en: 'Closed' }, resident: { zh: '已办结', en: 'Closed' } },
    fields: {},
    to: ['closed'],
    becomes: (matter) => ({ state: closedState(matter.state, 'judged', matter.state.verdict) }),
  }),
  ask_again: act({
    from: ['answered', 'judged', 'closed', 'archived'],
    by: ['resident'],
    words: { zh: '要求重办', en: 'Ask again' },
    told: {
      officials: { zh: '诉求人要求重办：{words}', en: 'The resident asks again: {words}' },
      resident: { zh: '您要求重办：{words}', en: 'You asked again: {words}' },
    },
    fields: {
      words: text(
        { zh: '哪里没解决（第一次可不填）', en: 'What is not solved (optional the first time)' },
        { optional: true, max: 2000, to: 'resident' },
      ),
      files: FILES,
    },
    check: (matter, input) =>
      matter.state.reworks > 0 && input['words'] === undefined
        ? { code: 'second_rework_needs_reason', field: 'words' }
        : null,
    starts: (matter) => (matter.state.reworks > 0 ? [{ limit: 'appeal' }] : againClock(matter)),
    stops: () => ['judging', 'call_back', 'closing'],
    to: ['rework', 'rework_asked', 'received'],
    becomes: (matter, event) => {
      const words = typeof event.input['words'] === 'string' ? event.input['words'] : null
      if (matter.state.reworks === 0) return { state: againState(matter, words) }
      const said = 'verdict' in matter.state ? matter.state.verdict : null
      // Whoever asks again without having judged has said that it is not solved.
      const verdict = said ?? verdictOf({ solved: 'no', words }, 'resident')
      return {
        state: { ...answeredFacts(matter.state), name: 'rework_asked', why: words ?? '', verdict },
      }
    },
    notifies: ['lead'],
  }),
  grant_rework: act({
    from: ['rework_asked'],
    by: ['supervisor'],
    judges: true,
    words: { zh: '同意重办', en: 'Grant the rework' },
    told: {
      officials: { zh: '同意再次重办：{reason}', en: 'Rework granted: {reason}' },
      resident: { zh: '同意再次重办', en: 'It will be done again' },
    },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 1000 }) },
    starts: againClock,
    stops: () => ['appeal'],
    to: ['rework', 'received'],
    becomes: (matter) => ({ state: againState(matter, matter.state.why) }),
    notifies: ['lead', 'resident'],
  }),
  decline_rework: act({
    from: ['rework_asked'],
    by: ['supervisor'],
    judges: true,
    words: { zh: '不再重办', en: 'Decline the rework' },
    told: {
      officials: { zh: '不再重办：{reason}', en: 'Rework declined: {reason}' },
      resident: { zh: '决定不再重办：{reason}', en: 'It will not be done again: {reason}' },
    },
    fields: {
      reason: text(
        { zh: '告诉诉求人的理由', en: 'Reason told to the resident' },
        { min: 10, max: 2000, to: 'resident' },
      ),
    },
    to: ['closed'],
    becomes: (matter, event) => ({
      state: closedState(
        matter.state,
        'judged',
        matter.state.verdict,
        String(event.input['reason']),
      ),
    }),
    notifies: ['resident'],
  }),
  archive: act({
    from: ['closed'],
    by: ['archivist'],
    words: { zh: '归档', en: 'Archive' },
    told: { officials: { zh: '归档', en: 'Archived' }, resident: null },
    fields: {},
    to: ['archived'],
    becomes: (matter) => ({ state: { ...matter.state, name: 'archived' } }),
  }),
}

function isRunning(matter: Matter, clock: string, now: string): boolean {
  const due = matter.clocks[clock]?.due
  return due === undefined || due === null || now <= due
}

/** The shell's draw: `value` in [0, 1) from a published seed and the matter's id, `rate` the city's. */
function isDrawn(draw: unknown): boolean {
  if (typeof draw !== 'object' || draw === null || !('value' in draw) || !('rate' in draw))
    throw new Error('no draw was read')
  return Number(draw.value) < Number(draw.rate)
}
