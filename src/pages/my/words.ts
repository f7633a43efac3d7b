import type { Words } from '../../kernel/index.ts'

export const words = {
  title: { zh: '我的事', en: 'My matter' },
  lead: {
    zh: '输入回执码，看办到哪一步、轮到谁、最晚什么时候。',
    en: 'Type your receipt code to see how far it is, whose turn it is, and by when.',
  },
  code: { zh: '回执码', en: 'Receipt code' },
  code_hint: {
    zh: '六组，一共三十个字母和数字，像 7G2K9-0ABCD-…… 这样。大小写、空格、横线都不要紧；O 和 0、I 和 1 混了也不要紧。',
    en: 'Six groups, thirty letters and digits in all, like 7G2K9-0ABCD-… Case, spaces and dashes do not matter, nor does O for 0 or I for 1.',
  },
  open: { zh: '查看', en: 'Open' },
  session: {
    zh: '查看期间浏览器里有一个临时标记（不是回执码），按“离开”或关掉浏览器就没有了。',
    en: 'While you look, your browser holds a temporary mark (not the code); it is gone when you press "Leave" or close the browser.',
  },
  lost: {
    zh: '回执丢了？我们只存它的指纹，没有人能找回；您可以重新提出，或到受理窗口说明。',
    en: 'Lost it? We keep only its fingerprint, so nobody can recover it. You may ask anew, or come to the counter.',
  },
  ended: {
    zh: '上次的查看已经结束，请再输入一次回执码。',
    en: 'That visit has ended. Please type your receipt code once more.',
  },
  public_computer: { zh: '离开', en: 'Leave' },
  leave_hint: {
    zh: '在别人的电脑上看完，请按“离开”：浏览器里的痕迹会一起清掉。',
    en: 'On somebody else\'s computer, press "Leave" when you are done: it clears what the browser kept.',
  },
  left: { zh: '已经离开', en: 'You have left' },
  left_hint: {
    zh: '浏览器里的临时标记和缓存已经清除。最好再关掉这个窗口。',
    en: 'The mark and the cache in this browser are cleared. It is best to close the window as well.',
  },
  recorded: { zh: '已经记下：{act}', en: 'Recorded: {act}' },
  whose_turn: { zh: '轮到谁', en: 'Whose turn it is' },
  can_do: { zh: '您现在可以', en: 'What you can do now' },
  cannot_do: { zh: '现在不能做的，和为什么', en: 'What you cannot do now, and why' },
  nothing_to_do: { zh: '现在没有要您做的事。', en: 'There is nothing for you to do just now.' },
  answer: { zh: '给您的答复', en: 'The answer to you' },
  course: { zh: '经过', en: 'The course so far' },
  said: { zh: '您说的', en: 'What you said' },
  said_by_other: {
    zh: '这件事由另一位居民先提出，您附议了。为了保护那一位，原话不在这里显示。',
    en: 'Somebody else asked first and you seconded it. To protect them their words are not shown here.',
  },
  asks: { zh: '请求事项', en: 'What is asked for' },
  ask: { zh: '第 {n} 项', en: 'Ask {n}' },
  place: { zh: '地点', en: 'Place' },
  category: { zh: '类别', en: 'Category' },
  uncategorised: { zh: '还没有归类', en: 'Not yet put into a category' },
  seconded: { zh: '附议', en: 'Seconded by' },
  opened: { zh: '提出', en: 'Asked on' },
  sealed: {
    zh: '密办：被反映的单位和人员及其上下级看不到这件事。',
    en: 'Sealed: the unit and people it is about, and their line, cannot see this matter.',
  },
  looked_title: { zh: '谁看过', en: 'Who looked' },
  looked_never: {
    zh: '还没有人看过您的姓名、联系方式和文件原件。',
    en: 'Nobody has looked at your name, your contact or the originals of your files so far.',
  },
  proof_title: { zh: '存证凭证', en: 'Ledger receipts' },
  proof_ready: {
    zh: '到现在为止的每一步，都有一张存证凭证：以后不用问我们，也能证明当时说了什么、怎么答复的。',
    en: 'Every step so far has a ledger receipt: it shows later, without asking us, what was said and what was answered.',
  },
  proof_pending: {
    zh: '最近一步的存证凭证生成中；更早的已经有了。过一会儿再看，事情照常在办。',
    en: 'The receipt of the last step is pending; earlier ones are there. Look again a little later. Work goes on.',
  },
  proof_first: {
    zh: '存证凭证生成中。平常几秒钟；密办的事要等十分钟或更久。',
    en: 'Receipt pending. It mostly takes seconds; of a sealed matter ten minutes or more.',
  },
  proof_open: { zh: '下载或打印', en: 'Download or print' },
  keep_title: { zh: '保管好这件事', en: 'Keeping it safe' },
  replace_title: { zh: '换一个回执', en: 'Replace the receipt' },
  replace_hint: {
    zh: '回执被别人看到或拿走了？输入现在的回执码，换一个新的；旧的马上失效。',
    en: 'Did somebody see or take it? Type the present code to get a new one; the old one is dead at once.',
  },
  replace_code: { zh: '现在的回执码', en: 'The present code' },
  replace: { zh: '换新的', en: 'Replace it' },
  replaced: { zh: '这是新的回执', en: 'This is your new receipt' },
  replaced_hint: {
    zh: '旧的回执已经失效。新的同样只显示这一次。',
    en: 'The old one is dead. The new one, too, is shown only now.',
  },
  back: { zh: '回到这件事', en: 'Back to the matter' },
  send: { zh: '提交', en: 'Send' },
} satisfies Record<string, Words>
