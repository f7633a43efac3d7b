/**
 * Rectification 整改: a problem that was found, what is done about it, by which post until when; checked by
 * somebody else, judged by those it concerns, and open again when it recurs. (The campaign's ledger of
 * problems: problem, source, measure, owner, date, check, rating, closing.)
 */
import {
  actOf,
  choice,
  day,
  declareKind,
  FOR_RESIDENTS,
  reference,
  RESULT_FILES,
  text,
  aheadOf,
} from '../kernel/index.ts'
import type { Change, Input, Matter, MatterEvent, Sight } from '../kernel/index.ts'

interface Facts {
  readonly source: string
  readonly concerned: string
  readonly measure: string | null
  /** How often it came back after it had been closed. */
  readonly recurred: number
}

export type RectificationState =
  | ({ readonly name: 'found' } & Facts)
  | ({ readonly name: 'working' } & Facts)
  | ({ readonly name: 'claimed'; readonly result: string } & Facts)
  | ({ readonly name: 'to_judge'; readonly result: string } & Facts)
  | ({ readonly name: 'closed'; readonly result: string } & Facts)
  | ({ readonly name: 'lifted'; readonly why: string } & Facts)

const act = actOf<RectificationState>()

const SOURCES = {
  inspection: { zh: '督查发现', en: 'found by inspection' },
  self: { zh: '自查', en: 'found by oneself' },
  people: { zh: '群众反映', en: 'said by the people' },
  above: { zh: '上级指出', en: 'pointed out from above' },
} as const

const facts = {
  problem: text({ zh: '问题', en: 'Problem' }, { min: 6, max: 2000, to: 'resident' }),
  source: choice({ zh: '来源', en: 'Source' }, SOURCES, { to: 'resident' }),
  concerned: text(
    { zh: '涉及谁（由他们评价）', en: 'Whom it concerns (they judge it)' },
    { min: 2, max: 300, to: 'resident' },
  ),
  post: reference('post', { zh: '整改岗位', en: 'Post that puts it right' }, { to: 'resident' }),
  about: reference(
    'matter',
    { zh: '起因于哪件事项（编号）', en: 'Caused by matter (number)' },
    { optional: true, to: 'resident' },
  ),
  campaign: reference(
    'matter',
    { zh: '属于哪个专题活动（编号）', en: 'Part of campaign (number)' },
    { optional: true, to: 'resident' },
  ),
}

function opened(_matter: Matter, { input, given }: MatterEvent): Change<RectificationState> {
  const { about, post, campaign } = input
  return {
    subject: { title: String(input['problem']).slice(0, 60), text: String(input['problem']) },
    link: [
      ...(typeof about === 'string' ? [{ type: 'caused_by', to: about } as const] : []),
      ...(typeof campaign === 'string' ? [{ type: 'part_of', to: campaign } as const] : []),
    ],
    bind: [
      { role: 'owner', post: String(post), unit: String(given.readings['unit_of_post'] ?? '') },
    ],
    state: {
      name: 'found',
      source: String(input['source']),
      concerned: String(input['concerned']),
      measure: null,
      recurred: 0,
    },
  }
}

const opening = {
  from: 'new',
  words: { zh: '登记整改问题', en: 'Register a problem' },
  told: {
    officials: { zh: '问题：{problem}（{source}）', en: 'Problem: {problem} ({source})' },
    resident: { zh: '发现问题：{problem}', en: 'Found: {problem}' },
  },
  fields: facts,
  readings: ['unit_of_post', 'campaign_running'],
  check: (_matter: Matter, { campaign }: Input, { readings }: Sight) =>
    typeof campaign === 'string' && readings['campaign_running'] !== true
      ? { code: 'no_running_campaign', field: 'campaign' }
      : null,
  starts: () => [{ limit: 'rectify_measure' }],
  to: ['found'],
  becomes: opened,
  notifies: ['owner'],
} as const

