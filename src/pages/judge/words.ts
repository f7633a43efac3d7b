import type { Words } from '../../kernel/index.ts'

export const words = {
  title: { zh: '请您评价', en: 'Your verdict' },
  lead: {
    zh: '您说的一件事已经答复了。办得怎样，由您说了算。',
    en: 'Something you asked for has been answered. Whether it was done well is for you to say.',
  },
  private: {
    zh: '为了不让旁人看到，这里不写是哪件事。答复全文用回执在“我的事”里看。',
    en: 'So that nobody looking over your shoulder learns anything, this page does not say which matter it is. Read the whole answer under "My matter" with your receipt.',
  },
  pressed_who: {
    zh: '有没有人要求您说满意，办事的单位看不到；别的单位会去查。',
    en: 'Whether anybody pressed you is kept from the unit that did the work; somebody else looks into it.',
  },
  send: { zh: '交上评价', en: 'Send my verdict' },
  done: { zh: '记下了，谢谢您', en: 'Recorded. Thank you' },
  done_words: {
    zh: '您写的话会有人读。选了重办的，现在重新办；之后还会请您评价。',
    en: 'A person reads what you wrote. If you asked for it, the work begins again, and you will judge once more.',
  },
  dead: { zh: '这个链接打不开评价', en: 'This link opens nothing' },
  dead_words: {
    zh: '它可能用过了、过期了，或者抄漏了字。您还可以用回执在“我的事”里评价，或者打热线请人记下。',
    en: 'It may have been used, be too old, or have lost a letter. You can still judge under "My matter" with your receipt, or tell the hotline.',
  },
  my: { zh: '去“我的事”', en: 'To "My matter"' },
  home: { zh: '回首页', en: 'To the front page' },
} satisfies Record<string, Words>
