/** Acts of those who do the work: extend, defer, escalate, ask for support, claim done; and its check. */
import {
  actOf,
  day,
  list,
  reference,
  RESULT_FILES,
  runningBindings,
  takesBack,
  text,
  aheadOf,
} from '../../kernel/index.ts'
import type { Effect, Input, Json, Matter, MatterEvent, Sight } from '../../kernel/index.ts'
import { againClock, againState } from './again.ts'
import { answersField, faultOfAnswers, readAnswers } from './answers.ts'
import { lacksPower, otherCategory, recategorised } from './dispatching.ts'
import { isPast, limitFor } from './reading.ts'
import { answeredFacts, supportClock, taken, WORK_CLOCKS } from './states.ts'
import type { Answer, Claimed, RequestState } from './states.ts'

const act = actOf<RequestState>()
const back = takesBack<RequestState>()

/** The longest answer that is passed on to those merged. */
const THROUGH_LENGTH = 4000

function answeredState(facts: Omit<Claimed, 'name'>): RequestState {
  return { ...answeredFacts(facts), name: 'answered', sample: 'undrawn', calls: 0 }
}

/** The clock of the call-back runs from the draw: before, the resident still has time to judge. */
const judgingClocks = () => [{ limit: 'judging' }]

/**
 * Those merged into this matter get its answer, each to be judged by its own resident. Who did the
 * work here did it there too: neither they nor their line judge it (second law).
 */
function answerMerged(matter: Matter, event: MatterEvent, answers: readonly Answer[]) {
  // Sealed since they were merged: its answer is not theirs to know; the dispatcher takes them apart.
  if (matter.sealed) return []
  const words = answers.map((answer) => answer.text).join('\n')
  const outcomes = new Set(answers.map((answer) => answer.outcome))
  const outcome = outcomes.size === 1 ? [...outcomes][0] : 'partly'
  const first = answers.find((answer) => answer.outcome === outcome)
  const cannot = first?.reason && first.review ? { reason: first.reason, review: first.review } : {}
  const unit = runningBindings(matter, 'lead')[0]?.unit
  const { by } = event
  return passOn(event, {
    // By characters: half of a rare one (𠮷) would be refused.
    text: [...words].slice(0, THROUGH_LENGTH).join('').trim(),
    outcome: outcome ?? 'partly',
    ...cannot,
    ...(unit === undefined ? {} : { unit }),
    doers: [
      ...new Set([
        ...matter.doers,
        ...(by.as === 'official' && by.role === 'lead' ? [by.person] : []),
      ]),
    ],
  })
}

function passOn(event: MatterEvent, input: Input): readonly Effect[] {
  const merged = event.given.readings['merged_here']
  if (!Array.isArray(merged)) return []
  return merged.map((id) => ({ on: String(id), act: 'answer_through', input }))
}

function supportClocks(matter: Matter): readonly string[] {
  return Object.keys(matter.clocks).filter((clock) => clock.startsWith(supportClock('')))
}

function supervises({ actor }: Sight): boolean {
  return (
    actor.as === 'official' &&
    (actor.powers.includes('supervise') || actor.powers.includes('handle_sealed'))
  )
}

const reasonToResident = text(
  { zh: '告诉诉求人的理由', en: 'Reason told to the resident' },
  { min: 10, max: 1000, to: 'resident' },
)

