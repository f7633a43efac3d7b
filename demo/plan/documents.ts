/** The three top commitments, the city's plans that carry them out, and plans of units. */
import type { Stream } from './types.ts'

export interface DemoDocument {
  readonly key: string
  readonly title: string
  readonly issuer: string
  readonly level: 'central' | 'city' | 'unit'
  readonly above: string | null
  readonly clauses: readonly {
    readonly number: string
    readonly text: string
    readonly carries?: string
  }[]
  readonly by: string
}

const COMMITMENTS = [
  {
    key: 'growth-root',
    title: '坚持加快发展、科学发展不动摇',
    text: '加快发展是硬道理，发展要科学：不拿环境和今后的日子换眼前的数字，做成的事要经得起住在那里的人看。',
  },
  {
    key: 'people-root',
    title: '坚持以人为本、执政为民不动摇',
    text: '群众的实际需求是工作的出发点和落脚点：住房、就业、救助、乡村，件件有人负责、有期限、由受益的人评价。',
  },
  {
    key: 'work-root',
    title: '坚持求真务实、真抓实干不动摇',
    text: '每一项工作都有布置、有检查、有结果：遇到的突出问题有人认领，关键环节不绕开。',
  },
] as const

const NAMES = {
  growth: '加快发展年度计划',
  people: '民生保障年度计划',
  work: '重点工程年度计划',
} as const

export function documentsOf(streams: readonly Stream[], year: string): readonly DemoDocument[] {
  const kinds = Object.keys(NAMES) as readonly (keyof typeof NAMES)[]
  const plan = (kind: keyof typeof NAMES, key: string, of: string): DemoDocument => ({
    key,
    title: `示范市${of}年${NAMES[kind]}`,
    issuer: '示范市人民政府',
    level: 'city',
    above: `${kind}-root`,
    by: 'secretary',
    clauses: streams
      .filter(({ document }) => document === kind)
      .map(({ clause, clauseText }) => ({ number: clause, text: clauseText, carries: '一' })),
  })
  return [
    ...COMMITMENTS.map(({ key, title, text }): DemoDocument => ({
      key,
      title,
      issuer: '中共示范市委',
      level: 'city',
      above: null,
      by: 'mayor',
      clauses: [{ number: '一', text }],
    })),
    ...kinds.map((kind) => plan(kind, `${kind}-before`, String(Number(year) - 1))),
    ...kinds.map((kind) => plan(kind, kind, year)),
    ...UNITS,
  ]
}

/** One of them copies its clause word for word: it is shown beside what it copies. */
const UNITS: readonly DemoDocument[] = [
  {
    key: 'housing-plan',
    title: '市住房和城乡建设局老旧小区改造实施方案',
    issuer: '市住房和城乡建设局',
    level: 'unit',
    above: 'growth',
    by: 'housing-head',
    clauses: [
      {
        number: '1',
        text: '三月底前每栋楼开一次楼道会，先定修什么、先修哪里，记录贴在单元门口；四月开工，十一月底前分户验收。',
        carries: '一',
      },
      {
        number: '2',
        text: '每月八日在小区门口公布完工户数和还差多少，住户代表可以到工地看材料进场单。',
        carries: '一',
      },
    ],
  },
  {
    key: 'transport-plan',
    title: '市交通运输局滨海新城配套实施方案',
    issuer: '市交通运输局',
    level: 'unit',
    above: 'growth',
    by: 'transport-head',
    clauses: [
      {
        number: '1',
        text: '建设滨海新城：路、水、公交先于住宅投用，搬进新城的人出门有路、打开龙头有水、门口有车。',
        carries: '二',
      },
      {
        number: '2',
        text: '滨海大道东段分三段通车，每通一段当周开一条接驳线，首末班车时间由住户投票定。',
        carries: '二',
      },
    ],
  },
  {
    key: 'labour-plan',
    title: '市人力资源和社会保障局稳就业实施方案',
    issuer: '市人力资源和社会保障局',
    level: 'unit',
    above: 'people',
    by: 'labour-head',
    clauses: [
      {
        number: '1',
        text: '每周三在乡镇赶集的地方办一次招聘会，现场办社保登记；零就业家庭由街道经办员一户一户问清想做什么。',
        carries: '二',
      },
    ],
  },
]
