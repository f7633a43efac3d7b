/** What is refused of hot problems. */
import type { Words } from '../kernel/index.ts'

export const hotRefusals: Readonly<Record<string, Words>> = {
  no_such_hot_problem: {
    zh: '没有这个热点，或者它已并入别的热点：请回到“热点”页重新选。',
    en: 'There is no such hot problem, or it went into another: choose again on the page “Hot”.',
  },
  hot_problem_taken: {
    zh: '这个热点已经交办，请打开它看进展。',
    en: 'This one has been taken on already: open it to see how it stands.',
  },
  order_needs_reason: {
    zh: '还有 {n} 个更热的没有交办：先办这一件，请写明理由，理由会记下来。',
    en: '{n} hotter ones have no owner yet: say why this one comes first; the reason is kept.',
  },
  hot_titles_same: {
    zh: '名称没有变。',
    en: 'The title is the same.',
  },
  hot_title_identifies: {
    zh: '名称里有可能认出人的内容：{what}。名称会对外公布，请换个说法。',
    en: 'The title holds what may show who somebody is: {what}. It is shown to everybody: put it otherwise.',
  },
  hot_same: {
    zh: '请选另一个热点合并。',
    en: 'Choose another hot problem to merge with.',
  },
  hot_split_all: {
    zh: '拆分要留下至少一件，也要分出至少一件。',
    en: 'A split leaves at least one here and takes at least one away.',
  },
  hot_has_matter: {
    zh: '两个热点都已交办，不能再合并：请在事项里互相关联。',
    en: 'Both were taken on already and cannot be merged: link their matters instead.',
  },
}
