/**
 * Campaign 专题活动: a theme with its five series by their names, in stages; a stage closes when what it must
 * bring has been brought. It counts no meetings: what hangs on it are activities with the problem each
 * solves, and problems put right.
 */
import {
  actOf,
  choice,
  day,
  declareKind,
  FOR_RESIDENTS,
  groups,
  list,
  reference,
  several,
  text,
  aheadOf,
  groupsIn,
  textsOf,
} from '../kernel/index.ts'
import type { Input, Refusal, Words } from '../kernel/index.ts'

/** By their exact names in the founding speech (Shaoxing 2013). */
export const SERIES_NAMES: Readonly<Record<string, Words>> = {
  views: {
    zh: '增强群众观点、坚持群众路线',
    en: 'Strengthen the view from the people, keep to the mass line',
  },
  grassroots: {
    zh: '走进基层群众、密切干群关系',
    en: 'Go among the people, bring cadres and people close',
  },
  integrity: {
    zh: '强化廉洁自律、提升机关效能',
    en: 'Strengthen integrity, raise the performance of offices',
  },
  building: {
    zh: '一切依靠群众、推进重点建设',
    en: 'Rely on the people in everything, advance key construction',
  },
  judged: {
    zh: '接受群众监督、强化考核评议',
    en: 'Accept the people’s supervision, strengthen appraisal',
  },
}

/** Where the results show, by the speech: 作风转变、为民办实事、加快发展. */
export const CHAPTERS: Readonly<Record<string, Words>> = {
  style: { zh: '作风转变、创先争优', en: 'a better style of work' },
  people: { zh: '为民办实事', en: 'things done for the people' },
  growth: { zh: '加快发展', en: 'faster development' },
}

interface Facts {
  readonly stages: readonly string[]
  /** Which stage runs, from 0. */
  readonly stage: number
  readonly units: readonly string[]
}

/** What a campaign brought about, each claim with the matter that shows it. */
export interface CampaignResult {
  readonly chapter: string
  readonly words: string
  readonly matter: string
}

export type CampaignState =
  | ({ readonly name: 'running' } & Facts)
  | ({ readonly name: 'closed'; readonly results: readonly CampaignResult[] } & Facts)

const act = actOf<CampaignState>()

const untilField = day({ zh: '这一阶段到哪天', en: 'The stage lasts until' }, { to: 'resident' })

const stageClock = (_matter: unknown, input: Input) => [
  { until: String(input['until']), as: 'campaign_stage' },
]

