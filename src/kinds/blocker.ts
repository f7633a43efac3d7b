/**
 * Blocker 卡点: what keeps a target from going on. It belongs to a unit; when its term is over it goes to
 * the next level by itself: unit, supervisors, leader. Only whoever was blocked says that it is solved.
 */
import { actOf, declareKind, FOR_RESIDENTS, reference, text } from '../kernel/index.ts'
import type { DeclaredDuty, Matter } from '../kernel/index.ts'

export type BlockerLevel = 'unit' | 'supervisor' | 'leader'

interface Facts {
  readonly need: string
  readonly level: BlockerLevel
}

export type BlockerState =
  | ({ readonly name: 'raised' } & Facts)
  | ({ readonly name: 'solved_claimed'; readonly how: string } & Facts)
  | ({ readonly name: 'solved'; readonly how: string } & Facts)

const act = actOf<BlockerState>()

/** Who leads the target that is blocked, and the units that work on it. */
interface LeadRead {
  readonly post: string
  readonly unit: string
  readonly units: readonly string[]
}

const leadOf = (read: unknown) => (read ?? null) as LeadRead | null

const NEXT: Readonly<Record<BlockerLevel, BlockerLevel>> = {
  unit: 'supervisor',
  supervisor: 'leader',
  leader: 'leader',
}

/** Each level has its own term; those before run on, so that all see since when it is late. */
const CLOCK = {
  unit: 'blocker',
  supervisor: 'blocker:supervisor',
  leader: 'blocker:leader',
} as const satisfies Readonly<Record<BlockerLevel, string>>

const CLOCKS = Object.values(CLOCK)

function raisedDuties({
  state,
}: Matter<Extract<BlockerState, { name: 'raised' }>>): readonly DeclaredDuty[] {
  const solve = (role: string, clock: string) => ({ role, acts: ['solve_blocker'], clock })
  const climb = (clock: string) => ({ role: 'system', acts: ['climb'], clock })
  if (state.level === 'unit') return [solve('solver', CLOCK.unit), climb(CLOCK.unit)]
  if (state.level === 'supervisor')
    return [solve('supervisor', CLOCK.supervisor), climb(CLOCK.supervisor)]
  // The top of the ladder has nobody above it: there the duty stays, and is late for all to see.
  return [solve('leader', CLOCK.leader)]
}

