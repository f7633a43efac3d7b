/**
 * The limits a new city starts with. All can be changed; what has no law behind it says so.
 *
 * Sources: 国办发〔2020〕53号 (hotline: time limits and working rules are the city's to set),
 * GB/T 33358-2016, 北京市接诉即办工作条例 (2021) and its draft working standard (December 2021),
 * 济南市 (2018) and 潍坊市 (2021) hotline rules, 民法典 §§200–203.
 */
import type { Term, Words } from '../../kernel/index.ts'
import type { LimitClass } from '../types.ts'

export interface DefaultLimit {
  readonly clock: string
  /** Only for categories of this class. */
  readonly of?: LimitClass
  readonly term: Term
  readonly basis: Words
}

const wd = (amount: number): Term => ({ amount, unit: 'working_days' })
const days = (amount: number): Term => ({ amount, unit: 'calendar_days' })
const hours = (amount: number): Term => ({ amount, unit: 'hours' })
const minutes = (amount: number): Term => ({ amount, unit: 'minutes' })

const CITY: Words = {
  zh: '本市默认值（国办发〔2020〕53号：办理时限由各地明确），可依规调整',
  en: 'City default (State Council Office 2020 No. 53 leaves limits to each place); may be changed by rule',
}
const INTAKE: Words = {
  zh: '参照北京市接诉即办工作规范（标准征求意见稿，2021年12月）：网上诉求2小时内受理；本市默认值放宽为半个工作日',
  en: "After Beijing's draft standard on prompt response (December 2021), 2 hours online; relaxed to half a working day",
}
const DANGER: Words = {
  zh: '参照北京市接诉即办工作规范（标准征求意见稿，2021年12月）：危及生命财产安全的2小时反馈',
  en: "After Beijing's draft standard on prompt response (December 2021): danger to life or property, 2 hours",
}
const UTILITIES: Words = {
  zh: '参照北京市接诉即办工作规范（标准征求意见稿，2021年12月）：水电气热等24小时反馈',
  en: "After Beijing's draft standard on prompt response (December 2021): water, power, gas and heat, 24 hours",
}
const BURDENS: Words = {
  zh: '《整治形式主义为基层减负若干规定》（2024年）：新增要求须经批准；时限为本市默认值',
  en: 'Rules on relieving the grassroots (2024): what is newly asked needs approval; city default',
}
const BULLETINS: Words = {
  zh: '情况通报制度（《党政机关公文处理工作条例》2012年第八条）；时限为本市默认值',
  en: 'System of bulletins (Regulations on Official Documents, 2012, art. 8); city default',
}
const GENERAL: Words = {
  zh: '参照济南市（2018年）、潍坊市（2021年）市民服务热线条例、办法：一般事项5个工作日',
  en: 'After the hotline rules of Jinan (2018) and Weifang (2021): 5 working days',
}
const COMPLEX: Words = {
  zh: '参照北京市接诉即办工作规范（标准征求意见稿，2021年12月）：疑难复杂事项15日；本市按工作日计',
  en: "After Beijing's draft standard on prompt response (December 2021): complex matters 15 days, here working days",
}
const EXTENSION: Words = {
  zh: '参照北京市接诉即办工作条例第十五条：延期应当说明理由并告知诉求人；限一次',
  en: "After Beijing's Regulations on Prompt Response, art. 15: the reason is told to the resident; once only",
}
const LEAD: Words = {
  zh: '参照北京市接诉即办工作条例第十四条：首接单位牵头协调，协办单位按时反馈；时限为本市默认值',
  en: "After Beijing's Regulations on Prompt Response, art. 14: the lead coordinates, supports report in time; city default",
}
const RULING: Words = {
  zh: '参照潍坊市政务服务热线规定第二十二条：热线机构认定责任后不得再退回；时限为本市默认值',
  en: "After Weifang's hotline rules, art. 22: no return once the hotline has ruled on responsibility; city default",
}
const HANDOVER: Words = {
  zh: '目标责任到岗位，换人不换责任；时限为本市默认值',
  en: 'Targets belong to posts, and outlast whoever holds them; city default',
}
const HOT: Words = {
  zh: '本市默认值：热点问题由牵头单位定方案并告知所有反映人；可依规调整',
  en: 'City default: the lead plans it and everybody who asked is told; may be changed by rule',
}
const REWORK: Words = {
  zh: '参照济南市、潍坊市热线规定：未办结或者不满意的退回重办；时限为本市默认值',
  en: 'After the hotline rules of Jinan and Weifang: what is undone or unsatisfactory is done again; city default',
}
const JUDGING: Words = {
  zh: '参照政务服务“好差评”制度（GB/T 39734-2020、GB/T 39735-2020）：评价自愿，不得强迫；时限为本市默认值',
  en: 'After GB/T 39734-2020 and 39735-2020 on rating public services: rating is free of pressure; city default',
}
const CALL_BACK: Words = {
  zh: '参照北京市接诉即办工作条例第二十三条：办理期满后回访；时限为本市默认值',
  en: "After Beijing's Regulations on Prompt Response, art. 23: call-back after the limit; city default",
}
const OPENNESS: Words = {
  zh: '参照《政府信息公开条例》（2019年）第三十三条二十个工作日以内的规定从短；时限为本市默认值',
  en: 'Shorter than the 20 working days of the Regulations on Open Government Information (2019), art. 33; city default',
}
const PRESSURE: Words = {
  zh: '评价自愿，不得强迫（GB/T 39735-2020）；时限为本市默认值',
  en: 'Rating is free of pressure (GB/T 39735-2020); city default',
}
const KNOWLEDGE: Words = {
  zh: '参照国办发〔2020〕53号：热线知识库权威准确、实时更新；时限为本市默认值',
  en: 'After the State Council notice 53 of 2020: the knowledge base is kept right and up to date; city default',
}
const RETENTION: Words = {
  zh: '本市默认值：办结满五年（《个人信息保护法》第十九条：保存期限应为实现处理目的所必要的最短时间；档案法规另有规定的从其规定）',
  en: 'City default: five years after the end (Personal Information Protection Law, art. 19: as short as the purpose needs; subject to the rules on archives)',
}
const ARCHIVE: Words = {
  zh: '本市默认值：办结满一年归档（《档案法》及其实施条例另有规定的从其规定）',
  en: 'City default: filed one year after closing, subject to the Archives Law and its rules',
}

