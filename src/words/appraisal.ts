/** Why something cannot be done with appraisals. */
import type { Words } from '../kernel/index.ts'

export const appraisalRefusals = {
  measure_twice: {
    zh: '同一项指标写了两次：请合并。',
    en: 'One measure is there twice: join them.',
  },
  too_few_units: {
    zh: '只有一个单位，没有可以相比的：请至少选两个。',
    en: 'One unit alone stands beside nobody: choose two at least.',
  },
  appraises_itself: {
    zh: '不能考核自己的单位、上级或下级单位：请由无关的单位组织，或把它们去掉。',
    en: 'Nobody appraises their own unit or its line: leave them out, or somebody outside does it.',
  },
  consulting_over: { zh: '征求意见的时间已经过了。', en: 'The time to comment is over.' },
  consulting_still_open: {
    zh: '征求意见还没有结束，不能通过。',
    en: 'The time to comment is not over; the rules cannot be adopted yet.',
  },
  year_not_over: {
    zh: '{year} 年还没有过完，不能反馈结果；可以先看预演。',
    en: '{year} is not over: there is nothing to tell yet. A preview can be looked at.',
  },
  appraisal_over: {
    zh: '这次考核已经结束，结果不再改动。',
    en: 'This appraisal is over, and its results stand.',
  },
  results_not_computed: {
    zh: '结果还没有算出，或者裁定申诉之后还没有重算：请先在考核页上计算。',
    en: 'The results are not computed, or not again since an appeal was granted: compute them on the page of appraisals first.',
  },
  appeal_open_already: {
    zh: '本单位已有一件申诉还没有裁定。',
    en: 'Your unit has an appeal that is not decided yet.',
  },
  appeal_window_over: { zh: '申诉期已经过了。', en: 'The time to appeal is over.' },
  no_open_appeal: { zh: '没有等待裁定的申诉。', en: 'There is no appeal to decide.' },
  granted_leaves_out: {
    zh: '采纳申诉，要写明哪些事项不计入；维持的，这一栏留空。',
    en: 'A granted appeal names the matters left out of account; one that is not granted names none.',
  },
  appeals_open: { zh: '还有申诉没有裁定，不能公布。', en: 'There are appeals to decide first.' },
  results_to_tell_again: {
    zh: '申诉采纳之后，结果要重算并重新反馈，才能公布。',
    en: 'Since an appeal was granted the results are to be computed and told again before they are published.',
  },
} satisfies Readonly<Record<string, Words>>
