/** Changes of the city's rules: limits, categories, duty lists, calendars. */
import type { Words } from '../kernel/index.ts'

export const rulesRefusals = {
  jurisdiction_unknown: { zh: '没有这个地区。', en: 'There is no such jurisdiction.' },
  change_without_reason: { zh: '改规则要写理由。', en: 'A change of rules needs its reason.' },
  rule_backdated: {
    zh: '规则只能从今天或以后生效，不能倒签。',
    en: 'A rule holds from today or later; it cannot be backdated.',
  },
  automatic_confidence: {
    zh: '自动派单要求的把握应在 {min}% 到 {max}% 之间。',
    en: 'The sureness asked of automatic dispatch lies between {min}% and {max}%.',
  },
  automatic_never: {
    zh: '密办、危急、由法定渠道办理的类别，只能由人派单。',
    en: 'What is sealed, dangerous or belongs to a channel by law is dispatched by people only.',
  },
  rule_not_in_force: {
    zh: '这条规则现在没有生效，不用终止。',
    en: 'This rule is not in force; there is nothing to end.',
  },
  limit_clock_unclear: { zh: '请选是哪个期限。', en: 'Please say which clock the limit is for.' },
  limit_scope_unclear: {
    zh: '请选期限对谁适用：全部、一类，还是某个类别。',
    en: 'Please say for what the limit holds: all, a class, or one category.',
  },
  limit_class_unknown: { zh: '没有这一类期限。', en: 'There is no such class of limits.' },
  limit_amount_out_of_range: {
    zh: '期限的数目太小或太大。',
    en: 'The limit is too small or too large.',
  },
  limit_unit_unknown: { zh: '请选期限的单位。', en: 'Please choose the unit of the limit.' },
  limit_without_basis: { zh: '期限要写明依据。', en: 'A limit needs its legal basis.' },
  cap_out_of_range: {
    zh: '上限要在 0 到 {max} 之间。',
    en: 'A cap lies between 0 and {max}.',
  },
  cap_unknown: { zh: '没有这个上限。', en: 'There is no such cap.' },
  limit_general_stays: {
    zh: '通用期限不能终止，只能用新的替换。',
    en: 'A general limit cannot be ended, only replaced by a new one.',
  },
  category_code_unclear: {
    zh: '类别代码只能用小写字母、数字和连字符。',
    en: 'A category code has small letters, digits and hyphens only.',
  },
  category_without_name: { zh: '类别要有中文名称。', en: 'A category needs its Chinese name.' },
  category_group_unknown: { zh: '没有这个分组。', en: 'There is no such group.' },
  channel_unknown: { zh: '没有这个渠道。', en: 'There is no such channel.' },
  duty_without_basis: { zh: '权责要写明依据。', en: 'A duty needs its legal basis.' },
  calendar_year_unclear: {
    zh: '请写明是哪一年的放假安排。',
    en: 'Please say which year the notice is for.',
  },
  calendar_without_paper: { zh: '请写明通知的文号。', en: 'Please give the number of the notice.' },
  calendar_line_unclear: { zh: '第 {line} 行读不懂。', en: 'Line {line} could not be read.' },
  calendar_day_outside: { zh: '{day} 不在这一年里。', en: '{day} is not in that year.' },
  calendar_day_twice: { zh: '{day} 写了两次。', en: '{day} is given twice.' },
  calendar_makeup_weekday: {
    zh: '{day} 本来就是工作日，不能是调休上班日。',
    en: '{day} is a working day anyway; it cannot be a makeup day.',
  },
  calendar_too_few_holidays: {
    zh: '放假的天数少于法定的，请核对是否漏了。',
    en: 'Fewer holidays than the law gives. Please check what is missing.',
  },
  calendar_unchanged: { zh: '{year} 年的安排没有变化。', en: 'Nothing changes for {year}.' },
  calendar_older: {
    zh: '已经有 {issued} 发布的更新的安排。',
    en: 'There is already a newer notice, issued {issued}.',
  },
} satisfies Record<string, Words>