const TARGETS: Words = {
  zh: '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值',
  en: 'Target responsibility: every piece of work is assigned, checked and has a result; city default',
}
const FIGURES: Words = {
  zh: '《统计法》（2024年修正）：填报与核对分开，数据真实；时限为本市默认值',
  en: 'Statistics Law (as amended 2024): who enters does not check, figures are true; city default',
}

const APPRAISAL: Words = {
  zh: '接受群众监督、强化考核评议：办法事先征求意见，结果先反馈、可申诉；时限为本市默认值',
  en: 'Appraisal: rules consulted beforehand, results told first and open to appeal; city default',
}
const BALLOTS: Words = {
  zh: '接受群众监督、强化考核评议：评议由无关的人组织、计票、公布；时限为本市默认值',
  en: 'Judged by the people: held, counted and published by those who have no part in it; city default',
}
const INSPECTION: Words = {
  zh: '《政府督查工作条例》（2021年）：按计划督查，结论反馈；时限为本市默认值',
  en: 'Regulations on Government Supervision (2021): by plan, the conclusion fed back; city default',
}
const INSPECTION_REVIEW: Words = {
  zh: '《政府督查工作条例》（2021年）第十七条：收到结论三十日内申请复核，三十日内作出复核决定，原承办人员回避',
  en: 'Regulations on Government Supervision (2021), art. 17: review asked within 30 days, decided within 30, original staff kept away',
}
const URGING: Words = {
  zh: '做得不够好的要督促，有理由、有答复；时限为本市默认值',
  en: 'What is not done well is urged, with a reason and a reply; city default',
}
const DEFENCE: Words = {
  zh: '《公职人员政务处分法》（2020年）第四十三条：告知事实和依据，听取陈述和申辩；时限为本市默认值',
  en: 'Law on Administrative Sanctions (2020), art. 43: facts and basis told, the defence heard; city default',
}

