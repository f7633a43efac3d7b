/** Why something cannot be done with bulletins. */
import type { Words } from '../kernel/index.ts'

export const bulletinRefusals = {
  bulletin_period_unclear: {
    zh: '时期的写法不对：按月写 2026-09，按年写 2026。',
    en: 'Write the period as 2026-09 (a month) or 2026 (a year).',
  },
  bulletin_no_release: {
    zh: '这个时期的数字还没有公布完：最早要到 {from} 的每周发布之后才能起草。',
    en: 'The figures of this period are not released yet: drafting begins after the weekly release of {from}.',
  },
  bulletin_nothing_to_tell: {
    zh: '这个时期没有可以通报的记录。',
    en: 'The record of this period has nothing to tell.',
  },
  number_without_source: {
    zh: '“{words}…”里手写了“{number}”。数字不手写：从“插入数字”里选，由系统按记录算出；只是说法的，请换成不带数字的写法。',
    en: '“{words}…” has “{number}” typed in. Figures are not typed: choose one from “Insert a figure”. If it is only a turn of phrase, write it without a number.',
  },
  sentence_without_source: {
    zh: '“{words}…”里没有数字，也没有引用事项。每句话都要有出处：插入数字、引用事项，或者删掉这句。',
    en: '“{words}…” has no figure and cites no matter. Every sentence needs a source: insert one, or leave the sentence out.',
  },
  no_such_token: {
    zh: '“{token}”不是系统认识的记号：请从“插入数字”“引用事项”里选。',
    en: '“{token}” is no mark this house knows: choose from “Insert a figure” or “Cite a matter”.',
  },
  token_broken: {
    zh: '“{words}…”里的花括号不成对。',
    en: 'A bracket in “{words}…” is not closed.',
  },
  no_such_measure: {
    zh: '没有“{token}”这个指标：请从“插入数字”里选。',
    en: 'There is no measure “{token}”: choose from “Insert a figure”.',
  },
  no_such_filter: {
    zh: '“{token}”不能这样筛选：诉求按主题只有全年数，目标任务可以按单位。',
    en: '“{token}” cannot be filtered so: requests by topic are there for the year only, targets by unit.',
  },
  figure_not_there: {
    zh: '“{token}”没有数：件数太少，或者那个时期没有发布过。请去掉它所在的句子。',
    en: '“{token}” has no value: too few cases, or nothing was released of that period. Leave its sentence out.',
  },
  matter_not_citable: {
    zh: '不能引用 {number}：没有这个编号，或者还没有到可以公开引用的一步（表扬和督办要先经批准）。',
    en: '{number} cannot be cited: there is no such number, or it is not at a step that may be told (praise and urging need approval first).',
  },
  matter_without_unit: {
    zh: '{number} 没有对应的单位，请改为引用事项本身。',
    en: '{number} is about no unit: cite the matter itself.',
  },
  bulletin_too_long: {
    zh: '正文 {length} 字，超过 {max} 字。请删减；确有必要的，写明理由。',
    en: 'It has {length} characters, more than {max}. Shorten it, or say why it must be so long.',
  },
  not_a_bulletin: { zh: '这不是一份情况通报。', en: 'This is no bulletin.' },
  bulletin_not_standing: {
    zh: '这份通报没有发布，或者已经更正过：请更正最新的一份。',
    en: 'This bulletin is not published, or was corrected already: correct the latest one.',
  },
  bulletin_figure_changed: {
    zh: '签发之后记录变了：{token} 现在是“{now}”。请收回签发，重新核对。',
    en: 'The record has changed since it was approved: {token} is now “{now}”. Take the approval back and look again.',
  },
} satisfies Record<string, Words>
