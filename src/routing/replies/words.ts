import type { Words } from '../../kernel/index.ts'

export type Flaw =
  | 'boilerplate'
  | 'passes_on'
  | 'copied'
  | 'not_addressed'
  | 'no_reason'
  | 'no_day'
  | 'no_contact'

/** What a mark says, to whoever writes and to whoever checks: of the answer, never of its author. */
export const FLAWS: Readonly<Record<Flaw, Words>> = {
  boilerplate: {
    zh: '套话：没有说做了什么、查到什么、怎么定的',
    en: 'Form words: says neither what was done, nor found, nor decided',
  },
  passes_on: {
    zh: '只说转给谁或归谁管，没有答复',
    en: 'Says only to whom it was passed or whose it is, and answers nothing',
  },
  copied: {
    zh: '与这个单位此前的答复几乎一样，没有说到这一件',
    en: 'Nearly the same as an earlier answer of this unit; says nothing of this matter',
  },
  not_addressed: {
    zh: '没有说到这一项请求里的事',
    en: 'Says nothing of what is asked for here',
  },
  no_reason: {
    zh: '说办不了或不合规定，却没有说依据和理由',
    en: 'Says that it cannot be, and not why or by which rule',
  },
  no_day: {
    zh: '说以后要办，却没有说到哪天',
    en: 'Says that it will be done, and not by when',
  },
  no_contact: {
    zh: '让人去找别处，却没有给电话、地点或窗口',
    en: 'Sends people elsewhere without a telephone, a place or a counter',
  },
}
