import type { Words } from '../../kernel/index.ts'

export const words = {
  title: { zh: '别人问过的事', en: 'What others asked' },
  lead: {
    zh: '这些事已经答复，诉求人同意公开。公开前由没有经办的人隐去能认出谁的内容。',
    en: 'These were answered, and whoever asked agreed to show them. Somebody who had no part in the work took out what shows who anybody is.',
  },
  none: {
    zh: '现在还没有公开的事。您的事答复之后，可以在“我的事”里选择公开。',
    en: 'Nothing is published yet. Once yours is answered you can publish it under "My matter".',
  },
  none_here: { zh: '这个范围里还没有公开的事。', en: 'Nothing is published here yet.' },
  all: { zh: '看全部', en: 'See all' },
  more: { zh: '更早的', en: 'Earlier ones' },
  asked: { zh: '诉求', en: 'What was asked' },
  answer: { zh: '答复', en: 'The answer' },
  answered_by: { zh: '答复单位', en: 'Answered by' },
  place: { zh: '地点', en: 'Place' },
  topic: { zh: '类别', en: 'Topic' },
  district: { zh: '区划', en: 'District' },
  asked_on: { zh: '提出', en: 'Asked on' },
  stands: { zh: '现在', en: 'How it stands' },
  seconded: { zh: '附议', en: 'Seconded' },
  seconded_by: { zh: '{n} 人附议', en: 'seconded by {n}' },
  about: { zh: '：{title}', en: ': {title}' },
  notes: { zh: '更正', en: 'Corrections' },
  second_title: { zh: '您也遇到同样的事？', en: 'Does it concern you too?' },
  second_lead: {
    zh: '附议后您有自己的回执，能看到它的进展。',
    en: 'If you second it you get a receipt of your own and can follow it.',
  },
  second: { zh: '附议', en: 'Second it' },
  over_lead: {
    zh: '这件事已经办结。如果您那里还没有解决，请另外告诉我们。',
    en: 'This one is closed. If it is not solved where you are, tell us anew.',
  },
  say: { zh: '我要说', en: 'Say it' },
  word_title: { zh: '内容不对，或者不该公开？', en: 'Is it wrong, or should it not be shown?' },
  word_lead: {
    zh: '没有参与办理的审核人员会看，并回复您。凭回执看回复。',
    en: 'A reviewer who had no part in the work reads it and answers. You read the answer with your receipt.',
  },
  send: { zh: '提交', en: 'Send' },
} satisfies Record<string, Words>
