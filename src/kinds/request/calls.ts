/**
 * Calls that end while the caller is on the line: answered at once 直接解答, or handed to those who
 * save lives (国办发〔2020〕53号: 能直接解答的直接解答; 110, 119, 120, 122 are connected at once). Both
 * came in and are counted like every other request, with a receipt.
 */
import { actOf, choice, reference, text, optionalText } from '../../kernel/index.ts'
import type { Change, Matter, MatterEvent } from '../../kernel/index.ts'
import { isEmptyAnswer } from './answers.ts'
import { subjectFields } from './opening.ts'
import { asksOf, subjectOf } from './reading.ts'
import type { Opinion, RequestState } from './states.ts'

const act = actOf<RequestState>()

/** Who calls is answered as one: whoever asks for several things is received, and each is answered. */
const { danger: _danger, asks: _asks, ...calledFor } = subjectFields

/** Nothing of the work was begun: nobody leads, and asked again it goes to whomever it is dispatched to. */
const NOT_TAKEN = {
  danger: false,
  fixed: false,
  checks: false,
  extended: false,
  deferred: false,
  reworks: 0,
} as const

/**
 * The caller judges at once, by telephone, or not at all. Whoever answered neither closes it nor
 * calls back; silence is drawn from as everywhere.
 */
function answered(_matter: Matter, event: MatterEvent): Change<RequestState> {
  const { input, by } = event
  const asks = asksOf(input)
  const answer = { outcome: 'done', text: String(input['answer']) } as const
  const facts = { ...NOT_TAKEN, asks, answers: asks.map(() => answer) }
  const solved = optionalText(input, 'solved') as Opinion | null
  const entry = optionalText(input, 'entry')
  return {
    subject: subjectOf(input),
    ...(entry === null ? {} : { link: [{ type: 'cites', to: entry }] }),
    ...(by.as === 'official' ? { doers: [by.person] } : {}),
    state:
      solved === null
        ? { ...facts, name: 'answered', sample: 'undrawn', calls: 0 }
        : { ...facts, name: 'judged', verdict: { ...UNSAID, solved } },
  }
}

const UNSAID = {
  satisfied: 'unknown',
  explained: 'unknown',
  pressed: 'unknown',
  words: null,
  via: 'call',
} as const

export const callActs = {
  answer_call: act({
    from: 'new',
    by: ['operator'],
    words: { zh: '当场答复', en: 'Answer on the spot' },
    told: {
      officials: {
        zh: '来电时已当场答复；诉求人说解决：{solved}',
        en: 'Answered during the call; solved, says the caller: {solved}',
      },
      resident: {
        zh: '来电时已答复您：{answer}',
        en: 'You were answered during your call: {answer}',
      },
    },
    fields: {
      ...calledFor,
      answer: text(
        { zh: '当场的答复', en: 'The answer given' },
        { min: 10, max: 6000, to: 'resident' },
      ),
      entry: reference(
        'matter',
        { zh: '依据的知识条目', en: 'Knowledge entry it rests on' },
        { optional: true },
      ),
      solved: choice(
        { zh: '诉求人说解决了吗', en: 'Solved, says the caller?' },
        { yes: { zh: '解决了', en: 'Yes' }, partly: { zh: '部分', en: 'Partly' } },
        { optional: true, to: 'resident' },
      ),
    },
    readings: ['entry_standing'],
    check: (_matter, input, { readings }) => {
      if (isEmptyAnswer(String(input['answer']))) return { code: 'not_an_answer', field: 'answer' }
      // What is no longer valid, or was never an entry, is no ground for an answer.
      return input['entry'] === undefined || readings['entry_standing'] === 'valid'
        ? null
        : { code: 'entry_not_valid', field: 'entry' }
    },
    starts: (_matter, input) => [{ limit: input['solved'] === undefined ? 'judging' : 'closing' }],
    to: ['answered', 'judged'],
    becomes: answered,
  }),
  connect_call: act({
    from: 'new',
    by: ['operator'],
    words: { zh: '转应急电话', en: 'Connect to the emergency services' },
    told: {
      officials: { zh: '来电当即转 {channel}', en: 'Connected to {channel} during the call' },
      resident: { zh: '来电时已立即转 {channel}', en: 'You were connected to {channel} at once' },
    },
    fields: {
      ...calledFor,
      // Nobody waits for a text to be typed.
      text: text(
        { zh: '来电内容', en: 'What the call was about' },
        { optional: true, min: 0, max: 10_000, to: 'resident' },
      ),
      channel: reference('channel', { zh: '转给谁', en: 'To whom' }, { to: 'resident' }),
    },
    readings: ['is_emergency'],
    check: (_matter, _input, { readings }) =>
      readings['is_emergency'] === true
        ? null
        : { code: 'not_an_emergency_line', field: 'channel' },
    to: ['handed_over'],
    becomes: (_matter, { input }) => {
      const words = optionalText(input, 'text') ?? '紧急来电，已转应急电话'
      const said = { ...input, text: words }
      return {
        subject: subjectOf(said),
        state: {
          name: 'handed_over',
          asks: asksOf(said),
          danger: true,
          reason: 'connected_at_once',
          channel: String(input['channel']),
        },
      }
    },
  }),
}