export const rectification = declareKind<RectificationState>({
  name: 'rectification',
  version: 1,
  words: { zh: '整改', en: 'Rectification' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['caused_by', 'part_of'],
  roles: {
    head: { is: 'power', power: 'head', words: { zh: '单位负责人', en: 'Head of a unit' } },
    owner: { is: 'bound', doer: true, words: { zh: '整改岗位', en: 'Owner' } },
    checker: { is: 'power', power: 'check', words: { zh: '核查人', en: 'Checker' } },
    caller: { is: 'power', power: 'call_back', words: { zh: '回访员', en: 'Caller' } },
    arbiter: { is: 'power', power: 'arbitrate', words: { zh: '复核人', en: 'Reviewer' } },
  },
  clocks: {
    rectify_measure: { zh: '定整改措施', en: 'Measure' },
    rectify: { zh: '整改', en: 'Putting right' },
    rectify_check: { zh: '核查', en: 'Check' },
    rectify_judging: { zh: '听涉及的人评价', en: 'Judgement' },
  },
  states: {
    found: {
      words: { zh: '待定措施', en: 'Measure to be set' },
      resident: { zh: '正在定整改措施', en: 'A measure is being set' },
      counts: 'waiting',
      duties: () => [{ role: 'owner', acts: ['set_measure'], clock: 'rectify_measure' }],
    },
    working: {
      words: { zh: '整改中', en: 'Being put right' },
      resident: { zh: '正在整改', en: 'Being put right' },
      counts: 'in_hand',
      duties: () => [{ role: 'owner', acts: ['claim_rectified'], clock: 'rectify' }],
    },
    claimed: {
      words: { zh: '报整改完成，待核查', en: 'Said to be put right, to be checked' },
      resident: { zh: '报告已整改，正在核查', en: 'Said to be put right, being checked' },
      counts: 'in_hand',
      duties: () => [
        { role: 'checker', acts: ['pass_check', 'fail_check'], clock: 'rectify_check' },
      ],
    },
    to_judge: {
      words: { zh: '核查通过，待涉及的人评价', en: 'Checked, those concerned are asked' },
      resident: {
        zh: '核查通过，正在听涉及的人怎么说',
        en: 'Checked, those concerned are being asked',
      },
      counts: 'answered',
      duties: () => [{ role: 'caller', acts: ['record_voice'], clock: 'rectify_judging' }],
    },
    closed: {
      words: { zh: '销号', en: 'Closed' },
      resident: { zh: '已经整改', en: 'Put right' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    lifted: {
      words: { zh: '撤销', en: 'Lifted' },
      resident: { zh: '复核认为不是问题，已撤销', en: 'A review found no problem, it was lifted' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    register_problem: act({ ...opening, by: ['supervisor', 'head'] }),
    open_rectification: act({ ...opening, by: ['effect'] }),
    set_measure: act({
      from: ['found'],
      by: ['owner'],
      words: { zh: '定整改措施', en: 'Set the measure' },
      told: {
        officials: { zh: '{deadline} 前：{measure}', en: 'By {deadline}: {measure}' },
        resident: { zh: '{deadline} 前：{measure}', en: 'By {deadline}: {measure}' },
      },
      fields: {
        measure: text({ zh: '措施', en: 'Measure' }, { min: 10, max: 2000, to: 'resident' }),
        deadline: day({ zh: '整改到哪天', en: 'By' }, { to: 'resident' }),
      },
      check: (_matter, input, sight) => aheadOf(input, 'deadline', sight),
      starts: (_matter, input) => [{ until: String(input['deadline']), as: 'rectify' }],
      stops: () => ['rectify_measure'],
      to: ['working'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'working', measure: String(input['measure']) },
      }),
    }),
    claim_rectified: act({
      from: ['working'],
      by: ['owner'],
      words: { zh: '报整改完成', en: 'Say it is put right' },
      told: {
        officials: { zh: '报整改完成：{result}', en: 'Said to be put right: {result}' },
        resident: { zh: '报告已整改：{result}', en: 'Said to be put right: {result}' },
      },
      fields: {
        result: text(
          { zh: '改成了什么样', en: 'What it is like now' },
          { min: 10, max: 2000, to: 'resident' },
        ),
        files: RESULT_FILES,
      },
      starts: () => [{ limit: 'rectify_check' }],
      stops: () => ['rectify'],
      to: ['claimed'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'claimed', result: String(input['result']) },
      }),
      notifies: ['holder'],
    }),
    pass_check: act({
      from: ['claimed'],
      by: ['checker'],
      judges: true,
      words: { zh: '核查通过', en: 'Check passed' },
      told: {
        officials: { zh: '核查通过：{found}', en: 'Checked: {found}' },
        resident: {
          zh: '无关人员核查过：{found}',
          en: 'Somebody who did no part of it checked: {found}',
        },
      },
      fields: {
        found: text(
          { zh: '看到什么', en: 'What was seen' },
          { min: 10, max: 2000, to: 'resident' },
        ),
      },
      starts: () => [{ limit: 'rectify_judging' }],
      stops: () => ['rectify_check'],
      to: ['to_judge'],
      becomes: ({ state }) => ({ state: { ...state, name: 'to_judge' } }),
      notifies: ['holder'],
    }),
    fail_check: act({
      from: ['claimed'],
      by: ['checker'],
      judges: true,
      words: { zh: '核查不通过', en: 'Check failed' },
      told: {
        officials: { zh: '核查不通过：{reason}', en: 'Check failed: {reason}' },
        resident: { zh: '核查没有通过：{reason}', en: 'The check failed: {reason}' },
      },
      fields: {
        reason: text(
          { zh: '哪里没改好', en: 'What is not right yet' },
          { min: 10, max: 2000, to: 'resident' },
        ),
        until: day({ zh: '再改到哪天', en: 'By' }, { to: 'resident' }),
      },
      check: (_matter, input, sight) => aheadOf(input, 'until', sight),
      starts: (_matter, input) => [{ until: String(input['until']), as: 'rectify' }],
      stops: () => ['rectify_check'],
      to: ['working'],
      becomes: ({ state }) => {
        const { result: _result, ...rest } = state
        return { state: { ...rest, name: 'working' } }
      },
      notifies: ['owner'],
    }),
    record_voice: act({
      from: ['to_judge'],
      by: ['caller'],
      judges: true,
      words: { zh: '登记涉及的人的评价', en: 'Record what those concerned say' },
      told: {
        officials: {
          zh: '涉及的人：{verdict}。{words}',
          en: 'Those concerned: {verdict}. {words}',
        },
        resident: { zh: '涉及的人：{verdict}', en: 'Those concerned: {verdict}' },
      },
      fields: {
        verdict: choice(
          { zh: '他们怎么说', en: 'What they say' },
          {
            yes: { zh: '认可', en: 'it is right now' },
            no: { zh: '不认可', en: 'it is not right' },
            silent: { zh: '问了，没有人作答', en: 'asked, nobody answered' },
          },
          { to: 'resident' },
        ),
        words: text(
          { zh: '问了谁，原话', en: 'Who was asked, in their words' },
          { min: 6, max: 2000 },
        ),
        until: day({ zh: '不认可时，再改到哪天', en: 'If not right: by' }, { to: 'resident' }),
      },
      check: (_matter, input, sight) => aheadOf(input, 'until', sight),
      starts: (_matter, input) =>
        input['verdict'] === 'no' ? [{ until: String(input['until']), as: 'rectify' }] : [],
      stops: () => ['rectify_judging'],
      to: ['closed', 'working'],
      becomes: ({ state }, { input }) => {
        if (input['verdict'] !== 'no') return { state: { ...state, name: 'closed' } }
        const { result: _result, ...rest } = state
        return { state: { ...rest, name: 'working' } }
      },
      notifies: ['owner'],
    }),
    lift: act({
      from: ['found', 'working'],
      by: ['arbiter'],
      judges: true,
      words: { zh: '复核后撤销', en: 'Lift after a review' },
      told: {
        officials: { zh: '复核后撤销：{why}', en: 'Lifted after a review: {why}' },
        resident: { zh: '复核后撤销：{why}', en: 'Lifted after a review: {why}' },
      },
      fields: {
        why: text(
          { zh: '为什么不是问题', en: 'Why it is no problem' },
          { min: 10, max: 2000, to: 'resident' },
        ),
      },
      stops: () => ['rectify_measure', 'rectify'],
      to: ['lifted'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'lifted', why: String(input['why']) },
      }),
      notifies: ['owner'],
    }),
    recur: act({
      from: ['closed'],
      by: ['supervisor', 'checker'],
      words: { zh: '问题又出现', en: 'It recurred' },
      told: {
        officials: { zh: '又出现：{words}', en: 'It recurred: {words}' },
        resident: { zh: '问题又出现，重新整改', en: 'It recurred and is open again' },
      },
      fields: { words: text({ zh: '又出现了什么', en: 'What recurred' }, { min: 10, max: 2000 }) },
      starts: () => [{ limit: 'rectify_measure' }],
      to: ['found'],
      becomes: ({ state }) => {
        const { result: _result, ...rest } = state
        return { state: { ...rest, name: 'found', measure: null, recurred: state.recurred + 1 } }
      },
      notifies: ['owner'],
    }),
  },
})
