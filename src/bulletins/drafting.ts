/**
 * The draft of a bulletin, by rule: sentences are written here once, around their figures; what has no
 * figure, or nothing to tell, is left out. Nobody's judgement is in it, and no sentence is made up.
 */
import type { Composed, Section, Source, Wrong } from '../kinds/index.ts'
import { parseToken, piecesOf } from '../kinds/index.ts'
import type { Sources } from './figures.ts'
import { spanOf } from './figures.ts'
import { startOfDay } from '../kernel/index.ts'
import type { Matter } from '../kernel/index.ts'

interface Template {
  readonly heading: string
  readonly sentences: readonly string[]
}

const REQUESTS: readonly string[] = [
  '{period}，收到群众诉求{requests.came_in}件，{period@previous}收到{requests.came_in@previous}件。',
  '截至{as_of}，{period}收到的诉求办结{requests.done}件，已答复未办结{requests.answered}件，在办{requests.in_hand}件，每项都办不了、已向诉求人说明理由的{requests.cannot}件。',
  '在评价了是否解决的{requests.judged}件中，诉求人说解决了的约占{requests.solved_share}；办结时没有评价的{requests.silent}件，不算满意。',
  '一半的诉求在{requests.wait}个工作日内得到第一次答复。',
  '答复后又重办的{requests.reopened}件。',
]

const PRIORITIES =
  '{period@year}以来（截至{as_of}），反映收入的诉求{requests.came_in:topic=income@year}件，反映安全的{requests.came_in:topic=safety@year}件，反映公平的{requests.came_in:topic=fairness@year}件，反映环境的{requests.came_in:topic=environment@year}件。'

const HOT = '{period}，由单位牵头办理的热点问题新增{hot.owned}个，解决{hot.solved}个。'

const TARGETS: readonly string[] = [
  '{period}，下达目标任务{targets.issued}项，经核查办结{targets.closed}项，经核实办不成、理由已公开的{targets.cannot}项。',
  '期末推进中的目标任务{targets.running}项，其中过了完成时限的{targets.late}项。',
  '{period}报告卡点{blockers.raised}个，解开{blockers.solved}个。',
]

const CHECKS: readonly string[] = [
  '{period}，反馈结论的督查{inspections.told}次，列入整改的问题{rectifications.found}个，经核查销号{rectifications.closed}个。',
  '{period}，经批准送达督办{urgings.delivered}件。',
]

const BURDENS: readonly string[] = [
  '期末在用的报表、材料、会议和检查{burdens.in_force}项，按登记的项目和频次推算，一年占用各单位{burdens.hours}小时。',
  '{period}，新增{burdens.approved}项，终止{burdens.ended}项。',
]

const MONTHLY: readonly Template[] = [
  { heading: '诉求办理', sentences: [...REQUESTS, PRIORITIES, HOT] },
  { heading: '目标任务', sentences: TARGETS },
  { heading: '督查与整改', sentences: CHECKS },
  { heading: '基层负担', sentences: BURDENS },
]

/** The three chapters in which the speech wants the effect of the year to show. */
const YEARLY: readonly Template[] = [
  { heading: '作风转变', sentences: [...CHECKS, ...BURDENS, REQUESTS[4] ?? ''] },
  { heading: '为民办实事', sentences: [...REQUESTS.slice(0, 4), PRIORITIES, HOT] },
  { heading: '加快发展', sentences: TARGETS },
]

/** So many of each at most are named one by one; the rest is in the count. */
const NAMED = 10

export async function draftOf(
  sources: Sources,
  period: string,
  releasedOn: string,
): Promise<Composed | Wrong> {
  const sections: Section[] = []
  const found = new Map<string, Source>()
  const named: readonly (readonly [string, readonly string[]])[] = [
    ['表扬', await praised(sources, period)],
    ['督办', await urged(sources, period)],
  ]
  const all = [
    ...(period.length === 4 ? YEARLY : MONTHLY),
    ...named.map(([heading, sentences]) => ({ heading, sentences })),
  ]
  for (const { heading, sentences } of all) {
    const kept: string[] = []
    for (const sentence of sentences) {
      const parts = await partsOf(sources, sentence)
      // What has no figure behind it is not written; nor is a sentence in which all is nothing.
      if (parts === null || !parts.some(isTelling)) continue
      for (const one of parts) found.set(one.token, one)
      kept.push(sentence)
    }
    if (kept.length > 0) sections.push({ heading, text: kept.join('') })
  }
  if (sections.length === 0) return { wrong: 'bulletin_nothing_to_tell', field: 'period' }
  const title = `关于${periodWords(period)}工作情况的通报`
  const used = new Set(sections.flatMap(({ text }) => tokensIn(text)))
  const kept = [...found.values()].filter(({ token }) => used.has(token))
  return { title, releasedOn, sections, sources: kept }
}

/** Null: something in it has no figure behind it, so the sentence is not written. */
async function partsOf(sources: Sources, sentence: string): Promise<readonly Source[] | null> {
  const parts: Source[] = []
  for (const token of tokensIn(sentence)) {
    const source = await sources.of(token)
    if ('wrong' in source) return null
    parts.push(source)
  }
  return parts
}

function isTelling({ token, value }: Source): boolean {
  const parsed = parseToken(token)
  return parsed?.is === 'matter' || (parsed?.is === 'figure' && value !== 0)
}

const tokensIn = (text: string) =>
  piecesOf(text).flatMap((piece) => ('token' in piece ? [piece.token] : []))

function periodWords(period: string): string {
  const [year = '', month] = period.split('-')
  return month === undefined ? `${year}年` : `${year}年${Number(month)}月`
}

async function praised(sources: Sources, period: string): Promise<readonly string[]> {
  const found = await reached(sources, 'praise', 'approved', period)
  return found.map(({ number }) => `经批准，表扬{unit:${number}}：{matter:${number}}。`)
}

/** A reminder is between those two; a letter and a talk are told. */
async function urged(sources: Sources, period: string): Promise<readonly string[]> {
  const found = await reached(sources, 'urging', 'delivered', period)
  return found
    .filter(({ state }) => (state as { readonly level?: unknown }).level !== 'reminder')
    .map(({ number }) => `经批准，督办{unit:${number}}：{matter:${number}}。`)
}

async function reached(
  sources: Sources,
  kind: string,
  name: string,
  period: string,
): Promise<readonly Matter[]> {
  const span = spanOf(period, 'this')
  const from = startOfDay(span.from)
  return (await sources.courses(kind))
    .flatMap(({ steps }) => {
      const step = steps.find(({ matter }) => matter.state.name === name)
      const last = steps.at(-1)?.matter
      return step && step.at >= from && last && last.sealed === null ? [last] : []
    })
    .slice(0, NAMED)
}