export const blocker = declareKind<BlockerState>({
  name: 'blocker',
  version: 1,
  words: { zh: '卡点', en: 'Blocker' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['blocks'],
  roles: {
    solver: { is: 'bound', doer: true, words: { zh: '解决单位', en: 'Unit that is to solve it' } },
    blocked: { is: 'bound', doer: false, words: { zh: '被卡岗位', en: 'Post that is blocked' } },
    handler: { is: 'power', power: 'handle', words: { zh: '经办人', en: 'Handler' } },
    head: { is: 'power', power: 'head', words: { zh: '单位负责人', en: 'Head of a unit' } },
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    checker: { is: 'power', power: 'check', words: { zh: '核查人', en: 'Checker' } },
  },
  clocks: {
    blocker: { zh: '解决卡点', en: 'Solving' },
    blocker_confirm: { zh: '确认解决', en: 'Confirming' },
  },
  states: {
    raised: {
      words: { zh: '待解决', en: 'To be solved' },
      resident: { zh: '正在解决', en: 'Being solved' },
      counts: 'in_hand',
      duties: raisedDuties,
    },
    solved_claimed: {
      words: { zh: '说已解决，待被卡岗位确认', en: 'Said to be solved, to be confirmed' },
      resident: { zh: '说已解决，等待确认', en: 'Said to be solved, to be confirmed' },
      counts: 'in_hand',
      duties: () => [
        // Whoever was blocked may say so at once; if they stand in the line of the unit that solved it, a
        // checker asks them.
        { role: 'checker', acts: ['confirm_solved', 'still_blocked'], clock: 'blocker_confirm' },
      ],
    },
    solved: {
      words: { zh: '已解决', en: 'Solved' },
      resident: { zh: '已解决', en: 'Solved' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
  },
  acts: {
    raise_blocker: act({
      from: 'new',
      by: ['handler', 'head', 'supervisor'],
      words: { zh: '提出卡点', en: 'Raise a blocker' },
      told: {
        officials: { zh: '卡住了：{what}。需要：{need}', en: 'Blocked: {what}. Needed: {need}' },
        resident: { zh: '遇到困难：{what}', en: 'Blocked: {what}' },
      },
      fields: {
        about: reference('matter', { zh: '卡住哪项目标（编号）', en: 'Which target (number)' }),
        what: text({ zh: '卡在哪里', en: 'What blocks it' }, { min: 6, max: 1000, to: 'resident' }),
        need: text({ zh: '需要什么', en: 'What is needed' }, { min: 4, max: 500 }),
        unit: reference('unit', { zh: '先请哪个单位解决', en: 'Unit that is to solve it first' }),
      },
      readings: ['lead_of_about'],
      check: (_matter, { unit }, { actor, readings }) => {
        const lead = leadOf(readings['lead_of_about'])
        if (!lead) return { code: 'no_running_target', field: 'about' }
        if (unit === lead.unit) return { code: 'blocks_itself', field: 'unit' }
        const isTheirs = actor.as === 'official' && lead.units.includes(actor.unit)
        const watches = actor.as === 'official' && actor.powers.includes('supervise')
        return isTheirs || watches ? null : { code: 'not_your_target', field: 'about' }
      },
      starts: () => [{ limit: 'blocker' }],
      to: ['raised'],
      becomes: (_matter, { input, given }) => {
        const lead = leadOf(given.readings['lead_of_about'])
        return {
          subject: { title: String(input['what']), text: String(input['need']) },
          link: [{ type: 'blocks', to: String(input['about']) }],
          bind: [
            { role: 'solver', unit: String(input['unit']) },
            ...(lead ? [{ role: 'blocked', post: lead.post, unit: lead.unit }] : []),
          ],
          state: { name: 'raised', need: String(input['need']), level: 'unit' },
        }
      },
      notifies: ['holder'],
    }),
    solve_blocker: act({
      from: ['raised'],
      by: ['solver', 'supervisor', 'leader'],
      words: { zh: '解决了', en: 'Solved' },
      told: {
        officials: { zh: '说已解决：{how}', en: 'Said to be solved: {how}' },
        resident: { zh: '说已解决：{how}', en: 'Said to be solved: {how}' },
      },
      fields: { how: text({ zh: '怎样解决的', en: 'How' }, { min: 6, max: 1000, to: 'resident' }) },
      starts: () => [{ limit: 'blocker_confirm' }],
      stops: () => CLOCKS,
      to: ['solved_claimed'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'solved_claimed', how: String(input['how']) },
      }),
      notifies: ['blocked'],
    }),
    climb: act({
      from: ['raised'],
      by: ['system'],
      words: { zh: '逾期，升一级', en: 'Overdue: next level' },
      told: {
        officials: { zh: '逾期没有解决，升一级', en: 'Not solved in time: next level' },
        resident: { zh: '逾期没有解决，已升一级', en: 'Not solved in time: next level' },
      },
      fields: {},
      unless: ({ state }) => (state.level === 'leader' ? { code: 'nobody_above' } : null),
      starts: ({ state }) => [{ limit: 'blocker', as: CLOCK[NEXT[state.level]] }],
      to: [],
      becomes: ({ state }) => ({ state: { ...state, level: NEXT[state.level] } }),
      notifies: ['holder'],
    }),
    confirm_solved: act({
      from: ['solved_claimed'],
      by: ['blocked', 'checker'],
      judges: true,
      otherThan: 'solve_blocker',
      words: { zh: '确认解决', en: 'Confirm' },
      told: {
        officials: { zh: '确认解决', en: 'Confirmed' },
        resident: { zh: '已解决', en: 'Solved' },
      },
      fields: {},
      to: ['solved'],
      becomes: ({ state }) => ({ state: { ...state, name: 'solved' } }),
    }),
    still_blocked: act({
      from: ['solved_claimed'],
      by: ['blocked', 'checker'],
      judges: true,
      otherThan: 'solve_blocker',
      words: { zh: '还卡着', en: 'Still blocked' },
      told: {
        officials: { zh: '还卡着：{reason}', en: 'Still blocked: {reason}' },
        resident: { zh: '还没有解决', en: 'Not solved yet' },
      },
      fields: { reason: text({ zh: '为什么', en: 'Why' }, { min: 6, max: 1000 }) },
      starts: ({ state }) => [{ limit: 'blocker', as: CLOCK[state.level] }],
      stops: () => ['blocker_confirm'],
      to: ['raised'],
      becomes: ({ state }) => {
        const { how: _how, ...facts } = state
        return { state: { ...facts, name: 'raised' } }
      },
      notifies: ['holder'],
    }),
  },
})
