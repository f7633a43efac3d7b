/** Why a light is as it is, in words: for the public pages and for the desk alike. */
import type { Language, Words } from '../../kernel/index.ts'
import type { Colour, Lights, Reason } from '../lights.ts'

export const COLOURS: Readonly<Record<keyof Lights, Readonly<Record<Colour, Words>>>> = {
  schedule: {
    good: { zh: '按期', en: 'on schedule' },
    watch: { zh: '预警', en: 'early warning' },
    bad: { zh: '已晚', en: 'late' },
    none: { zh: '还看不出', en: 'too early to say' },
  },
  quality: {
    good: { zh: '核查合格', en: 'checked' },
    watch: { zh: '有疑问', en: 'in question' },
    bad: { zh: '不合格', en: 'not good' },
    none: { zh: '还没有核查', en: 'not checked yet' },
  },
  effect: {
    good: { zh: '受益人认可', en: 'approved' },
    watch: { zh: '说不准', en: 'unsure' },
    bad: { zh: '没有见效', en: 'no effect' },
    none: { zh: '还没有评价', en: 'not judged yet' },
  },
}

export const LIGHTS: Readonly<Record<keyof Lights, Words>> = {
  schedule: { zh: '进度', en: 'Schedule' },
  quality: { zh: '质量', en: 'Quality' },
  effect: { zh: '效果', en: 'Effect' },
}

