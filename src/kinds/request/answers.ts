/** What counts as an answer: each ask is addressed, and "received, forwarded" addresses none. */
import type { Input, Refusal } from '../../kernel/index.ts'
import { choice, day, eachAsk, text } from '../../kernel/index.ts'
import type { Answer, Outcome } from './states.ts'

export const answersField = eachAsk(
  { zh: '逐项答复', en: 'Answer to each ask' },
  {
    outcome: choice(
      { zh: '结果', en: 'Outcome' },
      {
        done: { zh: '办成了', en: 'Done' },
        partly: { zh: '部分办成', en: 'Partly done' },
        cannot: { zh: '办不了', en: 'Cannot be done' },
      },
      { to: 'resident' },
    ),
    text: text({ zh: '答复', en: 'Answer' }, { min: 10, max: 4000, to: 'resident' }),
    reason: text(
      { zh: '办不了的理由和依据', en: 'Why it cannot be done, and by which rule' },
      { optional: true, min: 10, to: 'resident' },
    ),
    review: day(
      { zh: '何时再看', en: 'When it is looked at again' },
      { optional: true, to: 'resident' },
    ),
  },
  { to: 'resident' },
)

/**
 * Courtesies and announcements that say nothing about the matter. What remains after they are
 * taken away must still say something (domain failure 6: form replies).
 */
const PHRASES: readonly RegExp[] = [
  /(尊敬的)?(网友|市民|群众|先生|女士|同志)?[,，:：]?(您|你)好[!！。,，]?/g,
  /(您|你)?(的)?(反映|来信|诉求|留言|问题|意见|建议|情况|内容|事项)?(的)?(问题|情况|内容)?(我们|我局|我单位|我办|本单位)?(已经|已)(收悉|收到|知悉|知晓|转(交|办|送|给)?|受理|登记|记录|上报|反馈|交办)(至|给)?(相关|有关|责任|职能)?(部门|单位|科室|领导)?(办理|处理|研究|核实|落实|调查)?/g,
  /(相关|有关|责任|职能)(部门|单位|科室)(将|会|正在)?(尽快|及时|抓紧|认真|积极)?(办理|处理|研究|核实|落实|调查|答复|回复)?/g,
  /(我们|我局|我单位|我办)?(将|会|正在|正)(尽快|及时|抓紧|认真|积极|进一步|高度)?(重视|办理|处理|研究|核实|落实|调查|答复|回复|关注)/g,
  /(感谢|谢谢)(您|你)?(对.{0,16}工作)?(的)?(关心|关注|支持|理解|监督|来信|反映|信任)*(与|和|、)?(关心|关注|支持|理解|监督)?(我们|我局)?(的)?(工作)?/g,
  /(敬请|请)(您|你)?(耐心等待|谅解|理解|知悉|放心)/g,
  /(thank you|thanks)( for [a-z ]{0,40})?|(your (request|message|letter|report) )?(has been|was|is) (received|forwarded|noted|registered|passed on)( to the (relevant|responsible|competent) (department|unit|office)s?)?|we will (look into|deal with|handle|process) (it|this)( soon| shortly)?|dear (sir|madam|resident|citizen)/gi,
]

const SUBSTANCE = 6

/** True when nothing about the matter is left once the courtesies are gone. */
export function isEmptyAnswer(answer: string): boolean {
  const rest = PHRASES.reduce((left, phrase) => left.replace(phrase, ''), answer)
  return [...rest.replace(/[\s\p{P}\p{S}]/gu, '')].length < SUBSTANCE
}

export function readAnswers(input: Input): readonly Answer[] {
  const groups = input['answers']
  if (!Array.isArray(groups)) return []
  return groups.map((group: Readonly<Record<string, unknown>>) => ({
    outcome: group['outcome'] as Outcome,
    text: String(group['text']),
    ...(group['reason'] === undefined ? {} : { reason: String(group['reason']) }),
    ...(group['review'] === undefined ? {} : { review: String(group['review']) }),
  }))
}

/** The first thing that keeps these answers from being an answer. */
export function faultOfAnswers(input: Input, today: string): Refusal | null {
  for (const [index, answer] of readAnswers(input).entries()) {
    const at = `answers.${index}`
    if (isEmptyAnswer(answer.text)) return { code: 'not_an_answer', field: `${at}.text` }
    if (answer.outcome !== 'cannot') continue
    if (answer.reason === undefined) return { code: 'cannot_needs_reason', field: `${at}.reason` }
    if (answer.review === undefined) return { code: 'cannot_needs_review', field: `${at}.review` }
    if (answer.review <= today) return { code: 'day_must_be_ahead', field: `${at}.review` }
  }
  return null
}
