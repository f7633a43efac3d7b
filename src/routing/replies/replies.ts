/**
 * Is it an answer? Which asks an answer speaks to, and what in it is form words, passing on, a copy of
 * an earlier one, or lacks its reason, day or contact, each with the sentence meant. For whoever writes
 * it, before it is sent, and for whoever checks it. It marks sentences and never a person; nothing is
 * refused by it, counted by it or kept of it.
 */
import { termsOf } from '../../platform/words.ts'
import { nameSpans } from '../place/names.ts'
import { normalise, tellingWords } from '../text/index.ts'
import { sentencesOf } from './sentences.ts'
import type { Sentence } from './sentences.ts'
import type { Flaw } from './words.ts'

export interface AnswerGiven {
  readonly outcome: 'done' | 'partly' | 'cannot' | null
  readonly text: string
  readonly reason?: string
  readonly review?: string
}

export interface Asking {
  /** What was said, for what the asks leave out. */
  readonly text: string
  readonly asks: readonly string[]
}

export interface MarkOnAnswer {
  /** Number of the ask, from 0. */
  readonly ask: number
  readonly flaw: Flaw
  /** The sentence meant; null: what is missing stands nowhere. */
  readonly sentence: string | null
  /** Words of the ask that the answer does not speak of, or the number of the earlier matter. */
  readonly about: readonly string[]
}

export interface Earlier {
  readonly number: string
  readonly text: string
}

export function marksOn(
  asking: Asking,
  answers: readonly AnswerGiven[],
  earlier: readonly Earlier[] = [],
): readonly MarkOnAnswer[] {
  const all = answers.map(({ text, reason = '' }) => `${text}。${reason}`).join('。')
  return answers.flatMap((answer, ask) =>
    answer.text.trim() === '' ? [] : marksOnOne(asking, answer, ask, all, earlier),
  )
}

function marksOnOne(
  asking: Asking,
  answer: AnswerGiven,
  ask: number,
  all: string,
  earlier: readonly Earlier[],
): readonly MarkOnAnswer[] {
  const sentences = sentencesOf(answer.text)
  const mark = (flaw: Flaw, sentence: string | null, about: readonly string[] = []) => ({
    ask,
    flaw,
    sentence,
    about,
  })
  const says = saysSomething(sentences)
  const copy = copyOf(answer.text, asking, earlier)
  // Where one thing is asked, an answer that says something may say it of what was told besides.
  const isOne = asking.asks.length === 1
  const besides = says && isOne ? asking.text : ''
  // … and of a short text too little is known to say that it does not.
  const isKnown = !says || !isOne || [...asking.text].length >= ENOUGH_TOLD
  const missing = isKnown ? notSpokenOf(asking.asks[ask] ?? '', all, besides) : []
  const marks = [
    ...(says ? [] : hollowOnes(sentences).map(({ flaw, written }) => mark(flaw, written))),
    ...(copy === null ? [] : [mark('copied', copy.sentence, [copy.number])]),
    ...(missing.length === 0 ? [] : [mark('not_addressed', null, missing)]),
  ]
  return [...marks, ...lacking(answer, sentences).map(([flaw, written]) => mark(flaw, written))]
}

const ENOUGH_TOLD = 40
/** So many characters besides form words say something, although no rule knows what. */
const ENOUGH_SAID = 60

function saysSomething(sentences: readonly Sentence[]): boolean {
  const own = sentences.filter(({ isHollow }) => !isHollow)
  const length = own.reduce((sum, { written }) => sum + [...written].length, 0)
  return own.some(({ isConcrete }) => isConcrete) || length >= ENOUGH_SAID
}

/** Nothing is said besides: each sentence that stands where an answer should. */
function hollowOnes(
  sentences: readonly Sentence[],
): readonly { readonly flaw: Flaw; readonly written: string }[] {
  const passing = sentences.find(({ passesOn, hasContact }) => passesOn && !hasContact)
  const others = sentences.filter(({ passesOn }) => !passesOn)
  const rest = others.find(({ isForm }) => isForm) ?? others.at(-1)
  return [
    ...(passing ? [{ flaw: 'passes_on' as const, written: passing.written }] : []),
    ...(rest && !passing ? [{ flaw: 'boilerplate' as const, written: rest.written }] : []),
  ]
}

const REFUSES =
  /不(?:能|予|可以|符合|具备|支持|同意|在[^。]{0,8}范围|属于)|无法|暂(?:不|无|时无法|未)|没有(?:政策|依据|条件|资金)|未列入|不予|办不了|不批|cannot|not possible|unable/iu
const PROMISES =
  /(?:将|会|计划|拟|争取|预计|下一步|准备|正在|尽快|抓紧|后续|近期|待[^。]{2,20}后)[^。]{0,40}(?:修|换|建|装|拆|清|发|办|改|整治|处理|解决|安排|推进|施工|落实|恢复|联系|答复|完成|开展|研究)|will (?:be|repair|replace|build|install|look|contact)/iu
const SENDS =
  /(?:请|建议|可)(?:您)?(?:直接)?(?:向|与|找|联系|咨询|到|前往|去)[^。，]{2,24}(?:反映|咨询|联系|了解|投诉|办理|协商|申请|沟通|局|中心|部门|公司|窗口|社区)|please (?:contact|ask|go to)/iu