export const workActs = {
  extend: act({
    from: ['in_hand'],
    by: ['lead'],
    words: { zh: '延期', en: 'Extend' },
    told: {
      officials: { zh: '延期一次：{reason}', en: 'Extended once: {reason}' },
      resident: { zh: '延期了：{reason}', en: 'It takes longer: {reason}' },
    },
    fields: { reason: reasonToResident },
    unless: (matter, sight) =>
      matter.state.extended
        ? { code: 'extended_once' }
        : matter.clocks['whole']?.due === null
          ? { code: 'date_still_unknown' }
          : isPast(matter.clocks['whole']?.due, sight.now)
            ? { code: 'too_late_to_extend' }
            : null,
    starts: (matter) => [
      { limit: limitFor(matter.state, 'extension'), as: 'whole', ...fromDue(matter) },
    ],
    to: [],
    becomes: (matter) => ({ state: { ...matter.state, extended: true } }),
    notifies: ['resident'],
  }),
  defer: act({
    from: ['in_hand'],
    by: ['lead'],
    words: { zh: '挂账', en: 'Defer with a dated promise' },
    told: {
      officials: {
        zh: '挂账，承诺 {promised} 前办成：{reason}',
        en: 'Deferred; promised by {promised}: {reason}',
      },
      resident: {
        zh: '现在办不了：{reason}。公开承诺 {promised} 前办成',
        en: 'Not possible now: {reason}. Promised in public by {promised}',
      },
    },
    fields: {
      promised: day({ zh: '公开承诺的日期', en: 'Date promised in public' }, { to: 'resident' }),
      reason: reasonToResident,
    },
    unless: (matter) => (matter.state.deferred ? { code: 'deferred_once' } : null),
    check: (_matter, input, sight) => aheadOf(input, 'promised', sight),
    starts: (_matter, input) => [{ until: String(input['promised']), as: 'whole' }],
    to: ['deferred'],
    becomes: (matter, event) => ({
      state: {
        ...taken(matter.state),
        name: 'deferred',
        deferred: true,
        promised: String(event.input['promised']),
        reason: String(event.input['reason']),
      },
    }),
    notifies: ['resident'],
  }),
  escalate: act({
    from: ['dispatched', 'in_hand', 'deferred', 'rework'],
    by: ['lead', 'supervisor'],
    words: { zh: '提级', en: 'Escalate' },
    told: {
      officials: { zh: '提级协调：{reason}', en: 'Escalated: {reason}' },
      resident: { zh: '已提到上一级协调', en: 'Raised to the next level' },
    },
    fields: {
      reason: text(
        { zh: '需要上级协调什么', en: 'What must be coordinated' },
        { min: 10, max: 2000 },
      ),
    },
    // A unit accepts or objects first; a supervisor may take it up wherever it is stuck.
    unless: (matter, sight) =>
      matter.state.name === 'dispatched' && !supervises(sight)
        ? { code: 'accept_or_object_first' }
        : null,
    starts: () => [{ limit: 'coordination' }],
    stops: () => ['accept'],
    to: ['escalated'],
    becomes: (matter, event) => ({
      state: { ...taken(matter.state), name: 'escalated', reason: String(event.input['reason']) },
    }),
    undo: 'unescalate',
  }),
  unescalate: back({
    of: 'escalate',
    from: ['escalated'],
    by: ['lead', 'supervisor'],
    words: { zh: '撤回提级', en: 'Withdraw the escalation' },
    told: {
      officials: { zh: '撤回刚才的提级', en: 'The escalation was withdrawn' },
      resident: { zh: '撤回了刚才的提级，继续办理', en: 'Not raised after all; work goes on' },
    },
    to: ['dispatched', 'in_hand', 'deferred', 'rework'],
  }),
  coordinate: act({
    from: ['escalated'],
    by: ['supervisor'],
    words: { zh: '协调定责', en: 'Coordinate' },
    told: {
      officials: {
        zh: '协调后由 {unit} 牵头：{reason}',
        en: 'After coordination {unit} leads: {reason}',
      },
      resident: { zh: '协调后由 {unit} 牵头办理', en: 'After coordination {unit} leads' },
    },
    fields: {
      unit: reference('unit', { zh: '牵头单位', en: 'Lead unit' }, { to: 'resident' }),
      category: otherCategory,
      reason: text({ zh: '协调结果', en: 'What was decided' }, { min: 10, max: 2000 }),
    },
    readings: ['power'],
    check: (_matter, input, sight) => lacksPower(input, sight),
    starts: (matter) =>
      ['accept', ...(matter.clocks['whole'] ? [] : ['whole'])].map((clock) => ({
        limit: limitFor(matter.state, clock),
        as: clock,
      })),
    stops: () => ['coordination', 'rework'],
    to: ['dispatched'],
    becomes: (matter, event) => ({
      release: [{ role: 'lead' }],
      bind: [{ role: 'lead', unit: String(event.input['unit']) }],
      ...recategorised(event),
      state: { ...taken(matter.state), name: 'dispatched', fixed: true },
    }),
    notifies: ['lead'],
  }),
  ask_support: act({
    from: ['dispatched', 'in_hand', 'deferred', 'rework'],
    by: ['lead', 'dispatcher', 'supervisor'],
    words: { zh: '请求配合', en: 'Ask for support' },
    told: {
      officials: { zh: '请 {unit} 配合：{task}', en: '{unit} asked to support: {task}' },
      resident: { zh: '{unit} 参与配合', en: '{unit} helps' },
    },
    fields: {
      unit: reference('unit', { zh: '配合单位', en: 'Supporting unit' }, { to: 'resident' }),
      task: text({ zh: '需要它做什么', en: 'What it is to do' }, { min: 4, max: 1000 }),
    },
    check: (matter, input) => {
      const unit = String(input['unit'])
      if (
        matter.bindings.some(
          (one) => one.role === 'lead' && one.until === null && one.unit === unit,
        )
      )
        return { code: 'leads_already', field: 'unit' }
      return matter.clocks[supportClock(unit)] ? { code: 'supports_already', field: 'unit' } : null
    },
    starts: (matter, input) => [
      { limit: limitFor(matter.state, 'support'), as: supportClock(String(input['unit'])) },
    ],
    to: [],
    becomes: (_matter, event) => ({
      bind: [{ role: 'support', unit: String(event.input['unit']) }],
    }),
    notifies: ['support'],
  }),
  reply_support: act({
    from: ['dispatched', 'in_hand', 'deferred', 'rework'],
    by: ['support'],
    words: { zh: '回复配合', en: 'Reply as support' },
    told: {
      officials: { zh: '{actor_unit} 回复配合：{words}', en: '{actor_unit} replied: {words}' },
      resident: { zh: '{actor_unit} 完成了配合', en: '{actor_unit} did its part' },
    },
    fields: { words: text({ zh: '做了什么', en: 'What was done' }, { min: 4, max: 2000 }) },
    stops: (_matter, _input, sight) =>
      sight.actor.as === 'official' ? [supportClock(sight.actor.unit)] : [],
    to: [],
    becomes: (_matter, event) =>
      event.by.as === 'official' ? { release: [{ role: 'support', unit: event.by.unit }] } : {},
  }),
  claim_done: act({
    from: ['in_hand', 'deferred', 'rework'],
    by: ['lead'],
    words: { zh: '办毕答复', en: 'Claim done with an answer' },
    told: {
      officials: { zh: '{actor_unit} 办毕并答复', en: '{actor_unit} claims it done and answers' },
      resident: { zh: '{actor_unit} 的答复', en: 'Answer of {actor_unit}' },
    },
    fields: { answers: answersField, files: RESULT_FILES },
    readings: ['merged_here'],
    check: (_matter, input, sight) => faultOfAnswers(input, sight.today),
    starts: (matter) => (matter.state.checks ? [{ limit: 'check' }] : judgingClocks()),
    stops: (matter) => [...WORK_CLOCKS, ...supportClocks(matter)],
    to: ['claimed', 'answered'],
    becomes: (matter, event) => {
      const facts = { ...taken(matter.state), answers: readAnswers(event.input) }
      return {
        release: [{ role: 'support' }],
        state: matter.state.checks ? { ...facts, name: 'claimed' } : answeredState(facts),
      }
    },
    effects: (matter, event) =>
      matter.state.checks ? [] : answerMerged(matter, event, readAnswers(event.input)),
    notifies: ['resident'],
    undo: 'take_back',
  }),
  // Only while it waits for its check: an answer that the resident has read stays said.
  take_back: back({
    of: 'claim_done',
    from: ['claimed'],
    by: ['lead'],
    words: { zh: '收回办毕', en: 'Take back the claim' },
    told: {
      officials: {
        zh: '{actor_unit} 收回刚才的办毕答复',
        en: '{actor_unit} took its claim back',
      },
      resident: {
        zh: '{actor_unit} 收回了刚才的办毕，继续办理',
        en: '{actor_unit} took back that it is done, and works on',
      },
    },
    to: ['in_hand', 'deferred', 'rework'],
  }),
  pass_check: act({
    from: ['claimed'],
    by: ['checker'],
    judges: true,
    words: { zh: '核查通过', en: 'Passes the check' },
    told: {
      officials: { zh: '核查通过：{evidence}', en: 'Check passed: {evidence}' },
      resident: { zh: '已由别的单位核查：{evidence}', en: 'Checked by somebody else: {evidence}' },
    },
    fields: {
      evidence: text(
        { zh: '核查所见', en: 'What the check found' },
        { min: 6, max: 2000, to: 'resident' },
      ),
    },
    readings: ['merged_here'],
    starts: judgingClocks,
    stops: () => ['check'],
    to: ['answered'],
    becomes: (matter) => ({ state: answeredState(matter.state) }),
    effects: (matter, event) => answerMerged(matter, event, matter.state.answers),
    notifies: ['resident'],
  }),
  fail_check: act({
    from: ['claimed'],
    by: ['checker'],
    judges: true,
    words: { zh: '核查不通过', en: 'Fails the check' },
    told: {
      officials: { zh: '核查不通过：{evidence}', en: 'Check failed: {evidence}' },
      resident: {
        zh: '核查发现没有办好，退回重办',
        en: 'The check found it not done; it goes back',
      },
    },
    fields: {
      evidence: text({ zh: '哪里没有办好', en: 'What is not done' }, { min: 6, max: 2000 }),
    },
    starts: againClock,
    stops: () => ['check'],
    to: ['rework', 'received'],
    becomes: (matter, event) => ({
      state: againState(matter, String(event.input['evidence']), false),
    }),
    notifies: ['lead'],
  }),
  answer_through: act({
    from: ['merged'],
    by: ['effect'],
    words: { zh: '随并单答复', en: 'Answered through the merged matter' },
    told: {
      officials: {
        zh: '随并入的事项一并答复',
        en: 'Answered together with the matter it was merged into',
      },
      resident: { zh: '同一件事已经答复：{text}', en: 'The same matter has been answered: {text}' },
    },
    fields: {
      text: text({ zh: '答复', en: 'Answer' }, { max: THROUGH_LENGTH, to: 'resident' }),
      outcome: answersField.fields['outcome'] as (typeof answersField.fields)[string],
      reason: answersField.fields['reason'] as (typeof answersField.fields)[string],
      review: answersField.fields['review'] as (typeof answersField.fields)[string],
      unit: reference(
        'unit',
        { zh: '承办单位', en: 'Unit that did it' },
        { optional: true, to: 'resident' },
      ),
      doers: list(
        { zh: '经办人', en: 'Who did it' },
        text({ zh: '人员', en: 'Person' }, { max: 80, lines: false }),
        { optional: true, min: 0, max: 500, to: 'sealed' },
      ),
    },
    readings: ['merged_here'],
    starts: judgingClocks,
    stops: (matter) => ['merged', 'dispatch', ...WORK_CLOCKS, ...supportClocks(matter)],
    to: ['answered'],
    becomes: (matter, event) => {
      const { unit, doers } = event.input
      return {
        release: [{ role: 'support' }, ...(unit === undefined ? [] : [{ role: 'lead' }])],
        bind: unit === undefined ? [] : [{ role: 'lead', unit: String(unit) }],
        doers: Array.isArray(doers) ? doers.map(String) : [],
        state: answeredState(throughFacts(matter.state, event.input)),
      }
    },
    // What was merged into a matter that is itself merged is answered with it.
    effects: (_matter, event) => passOn(event, event.input),
    notifies: ['resident'],
  }),
}

/** A merged matter keeps its own asks; one answer addresses them all. */
function throughFacts(
  state: Extract<RequestState, { name: 'merged' }>,
  input: Input,
): Omit<Claimed, 'name'> {
  const answer = readAnswers({ answers: [input] as Json })
  const before = state.was.name === 'received' ? null : state.was
  return {
    asks: state.asks,
    danger: state.danger,
    fixed: before?.fixed ?? false,
    checks: before?.checks ?? false,
    extended: before?.extended ?? false,
    deferred: before?.deferred ?? false,
    reworks: before?.reworks ?? 0,
    answers: state.asks.flatMap(() => answer),
  }
}

/** An extension counts from the date that stood, where it is known. */
function fromDue(matter: Matter): { from?: string } {
  const due = matter.clocks['whole']?.due
  return due ? { from: due } : {}
}
