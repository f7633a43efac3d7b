/** Why something cannot be done with a plan: documents, series, targets, blockers. */
import type { Words } from '../kernel/index.ts'

export const planRefusals = {
  link_is_its_own: {
    zh: '这种关系由办理本身建立和改动，不能手工关联或取消。',
    en: 'This link is made and ended by the acts of the matter itself, not by hand.',
  },
  issued_in_future: {
    zh: '成文日期不能晚于今天。',
    en: 'The date of issue cannot lie ahead.',
  },
  clause_twice: {
    zh: '条款号“{number}”写了两次：同一文件里每个条款号只能有一条。',
    en: 'Clause “{number}” is there twice: each number once in a document.',
  },
  document_above_missing: {
    zh: '请写明它依据的上级文件的编号；只有最上层的承诺可以没有。',
    en: 'Give the number of the document above it; only the top commitments have none.',
  },
  no_such_clause: {
    zh: '上级文件里没有“{number}”这一条。',
    en: 'The document above has no clause “{number}”.',
  },
  targets_rest_on_it: {
    zh: '还有 {count} 项目标以它为依据：先让它们办结或撤销。',
    en: '{count} targets still rest on it: close or drop them first.',
  },
  period_unclear: {
    zh: '时期的写法不对：按年写 2026，按季写 2026-Q3，按月写 2026-09。',
    en: 'Write the period as 2026 (year), 2026-Q3 (quarter) or 2026-09 (month).',
  },
  period_not_over: {
    zh: '这个时期还没有过完，过完再填。',
    en: 'This period is not over yet; enter its value afterwards.',
  },
  value_there_already: {
    zh: '这个时期已经有数：要改请用“修订数值”，并写明原因，原来的数会留着。',
    en: 'There is a value of this period: use “Revise a value” and say why; the old one stays.',
  },
  no_value_there: {
    zh: '这个时期没有等待处理的数。',
    en: 'No value of this period waits for that.',
  },
  value_unchanged: {
    zh: '数值没有变，不用修订。',
    en: 'The value is the same; there is nothing to revise.',
  },
  nothing_to_check: { zh: '没有待核对的数。', en: 'No value waits to be checked.' },
  own_value: {
    zh: '填报的人不能核对自己的数，请另一个人核对。',
    en: 'Whoever entered a value does not check it; somebody else does.',
  },
  nothing_asked: { zh: '没有待说明的疑问。', en: 'Nothing was asked.' },
  starts_after_deadline: {
    zh: '开始日期要早于完成时限。',
    en: 'It must begin before its deadline.',
  },
  base_year_ahead: {
    zh: '基期年份不能晚于今年。',
    en: 'The base year cannot lie ahead.',
  },
  weight_nothing: {
    zh: '权重要大于 0：不算数的目标不用列。',
    en: 'A weight is above 0: a target that does not count need not be listed.',
  },
  rule_not_stated: {
    zh: '选了“另行说明”，请写明下级目标值怎样合成。',
    en: 'You chose “as stated”: say how the parts make it up.',
  },
  goal_behind_baseline: {
    zh: '目标值比基期还差：请核对目标值、基期值和“怎样算达到”。',
    en: 'The goal lies behind the baseline: check goal, baseline and when it is reached.',
  },
  document_missing: {
    zh: '没有这份有效的文件：请填“文件”的编号。',
    en: 'There is no such document in force: give the number of a document.',
  },
  no_such_clause_here: {
    zh: '这份文件里没有这个条款号。',
    en: 'The document has no such clause.',
  },
  series_missing: {
    zh: '没有这个指标序列：请填“指标序列”的编号，或者留空。',
    en: 'There is no such series: give the number of a series, or leave it empty.',
  },
  parent_missing: {
    zh: '没有这项上级目标：请填“目标任务”的编号，或者留空。',
    en: 'There is no such target above: give the number of a target, or leave it empty.',
  },
  parent_is_over: {
    zh: '上级目标已经结束，不能再往下分解。',
    en: 'The target above is over; nothing more can be made part of it.',
  },
  tree_goes_round: {
    zh: '目标绕成了圈：它是自己的上级。请另选上级目标。',
    en: 'The tree goes round: it would be above itself. Choose another target above.',
  },
  later_than_parent: {
    zh: '时限晚于上级目标的时限。',
    en: 'Its deadline is later than that of the target above.',
  },
  unit_not_parents: {
    zh: '计量单位要和上级目标一致，否则加不起来。',
    en: 'The unit must be that of the target above, or they cannot be added up.',
  },
  depends_on_what: {
    zh: '没有这项还在办的目标：请填另一项“目标任务”的编号。',
    en: 'There is no such running target: give the number of another target.',
  },
  depends_already: {
    zh: '已经写明要等它了。',
    en: 'It is said already that this waits for it.',
  },
  depends_round: {
    zh: '绕成了圈：那项目标直接或间接地在等这一项，或者是它的上下级。请先去掉那一头的等待。',
    en: 'It goes round: that target waits for this one, directly or through others, or stands above or below it. End that first.',
  },
  depends_on_later: {
    zh: '那项目标的时限晚于这一项：等不到。请先提请调整其中一项的时限。',
    en: 'Its deadline is later than that of this one: it could not be waited for. Propose a change of one of the deadlines first.',
  },
  does_not_depend: {
    zh: '这项目标没有在等它。',
    en: 'This target does not wait for it.',
  },
  no_gap: {
    zh: '最近的数值已经达到目标值，没有差距要说明。',
    en: 'The latest value reaches the goal: there is no gap to explain.',
  },
  parent_not_issued: {
    zh: '上级目标还没有下达：先下达上级目标。',
    en: 'The target above has not been issued: issue that one first.',
  },
  weights_not_100: {
    zh: '同级目标的权重合计是 {sum}，不是 100：先把同级的都拟定好、权重调到 100，再下达。',
    en: 'The weights of the siblings make {sum}, not 100: draft them all and make them 100, then issue.',
  },
  parts_do_not_make_whole: {
    zh: '下级目标值合起来是 {made}，上级目标值是 {goal}：请改目标值，或者把合成办法改为“另行说明”。',
    en: 'The parts make {made}, the target above says {goal}: change the goals, or state how they are made up.',
  },
  too_many_targets_of_post: {
    zh: '这个岗位牵头的目标已到上限 {most} 项：请换一个岗位。',
    en: 'This post already leads {most} targets, the most allowed: choose another post.',
  },
  too_many_top_priorities: {
    zh: '头等大事已到上限 {most} 件：先放下一件，才能再加。',
    en: 'There are {most} top priorities, the most allowed: let one go first.',
  },
  objected_already: {
    zh: '异议只能提一次，已经裁定过。',
    en: 'One may object once; it was ruled on.',
  },
  deadline_has_passed: {
    zh: '完成时限已经过了：先修改时限，再下达。',
    en: 'The deadline has passed: amend it before issuing.',
  },
  support_after_deadline: {
    zh: '配合时限不能晚于目标的完成时限。',
    en: 'Support cannot be due after the deadline of the target.',
  },
  lead_supports_itself: {
    zh: '牵头岗位不能配合自己。',
    en: 'The lead post cannot support itself.',
  },
  supports_already: {
    zh: '这个岗位已经在配合，还没有完成。',
    en: 'This post supports it already and has not delivered yet.',
  },
  nothing_to_support: {
    zh: '你的岗位没有待完成的配合。',
    en: 'Your post has no support to deliver.',
  },
  slip_not_later: {
    zh: '预计日期没有晚于时限：不晚就不用报。',
    en: 'The expected day is not after the deadline: there is nothing to tell.',
  },
  asked_already: {
    zh: '已经问过，等对方答复。',
    en: 'It was asked already; wait for the answer.',
  },
  data_say_it_already: {
    zh: '数据里已经看得到进展，不用再要报告：请看指标序列和办理过程。',
    en: 'The data already show it: look at the series and the course; no report need be asked for.',
  },
  nothing_changed: {
    zh: '目标值和时限都没有变。',
    en: 'Neither goal nor deadline is changed.',
  },
  handed_on_already: {
    zh: '已经移交，等接手岗位接手。',
    en: 'It was handed on already; the other post is to take it over.',
  },
  leads_already: { zh: '这个岗位已经在牵头。', en: 'This post leads it already.' },
  parts_open: {
    zh: '还有 {count} 项下级目标没有结束。',
    en: '{count} of its parts are not over yet.',
  },
  goal_not_reached: {
    zh: '完成值没有达到目标值 {goal}：达不到请报“预计要晚”或者“办不成”，如实说不扣分。',
    en: 'The value does not reach the goal {goal}: say that it will be late or cannot be done; an honest word costs nothing.',
  },
  more_answered_than_asked: {
    zh: '作答的人比问的人多，请核对。',
    en: 'More answered than were asked: check the figures.',
  },
  more_approve_than_answered: {
    zh: '认可的人比作答的人多，请核对。',
    en: 'More approve than answered: check the figures.',
  },
  nobody_answered: {
    zh: '没有人作答，就还没有评价：请再问。',
    en: 'Nobody answered, so there is no judgement yet: ask again.',
  },
  no_running_target: {
    zh: '没有这项正在推进的目标：请填“目标任务”的编号。',
    en: 'There is no such target under way: give the number of a target.',
  },
  blocks_itself: {
    zh: '请填能解决它的另一个单位：自己能解决的不是卡点。',
    en: 'Name another unit that can solve it: what you can solve yourself is no blocker.',
  },
  not_your_target: {
    zh: '这项目标不归你的单位牵头或配合。',
    en: 'Your unit neither leads nor supports this target.',
  },
  nobody_above: { zh: '已经到最高一级。', en: 'It is at the highest level already.' },
} satisfies Readonly<Record<string, Words>>