function lacking(
  answer: AnswerGiven,
  sentences: readonly Sentence[],
): readonly (readonly [Flaw, string])[] {
  const has = (what: 'hasReason' | 'hasDay' | 'hasContact') => sentences.some((one) => one[what])
  const first = (pattern: RegExp) => sentences.find(({ written }) => pattern.test(written))?.written
  const refuses = (answer.reason ?? '') === '' && !has('hasReason') ? first(REFUSES) : undefined
  const promises =
    answer.outcome !== 'done' && (answer.review ?? '') === '' && !has('hasDay')
      ? first(PROMISES)
      : undefined
  const sends = has('hasContact') ? undefined : first(SENDS)
  return [
    ...(refuses === undefined ? [] : [['no_reason', refuses] as const]),
    ...(promises === undefined ? [] : [['no_day', promises] as const]),
    ...(sends === undefined ? [] : [['no_contact', sends] as const]),
  ]
}

const COPIED = 0.72
const LEAST_COPIED = 30

/** An earlier answer, nearly word for word, that names no place and no thing of this matter. */
function copyOf(text: string, { text: said, asks }: Asking, earlier: readonly Earlier[]) {
  if ([...text].length < LEAST_COPIED) return null
  const own = new Set(termsOf(text))
  const found = earlier.find(({ text: other }) => overlap(own, new Set(termsOf(other))) >= COPIED)
  if (!found) return null
  const matter = normalise(`${said}。${asks.join('。')}`)
  const isOfThis = nameSpans(normalise(text)).some(({ from, to }) =>
    matter.includes(normalise(text).slice(from, to)),
  )
  return isOfThis ? null : { number: found.number, sentence: sentencesOf(text)[0]?.written ?? null }
}

function overlap(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...own].filter((term) => other.has(term)).length
  return both / Math.max(1, own.size + other.size - both)
}

/** Words of asking and of courtesy: an answer need not repeat them. */
const NO_THING =
  /^(?:[a-z]\d*|投诉|反映|咨询|举报|请求|关于|建议|呼吁|恳请|尊敬|强烈|盼望|市|县|区|市民|居民|业主|网友|希望|请|能不能|能否|可否|尽快|马上|立即|及时|要求|解决|处理|帮忙|帮助|协调|相关|部门|有关|一下|问题|事情|情况|核实|安排|派人|来人|告诉|告知|答复|回复|说明|说清|什么|怎么|为什么|何时|时候|多久|我们|你们|他们|这个|那个|这里|那里|早日|彻底|重新|给个|说法|一个|以及|并且|或者|不要|不能|没有|可以|需要|应该|已经|现在|以后|之后|以前)$/u
/** People and offices call the same thing by other words. */
const OTHERWISE: readonly (readonly string[])[] = [
  ['路灯', '灯', '照明', '亮化'],
  ['修', '维修', '修复', '修补', '更换', '换', '检修', '抢修'],
  ['垃圾', '清运', '保洁', '环卫', '清理'],
  ['停水', '供水', '水压', '水管', '自来水'],
  ['停电', '供电', '电力', '变压器'],
  ['噪音', '噪声', '扰民', '吵', '分贝', '施工时间'],
  ['工资', '欠薪', '薪', '报酬', '款'],
  ['退款', '退还', '退费', '退'],
  ['电梯', '加装', '梯'],
  ['公交', '班次', '线路', '车'],
  ['停车', '车位', '泊位'],
  ['物业', '物管', '业委会'],
  ['漏水', '渗水', '防水', '漏'],
  ['下水道', '管道', '排水', '疏通', '污水'],
  ['油烟', '排烟', '净化', '餐饮'],
  ['井盖', '井'],
  ['坑', '路面', '修补', '沥青', '破损'],
  ['树', '修剪', '绿化', '园林'],
  ['占道', '摊贩', '摆摊', '城管', '劝离'],
  ['学位', '入学', '学区', '招生', '录取'],
  ['补贴', '补助', '津贴', '资金'],
  ['证', '登记', '办证', '产权'],
  ['拆迁', '征收', '安置', '补偿'],
  ['信号', '红绿灯', '交通灯', '斑马线'],
]

/** What an ask names and the answers speak of in no words; [] where they speak of any of it. */
function notSpokenOf(ask: string, answers: string, besides: string): readonly string[] {
  const plain = normalise(ask)
  const said = normalise(answers)
  const things = thingsIn(plain)
  if (things.length === 0 || things.some((thing) => isSpokenOf(thing, said))) return []
  // Nothing it names is named: yet a place of the ask, or half its words, may be enough.
  const told = `${plain}。${normalise(besides)}`
  const terms = termsOf(told).filter((term) => !NO_THING.test(term))
  const shared = terms.filter((term) => said.includes(term)).length
  return shared >= 2 ? [] : things.slice(0, 4)
}

function isSpokenOf(thing: string, said: string): boolean {
  if (said.includes(thing)) return true
  return OTHERWISE.some(
    (group) =>
      group.some((word) => thing.includes(word)) && group.some((word) => said.includes(word)),
  )
}

/** Words of an ask that are things or acts. */
function thingsIn(plain: string): readonly string[] {
  return [...new Set(tellingWords(plain))].filter((word) => !NO_THING.test(word))
}
