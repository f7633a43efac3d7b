/**
 * What a figure of a bulletin may be. Of requests: what the weekly release says, rounded as there, so that
 * a bulletin tells nothing that the board does not (docs/adr/0011). Of the government's own matters: counted
 * from their events.
 */
import type { Matter, Words } from '../kernel/index.ts'
import type { Count, WaitColumn } from '../publishing/index.ts'

interface Named {
  readonly words: Words
  /** How it is read after the number, in the Chinese text. */
  readonly unit: string
}

export interface ReleaseMeasure extends Named {
  readonly from: 'release'
  /** A column of the release, or a share of two of them. */
  readonly column: Count | WaitColumn | readonly [hits: Count, of: Count]
}

export interface WorkMeasure extends Named {
  readonly from: 'events'
  readonly kind: string
  /** Came into one of these states within the period, or stood in one when it ended. */
  readonly counts: 'reached' | 'standing'
  readonly states: readonly string[]
  /** Further condition on the matter as it was then; `until`: the first day after the period. */
  readonly where?: (matter: Matter, until: string) => boolean
  /** Adds this up instead of counting matters. */
  readonly sum?: (matter: Matter) => number
}

export type Measure = ReleaseMeasure | WorkMeasure

const requests = (
  column: ReleaseMeasure['column'],
  zh: string,
  en: string,
  unit = '件',
): ReleaseMeasure => ({ from: 'release', column, words: { zh, en }, unit })

const work = (
  kind: string,
  counts: WorkMeasure['counts'],
  states: readonly string[],
  words: Words,
  more: Partial<Pick<WorkMeasure, 'where' | 'sum' | 'unit'>> = {},
): WorkMeasure => ({ from: 'events', kind, counts, states, words, unit: '项', ...more })

const RUNNING = ['running', 'claimed', 'to_judge', 'cannot_claimed']

const isLate = ({ state }: Matter, until: string) =>
  String((state as { deadline?: unknown }).deadline ?? '9') < until

