/** Acts on what a running target waits for, and on how far it is from its goal. */
import { actOf, aheadOf, day, optionalText, reference, text } from '../../kernel/index.ts'
import type { Json, Refusal } from '../../kernel/index.ts'
import type { TargetState } from './states.ts'

const act = actOf<TargetState>()

/** What the shell found on the way from the other target; a refusal code where something is wrong. */
function wrongWith(read: Json | undefined): Refusal | null {
  return typeof read === 'string' ? { code: read, field: 'on' } : null
}

/** What stands in the series of a target, as the shell read it. */
export interface ValueRead {
  readonly value: number
  readonly isReached: boolean
}

function valueOf(read: Json | undefined): ValueRead | null {
  return (read ?? null) as unknown as ValueRead | null
}

export const dependingActs = {
  depend: act({
    from: ['draft', 'offered', 'running'],
    by: ['lead', 'planner', 'head'],
    words: { zh: '要等另一项目标', en: 'Wait for another target' },
    told: {
      officials: { zh: '要等 {on}：{why}', en: 'Waits for {on}: {why}' },
      resident: { zh: '要等另一项目标先完成：{why}', en: 'Waits for another target: {why}' },
    },
    fields: {
      on: reference('matter', { zh: '要等哪项目标（编号）', en: 'Waits for target (number)' }),
      why: text(
        { zh: '为什么要等它', en: 'Why it has to wait' },
        { min: 4, max: 300, to: 'resident' },
      ),
    },
    readings: ['dependence'],
    check: (_matter, _input, { readings }) => wrongWith(readings['dependence']),
    to: [],
    becomes: (_matter, { input }) => ({ link: [{ type: 'depends_on', to: String(input['on']) }] }),
    notifies: ['lead'],
  }),
  no_longer_depend: act({
    from: ['draft', 'offered', 'running'],
    by: ['lead', 'planner', 'head'],
    words: { zh: '不用再等', en: 'Wait no longer' },
    told: {
      officials: { zh: '不用再等 {on}：{why}', en: 'No longer waits for {on}: {why}' },
      resident: {
        zh: '不用再等另一项目标：{why}',
        en: 'No longer waits for another target: {why}',
      },
    },
    fields: {
      on: reference('matter', { zh: '哪项目标（编号）', en: 'Which target (number)' }),
      why: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 300, to: 'resident' }),
    },
    check: ({ links, state }, input) =>
      input['on'] !== state.series &&
      links.some(({ type, to }) => type === 'depends_on' && to === input['on'])
        ? null
        : { code: 'does_not_depend', field: 'on' },
    to: [],
    becomes: (_matter, { input }) => ({
      unlink: [{ type: 'depends_on', to: String(input['on']) }],
    }),
    notifies: ['lead'],
  }),
  // A gap without a cause is a complaint, and a cause without a measure an excuse (the speech: 认真查找
  // 发展中的问题和差距).
  name_gap: act({
    from: ['running'],
    by: ['lead'],
    words: { zh: '说明差距', en: 'Explain the gap' },
    told: {
      officials: {
        zh: '差距的原因：{cause}。措施：{measure}，{until} 前见效',
        en: 'Cause of the gap: {cause}. Measure: {measure}, by {until}',
      },
      resident: {
        zh: '差距的原因：{cause}。措施：{measure}，{until} 前见效',
        en: 'Cause of the gap: {cause}. Measure: {measure}, by {until}',
      },
    },
    fields: {
      cause: text({ zh: '原因', en: 'Cause' }, { min: 6, max: 1000, to: 'resident' }),
      measure: text(
        { zh: '采取什么措施', en: 'Measure taken' },
        { min: 6, max: 1000, to: 'resident' },
      ),
      until: day({ zh: '哪天以前见效', en: 'To show by' }, { to: 'resident' }),
      context: text(
        {
          zh: '条件有什么不同（起点、规模、地形……）',
          en: 'What is different here (start, size, land …)',
        },
        { optional: true, max: 500, to: 'resident' },
      ),
    },
    readings: ['own_value'],
    check: (_matter, input, sight) =>
      valueOf(sight.readings['own_value'])?.isReached === true
        ? { code: 'no_gap' }
        : aheadOf(input, 'until', sight),
    to: [],
    becomes: ({ state }, { at, input, given }) => ({
      state: {
        ...state,
        gaps: [
          ...state.gaps,
          {
            on: at.slice(0, 10),
            value: valueOf(given.readings['own_value'])?.value ?? null,
            goal: state.metric.goal,
            cause: String(input['cause']),
            measure: String(input['measure']),
            until: String(input['until']),
            context: optionalText(input, 'context'),
          },
        ],
      },
    }),
    notifies: ['planner'],
  }),
}
