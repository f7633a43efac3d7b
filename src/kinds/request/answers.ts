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
 * Words of courtesy, of receiving and of passing on: with any number of them nothing is said about
 * the matter. What remains when they are taken away must still say something (domain failure 6: form
 * replies). Only words that carry no fact stand here: refusing a real answer is worse than letting a
 * hollow one pass, which the check, the resident and the call-back still meet. Of form replies it had
 * not been made with, it caught half, and refused none of as many short real answers.
 */
const HOLLOW_ZH = [
  '尊敬的 网友 市民朋友 市民 群众 居民 先生 女士 同志 朋友 您好 你好 大家好 您 你',
  '反映 来信 来电 来访 来函 留言 诉求 问题 情况 内容 事项 意见 建议 投诉 咨询 工单 此事 该事 上述 以上 该 此',
  '我们 我局 我单位 我办 我委 我中心 我镇 我街道 本单位 本局 相关 有关 责任 职能 主管 承办 属地 部门 单位 科室 领导 负责人 工作人员 专人 人员',
  '收悉 收到 知悉 知晓 获悉 了解 转交 转办 转至 转给 转送 转派 移交 交办 派发 交由 受理 登记 记录 上报 呈报 反馈 转',
  '办理 处理 处置 研究 核实 核查 调查 落实 协调 督促 督办 跟进 跟踪 联系 答复 回复 回应 解决 安排 部署 开展 推进 进行 关注 重视 对待 考虑 采纳 负责 改进 完善 加强 提高 提升 管理 服务 水平 监督 力度 批示 进展 程序 职责 分工 规定 要求 结果',
  '高度 非常 十分 尽快 尽早 及时 抓紧 认真 积极 妥善 立即 马上 第一时间 进一步 切实 依法 依规 按照 根据 正在 目前 后续 一定 将会 继续 不断 努力 争取 已经 等待 耐心 谅解 理解 放心 支持 关心 信任 感谢 谢谢 很好 特此 每一条 敬请 请您 再次 给予 由其 并将 如下',
  '记下 汇报 此件 批转 留意 通知 告知 心情 尽力 帮您 派单 等候 责成 抱歉 歉意 深表 带来 不便 所提 作为 今后 参考 属实 整改 有结果 有进展 流程 推动 举一反三 日常 巡查 排查 宝贵 严格 全力 到位 情况属实 会同 相应 措施 采取 工作中 稍后 尽心 需要 时间 望您 希望 敬祝 如有 疑问 致电 咨询 我市 我县 我区 有限 职权 范围 收集 梳理 汇总 统筹 综合 届时 近期 择机 适时 条件 成熟 逐步 有序 稳步',
  '限时 时限内 办结 城市建设 结合实际 涉及 多个 各个 困难 感同身受 尽全力 提出的 逐项 抓好 持续 问效 确保 列入 工作计划 合法 渠道 配合 按规定 内',
  '祝您 生活 愉快 工作 顺利 阖家 幸福 身体 健康 万事 如意',
  '已 将 会 正 请 按 经 待 由 并 与 的 了 对 至 后 和 中',
]
const HOLLOW_EN = [
  'thank thanks you for your yours the a an to of and or it its this that these has have had been is are was were be being will shall we us our all any every with on in by as at from up into',
  'request requests message letter report reports feedback complaint question matter concern concerns input suggestion patience understanding support attention',
  'received forwarded noted registered recorded passed transferred referred handed sent processed processing handled reviewed under review relevant responsible competent department departments unit office offices authority authorities colleagues team',
  'taken note act accordingly due answered doing best apologise apologize sorry inconvenience improve service case cases get back patient shortly team working hard appreciate value valued important update updates course when make sure ensure everything',
  'dear sir madam resident citizen look looking deal handle process soon shortly possible quickly promptly duly seriously take takes carefully please kindly further contact reply answer regards sincerely best',
]

const hollowZh = new RegExp(
  HOLLOW_ZH.flatMap((line) => line.split(' '))
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
)
const hollowEn = new RegExp(`\\b(${HOLLOW_EN.join(' ').split(' ').join('|')})\\b`, 'gi')

const SUBSTANCE = 4

/** True when nothing about the matter is left once the courtesies are gone. */
export function isEmptyAnswer(answer: string): boolean {
  const said = answer
    .replace(hollowEn, '')
    // Blanks and marks between the characters of a phrase do not make it another one.
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(hollowZh, '')
  return [...said].length < SUBSTANCE
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