export const MEASURES: Readonly<Record<string, Measure>> = {
  'requests.came_in': requests('came_in', '收到的诉求', 'Requests that came in'),
  'requests.done': requests('done', '办结的诉求（含部分办成）', 'Requests done or partly done'),
  'requests.answered': requests(
    'answered',
    '已答复、未办结的诉求',
    'Requests answered, not closed yet',
  ),
  'requests.in_hand': requests('in_hand', '在办的诉求', 'Requests in hand'),
  'requests.cannot': requests(
    'cannot',
    '每项都办不了、已说明理由的诉求',
    'Requests that cannot be done at all, with the reason',
  ),
  'requests.not_ours': requests(
    'not_ours',
    '不归我们、已说明去处的诉求',
    'Requests that are not ours; told where to go',
  ),
  'requests.judged': requests(
    'judged',
    '诉求人说了是否解决的',
    'Requests of which somebody said whether they are solved',
  ),
  'requests.solved': requests('solved', '诉求人说解决了的', 'Requests said to be solved'),
  'requests.silent': requests(
    'silent',
    '办结时诉求人没有评价的',
    'Requests closed without a word from whoever asked',
  ),
  'requests.reopened': requests(
    'reopened',
    '答复后又重办的',
    'Requests done again after an answer',
  ),
  'requests.solved_share': requests(
    ['solved', 'judged'],
    '说解决了的占评价的比例（由取整后的件数算出，约数）',
    'Share said to be solved of those judged (from rounded counts, approximate)',
    '%',
  ),
  'requests.wait': requests(
    'wait_median_working_days',
    '等第一次答复的中位数（工作日）',
    'Median wait for the first answer, working days',
    '个工作日',
  ),
  'targets.issued': work('target', 'reached', ['offered'], {
    zh: '下达的目标任务',
    en: 'Targets issued',
  }),
  'targets.closed': work('target', 'reached', ['closed'], {
    zh: '经核查办结的目标任务',
    en: 'Targets closed after a check',
  }),
  'targets.cannot': work('target', 'reached', ['cannot'], {
    zh: '经核实办不成的目标任务',
    en: 'Targets confirmed to be impossible',
  }),
  'targets.running': work('target', 'standing', RUNNING, {
    zh: '期末推进中的目标任务',
    en: 'Targets under way at the end of the period',
  }),
  'targets.late': work(
    'target',
    'standing',
    RUNNING,
    {
      zh: '期末已过完成时限的目标任务',
      en: 'Targets past their deadline at the end of the period',
    },
    { where: isLate },
  ),
  'blockers.raised': work('blocker', 'reached', ['raised'], {
    zh: '报告的卡点',
    en: 'Blockers raised',
  }),
  'blockers.solved': work('blocker', 'reached', ['solved'], {
    zh: '解开的卡点',
    en: 'Blockers solved',
  }),
  'inspections.told': work(
    'inspection',
    'reached',
    ['told'],
    { zh: '反馈结论的督查', en: 'Inspections whose conclusion was told' },
    { unit: '次' },
  ),
  'rectifications.found': work('rectification', 'reached', ['found'], {
    zh: '列入整改的问题',
    en: 'Problems to be rectified',
  }),
  'rectifications.closed': work('rectification', 'reached', ['closed'], {
    zh: '经核查销号的整改',
    en: 'Rectifications closed after a check',
  }),
  'urgings.delivered': work(
    'urging',
    'reached',
    ['delivered'],
    { zh: '经批准送达的督办', en: 'Urgings delivered, with approval' },
    { unit: '件' },
  ),
  'praise.approved': work(
    'praise',
    'reached',
    ['approved'],
    { zh: '经批准的表扬', en: 'Praise, with approval' },
    { unit: '次' },
  ),
  'hot.owned': work(
    'hot_problem',
    'reached',
    ['owned'],
    { zh: '有单位牵头的热点问题', en: 'Hot problems that were taken on' },
    { unit: '个' },
  ),
  'hot.solved': work(
    'hot_problem',
    'reached',
    ['solved'],
    { zh: '解决了的热点问题', en: 'Hot problems solved' },
    { unit: '个' },
  ),
  'burdens.in_force': work('burden', 'standing', ['in_force'], {
    zh: '期末在用的报表、材料、会议和检查',
    en: 'Forms, reports, meetings and inspections in force at the end of the period',
  }),
  'burdens.hours': work(
    'burden',
    'standing',
    ['in_force'],
    {
      zh: '期末在用的各项负担一年占用各单位的小时（按登记的项目和频次推算）',
      en: 'Hours a year that what was in force took of all units (computed from what was asked)',
    },
    { sum: (matter) => hoursOf(matter), unit: '小时' },
  ),
  'burdens.approved': work('burden', 'reached', ['in_force'], {
    zh: '新增的报表、材料、会议和检查',
    en: 'Forms, reports, meetings and inspections that came into force',
  }),
  'burdens.ended': work('burden', 'reached', ['ended'], {
    zh: '终止的报表、材料、会议和检查',
    en: 'Forms, reports, meetings and inspections that ended',
  }),
  'decisions.decided': work('decision', 'reached', ['decided'], {
    zh: '作出的决策',
    en: 'Decisions made',
  }),
}

const hoursOf = ({ state }: Matter) => {
  const { hours, units } = state as { readonly hours?: number; readonly units?: readonly string[] }
  return Math.round((hours ?? 0) * (units?.length ?? 0))
}

export function measureOf(name: string): Measure | null {
  return Object.hasOwn(MEASURES, name) ? (MEASURES[name] ?? null) : null
}

/** Filters a measure may have: a topic of requests within the year, the unit that leads, whom it is for. */
export function filtersOf(measure: Measure): readonly string[] {
  if (measure.from === 'release') return ['topic']
  return measure.kind === 'target' ? ['unit', 'who'] : ['unit']
}