export const campaign = declareKind<CampaignState>({
  name: 'campaign',
  version: 1,
  words: { zh: '专题活动', en: 'Campaign' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['cites'],
  roles: {
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    organiser: { is: 'power', power: 'supervise', words: { zh: '活动办', en: 'Organisers' } },
  },
  clocks: { campaign_stage: { zh: '本阶段', en: 'This stage' } },
  states: {
    running: {
      words: { zh: '进行中', en: 'Running' },
      resident: { zh: '正在开展', en: 'Running' },
      counts: 'in_hand',
      duties: () => [
        { role: 'organiser', acts: ['close_stage', 'close_campaign'], clock: 'campaign_stage' },
      ],
    },
    closed: {
      words: { zh: '结束', en: 'Closed' },
      resident: { zh: '已结束', en: 'Closed' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
  },
  acts: {
    open_campaign: act({
      from: 'new',
      by: ['leader', 'organiser'],
      words: { zh: '部署专题活动', en: 'Open a campaign' },
      told: {
        officials: { zh: '部署：{title}', en: 'Opened: {title}' },
        resident: { zh: '部署：{title}', en: 'Opened: {title}' },
      },
      fields: {
        title: text(
          { zh: '主题', en: 'Theme' },
          { min: 4, max: 120, lines: false, to: 'resident' },
        ),
        purpose: text(
          { zh: '指导思想和目标', en: 'Purpose and goals' },
          { min: 10, max: 4000, to: 'resident' },
        ),
        units: several('unit', { zh: '哪些单位', en: 'Units' }, { max: 50, to: 'resident' }),
        stages: list(
          { zh: '阶段（按先后，一行一个）', en: 'Stages (in order, one a line)' },
          text({ zh: '阶段', en: 'Stage' }, { max: 60, lines: false, to: 'resident' }),
          { min: 1, max: 6, to: 'resident' },
        ),
        until: untilField,
      },
      check: (_matter, input, sight) => aheadOf(input, 'until', sight),
      starts: stageClock,
      to: ['running'],
      becomes: (_matter, { input }) => ({
        subject: { title: String(input['title']), text: String(input['purpose']) },
        state: {
          name: 'running',
          stage: 0,
          stages: textsOf(input, 'stages'),
          units: textsOf(input, 'units'),
        },
      }),
      notifies: ['holder'],
    }),
    close_stage: act({
      from: ['running'],
      by: ['organiser'],
      words: { zh: '本阶段结束，进入下一阶段', en: 'Close the stage' },
      told: {
        officials: { zh: '阶段结束：{words}', en: 'Stage closed: {words}' },
        resident: { zh: '阶段结束：{words}', en: 'Stage closed: {words}' },
      },
      fields: {
        words: text(
          { zh: '这一阶段解决了什么', en: 'What this stage solved' },
          { min: 10, max: 4000, to: 'resident' },
        ),
        until: untilField,
      },
      readings: ['open_mandatory'],
      unless: ({ state }) =>
        state.stage + 1 < state.stages.length ? null : { code: 'last_stage' },
      check: (_matter, input, sight) => openFault(sight.readings) ?? aheadOf(input, 'until', sight),
      starts: stageClock,
      to: [],
      becomes: ({ state }) => ({ state: { ...state, stage: state.stage + 1 } }),
    }),
    close_campaign: act({
      from: ['running'],
      by: ['organiser'],
      judges: true,
      words: { zh: '专题活动结束', en: 'Close the campaign' },
      told: {
        officials: { zh: '专题活动结束', en: 'The campaign is over' },
        resident: { zh: '专题活动结束', en: 'The campaign is over' },
      },
      fields: {
        results: groups(
          {
            zh: '三个方面的成效，每一条写明事项',
            en: 'Results in three respects, each with its matter',
          },
          {
            chapter: choice({ zh: '哪个方面', en: 'Respect' }, CHAPTERS, { to: 'resident' }),
            words: text({ zh: '成效', en: 'Result' }, { min: 10, max: 1000, to: 'resident' }),
            matter: reference(
              'matter',
              { zh: '依据的事项（编号）', en: 'Matter that shows it (number)' },
              { to: 'resident' },
            ),
          },
          { min: 3, max: 30, to: 'resident' },
        ),
      },
      readings: ['open_mandatory'],
      unless: ({ state }) =>
        state.stage + 1 < state.stages.length ? { code: 'stages_left' } : null,
      check: (_matter, input, { readings }) => openFault(readings) ?? chapterFault(input),
      to: ['closed'],
      becomes: ({ state }, { input }) => ({
        link: [...new Set(resultsOf(input).map(({ matter }) => matter))].map((to) => ({
          type: 'cites',
          to,
        })),
        state: { ...state, name: 'closed', results: resultsOf(input) },
      }),
    }),
  },
})

function resultsOf(input: Input): readonly CampaignResult[] {
  return groupsIn(input, 'results').map((one) => ({
    chapter: String(one['chapter']),
    words: String(one['words']),
    matter: String(one['matter']),
  }))
}

/** None of the three respects is left out. */
function chapterFault(input: Input): Refusal | null {
  const told = new Set(resultsOf(input).map(({ chapter }) => chapter))
  return Object.keys(CHAPTERS).every((chapter) => told.has(chapter))
    ? null
    : { code: 'chapter_missing', field: 'results' }
}

function openFault(readings: Readonly<Record<string, unknown>>) {
  const open = Number(readings['open_mandatory'] ?? 0)
  return open > 0 ? { code: 'mandatory_open', params: { count: open } } : null
}