const REASONS: Readonly<Record<string, Words>> = {
  given_up: { zh: '已撤销，理由见下', en: 'Given up; the reason is below' },
  not_done: { zh: '核实办不成', en: 'Looked into: it was not done' },
  said_impossible: {
    zh: '责任岗位报告办不成，正在核实',
    en: 'Its post says that it cannot be done; being looked into',
  },
  done_late: {
    zh: '做到了，比最初承诺的日期晚 {days} 天',
    en: 'Done, {days} days after the day first promised',
  },
  done_in_time: { zh: '{day}报完成，没有超期', en: 'Said to be done on {day}, in time' },
  overdue: { zh: '已超过时限 {days} 天', en: '{days} days past its deadline' },
  slip_said: {
    zh: '责任岗位自己说要到{day}：{reason}',
    en: 'Its own post expects {day}: {reason}',
  },
  slip_carried: {
    zh: '在等“{from}”，被它拖后 {days} 天',
    en: 'Waits for “{from}” and is put back {days} days by it',
  },
  trend_misses: {
    zh: '照近来的速度，到时限只能到 {value}（目标 {goal}），要到{day}才达到',
    en: 'At the pace of late it comes to {value} of {goal} by the deadline, and gets there on {day}',
  },
  trend_never: {
    zh: '照近来的速度，到时限只能到 {value}（目标 {goal}），三年内达不到',
    en: 'At the pace of late it comes to {value} of {goal} by the deadline, and does not get there within three years',
  },
  blocked: { zh: '有 {count} 个卡点没有解决', en: '{count} open blockers' },
  blocked_higher: {
    zh: '有 {count} 个卡点没有解决，已经升级',
    en: '{count} open blockers, raised to a higher level',
  },
  support_late: { zh: '有 {count} 项配合没有按时交', en: '{count} supports are late' },
  silent: { zh: '数值已经 {days} 天没有更新', en: 'No value for {days} days' },
  parts_late: { zh: '下级 {all} 项中有 {count} 项已晚', en: '{count} of its {all} parts are late' },
  parts_warned: {
    zh: '下级 {all} 项中有 {count} 项预警',
    en: '{count} of its {all} parts have an early warning',
  },
  parts_bad: {
    zh: '下级 {all} 项中有 {count} 项不好',
    en: '{count} of its {all} parts are not good',
  },
  parts_on_course: { zh: '下级目标都没有预警', en: 'None of its parts has a warning' },
  on_course: {
    zh: '照近来的速度，{day}前后达到目标',
    en: 'At the pace of late it gets there around {day}',
  },
  goal_reached: {
    zh: '{day}的数值已经达到目标，还要报完成、核查',
    en: 'The value of {day} reaches the goal; it is still to be said done, and checked',
  },
  too_early: { zh: '数值还太少，看不出趋势', en: 'Too few values to see a trend' },
  nothing_measured: { zh: '还没有数值', en: 'No values yet' },
  check_failed: { zh: '{day}核查没有通过：{words}', en: 'The check of {day} failed: {words}' },
  check_passed: {
    zh: '{day}由没有经办过的人核查合格：{words}',
    en: 'Checked on {day} by somebody who did no part of it: {words}',
  },
  after_rework: { zh: '之前有 {count} 次没有通过', en: '{count} earlier checks failed' },
  problems_open: {
    zh: '督查发现的 {count} 个问题还没有改好',
    en: '{count} problems found by supervision are not put right yet',
  },
  figures_questioned: {
    zh: '有 {count} 个数值核对时存疑',
    en: '{count} values were questioned by whoever checked them',
  },
  figures_odd: {
    zh: '有 {count} 个数值异常，还没有说明',
    en: '{count} odd values are not explained yet',
  },
  figures_checked: {
    zh: '数值由另一人核对过 {count} / {all} 个；工作本身的质量要等核查',
    en: '{count} of {all} values were checked by another person; the work itself is still to be checked',
  },
  not_checked_yet: {
    zh: '报完成以后，由没有经办过的人核查',
    en: 'Once said to be done, somebody who did no part of it checks it',
  },
  worse_than_before: {
    zh: '现在是 {value}，比开始时的 {baseline} 还差',
    en: 'Now {value}, worse than {baseline} at the beginning',
  },
  not_approved: {
    zh: '{day}问了 {asked} 位受益人，{answered} 人作答，只有 {approved} 人认可',
    en: 'On {day} {asked} of those it is for were asked, {answered} answered, only {approved} approve',
  },
  approved: {
    zh: '{day}问了 {asked} 位受益人，{answered} 人作答，{approved} 人认可',
    en: 'On {day} {asked} of those it is for were asked, {answered} answered, {approved} approve',
  },
  few_asked: {
    zh: '{day}只有 {answered} 人作答（{approved} 人认可），不到三十人，说明不了多少',
    en: 'On {day} only {answered} answered ({approved} approve): fewer than thirty say little',
  },
  approval_unsure: {
    zh: '{day}问了 {asked} 位，{answered} 人作答，{approved} 人认可：过半，但还说不准',
    en: 'On {day} {asked} were asked, {answered} answered, {approved} approve: more than half, but within chance',
  },
  goal_confirmed: {
    zh: '没有直接受益人；目标值由核查确认',
    en: 'Nobody gains directly; the goal was confirmed by a check',
  },
  being_asked: { zh: '正在抽样问受益人', en: 'Those it is for are being asked' },
  not_judged_yet: {
    zh: '核查合格以后，抽样问受益人',
    en: 'Once checked, a sample of those it is for is asked',
  },
  not_confirmed_yet: { zh: '要等核查确认', en: 'To be confirmed by a check' },
}

/** Days and figures as the reader has them; a reason without words is a bug. */
export function reasonWords(
  { code, params = {} }: Reason,
  language: Language,
  written: { readonly day: (on: string) => string; readonly figure: (value: number) => string },
): string {
  const words = REASONS[code]
  if (!words) throw new Error(`a light has no words for ${code}`)
  return words[language].replaceAll(/\{(\w+)\}/gu, (_all, name: string) => {
    const value = params[name]
    if (name === 'day') return typeof value === 'string' && value !== '' ? written.day(value) : '—'
    return typeof value === 'number' ? written.figure(value) : (value ?? '')
  })
}

export const REASON_CODES: readonly string[] = Object.keys(REASONS)