const DECISIONS: Words = {
  zh: '有谋划、有比较再决定；时限为本市默认值',
  en: 'Decisions are planned and compared; city default',
}
const COMMENT: Words = {
  zh: '《重大行政决策程序暂行条例》（2019年）第十五条：公开征求意见期限一般不少于三十日',
  en: 'Interim Regulations on Major Administrative Decisions (2019), art. 15: open to comment for thirty days as a rule',
}

export const DEFAULT_LIMITS: readonly DefaultLimit[] = [
  { clock: 'draft', term: days(7), basis: CITY },

  { clock: 'dispatch', term: { amount: 4, unit: 'working_hours' }, basis: INTAKE },
  { clock: 'dispatch', of: 'danger', term: minutes(30), basis: DANGER },
  { clock: 'dispatch', of: 'utilities', term: hours(2), basis: UTILITIES },

  { clock: 'accept', term: wd(1), basis: RULING },
  { clock: 'accept', of: 'danger', term: minutes(30), basis: DANGER },
  { clock: 'accept', of: 'utilities', term: hours(2), basis: UTILITIES },

  { clock: 'ruling', term: wd(1), basis: RULING },
  { clock: 'ruling', of: 'danger', term: hours(1), basis: DANGER },
  { clock: 'ruling', of: 'utilities', term: hours(4), basis: UTILITIES },

  { clock: 'whole', term: wd(5), basis: GENERAL },
  { clock: 'whole', of: 'danger', term: hours(2), basis: DANGER },
  { clock: 'whole', of: 'utilities', term: hours(24), basis: UTILITIES },
  { clock: 'whole', of: 'consult', term: wd(1), basis: CITY },
  { clock: 'whole', of: 'complex', term: wd(15), basis: COMPLEX },

  { clock: 'extension', term: wd(5), basis: EXTENSION },
  { clock: 'extension', of: 'danger', term: hours(24), basis: EXTENSION },
  { clock: 'extension', of: 'utilities', term: hours(24), basis: EXTENSION },
  { clock: 'extension', of: 'consult', term: wd(2), basis: EXTENSION },
  { clock: 'extension', of: 'complex', term: wd(15), basis: EXTENSION },

  { clock: 'rework', term: wd(5), basis: REWORK },
  { clock: 'rework', of: 'danger', term: hours(24), basis: DANGER },
  { clock: 'rework', of: 'utilities', term: hours(24), basis: UTILITIES },

  { clock: 'support', term: wd(3), basis: LEAD },
  { clock: 'support', of: 'danger', term: hours(1), basis: DANGER },
  { clock: 'support', of: 'utilities', term: hours(12), basis: UTILITIES },

  { clock: 'coordination', term: wd(5), basis: LEAD },
  { clock: 'promise_review', term: wd(2), basis: CITY },
  { clock: 'check', term: wd(2), basis: CITY },
  { clock: 'refusal_review', term: wd(2), basis: CITY },
  { clock: 'appeal', term: wd(5), basis: CITY },

  { clock: 'judging', term: days(7), basis: JUDGING },
  { clock: 'call_back', term: wd(3), basis: CALL_BACK },
  { clock: 'closing', term: wd(1), basis: CITY },
  { clock: 'publication', term: wd(5), basis: OPENNESS },
  { clock: 'halt', term: wd(2), basis: OPENNESS },
  { clock: 'public_word', term: wd(5), basis: OPENNESS },
  { clock: 'hot_plan', term: wd(10), basis: HOT },
  { clock: 'hot_check', term: wd(5), basis: HOT },
  { clock: 'pressure_check', term: wd(10), basis: PRESSURE },
  { clock: 'pressure_confirm', term: wd(3), basis: PRESSURE },
  { clock: 'knowledge_approval', term: wd(3), basis: KNOWLEDGE },
  { clock: 'knowledge_renewal', term: wd(5), basis: KNOWLEDGE },
  { clock: 'target_planning', term: wd(20), basis: TARGETS },
  { clock: 'target_accept', term: wd(5), basis: TARGETS },
  { clock: 'target_ruling', term: wd(5), basis: TARGETS },
  { clock: 'target_answer', term: wd(3), basis: TARGETS },
  { clock: 'target_check', term: wd(10), basis: TARGETS },
  { clock: 'target_judging', term: wd(20), basis: TARGETS },
  { clock: 'blocker', term: wd(10), basis: TARGETS },
  { clock: 'blocker_confirm', term: wd(3), basis: TARGETS },
  { clock: 'value_check', term: wd(5), basis: FIGURES },
  { clock: 'value_question', term: wd(5), basis: FIGURES },
  { clock: 'appraisal_rules', term: wd(30), basis: APPRAISAL },
  { clock: 'appraisal_adopting', term: wd(20), basis: APPRAISAL },
  { clock: 'appraisal_window', term: days(30), basis: APPRAISAL },
  { clock: 'appraisal_publishing', term: days(60), basis: APPRAISAL },
  { clock: 'appraisal_appeal', term: wd(20), basis: APPRAISAL },
  { clock: 'ballot_frame', term: wd(20), basis: BALLOTS },
  { clock: 'ballot_opening', term: wd(30), basis: BALLOTS },
  { clock: 'ballot_count', term: wd(5), basis: BALLOTS },
  { clock: 'ballot_publishing', term: wd(5), basis: BALLOTS },
  { clock: 'inspection_approval', term: wd(10), basis: INSPECTION },
  { clock: 'inspection_notice', term: wd(20), basis: INSPECTION },
  { clock: 'inspection', term: wd(60), basis: INSPECTION },
  { clock: 'inspection_conclusion', term: wd(10), basis: INSPECTION },
  { clock: 'inspection_window', term: days(30), basis: INSPECTION_REVIEW },
  { clock: 'inspection_closing', term: days(40), basis: INSPECTION_REVIEW },
  { clock: 'inspection_review', term: days(30), basis: INSPECTION_REVIEW },
  { clock: 'rectify_measure', term: wd(5), basis: TARGETS },
  { clock: 'rectify_check', term: wd(10), basis: TARGETS },
  { clock: 'rectify_judging', term: wd(10), basis: TARGETS },
  { clock: 'urging_approval', term: wd(3), basis: URGING },
  { clock: 'urging_reply', term: wd(5), basis: URGING },
  { clock: 'urging_reading', term: wd(5), basis: URGING },
  { clock: 'praise_approval', term: wd(10), basis: INSPECTION },
  { clock: 'referral_notice', term: wd(10), basis: DEFENCE },
  { clock: 'referral_handing', term: wd(10), basis: DEFENCE },
  { clock: 'referral_outcome', term: wd(90), basis: DEFENCE },
  { clock: 'referral_appeal', term: days(30), basis: DEFENCE },
  { clock: 'review', term: days(30), basis: INSPECTION_REVIEW },
  { clock: 'decision_memo', term: wd(20), basis: DECISIONS },
  { clock: 'decision_comment', term: days(30), basis: COMMENT },
  { clock: 'decision_closing', term: days(40), basis: COMMENT },
  { clock: 'decision', term: wd(10), basis: DECISIONS },
  { clock: 'activity_approval', term: wd(5), basis: DECISIONS },
  { clock: 'activity_outcome', term: wd(20), basis: DECISIONS },
  { clock: 'bulletin_drafting', term: wd(10), basis: BULLETINS },
  { clock: 'bulletin_approval', term: wd(5), basis: BULLETINS },
  { clock: 'bulletin_publishing', term: wd(3), basis: BULLETINS },
  { clock: 'handover', term: wd(5), basis: HANDOVER },
  { clock: 'handover_signing', term: wd(3), basis: HANDOVER },
  { clock: 'burden_approval', term: wd(5), basis: BURDENS },
  { clock: 'burden_renewal', term: wd(5), basis: BURDENS },
  { clock: 'archive', term: days(365), basis: ARCHIVE },
  { clock: 'retention', term: days(1826), basis: RETENTION },
]
