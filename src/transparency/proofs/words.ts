import type { Words } from '../../kernel/index.ts'

export const words = {
  title: { zh: '存证凭证', en: 'Ledger receipts' },
  lead: {
    zh: '这件事的每一步都记进了公开账本。拿着凭证，以后不用问我们，也能证明当时说了什么、什么时候收到、怎么答复的。',
    en: 'Every step of this matter is in the public ledger. With these receipts you can show later, without asking us, what was said, when it came in and what was answered.',
  },
  keep: {
    zh: '请自己留一份：下载到电脑或手机里，或者打印出来。凭证里没有回执码；但有些步骤写着您说的话，交给别人之前请看一眼。',
    en: 'Keep a copy of your own, on a computer or a phone or on paper. There is no receipt code in it; but some steps hold what you wrote, so look before you pass it on.',
  },
  about: { zh: '公开账本是什么', en: 'What the public ledger is' },
  verify: { zh: '去核对', en: 'Check one' },
  whole: { zh: '整件事的文件', en: 'The file of the whole matter' },
  whole_what: {
    zh: '所有凭证、您能看的每一步的原文，还有这件事的查找钥匙：用它可以在任何一份账本里找齐这件事的每一条，少了一条就会发现。只交给您信得过的人。',
    en: 'All receipts, every step you may read, and the key that finds each entry of this matter in any copy of the ledger, so that a missing one is noticed. Give it only to somebody you trust.',
  },
  whole_get: { zh: '下载整件事的文件', en: 'Download the whole matter' },
  steps: { zh: '每一步的凭证', en: 'The receipt of each step' },
  step: { zh: '第 {n} 步', en: 'Step {n}' },
  inside: { zh: '内部的一步', en: 'A step inside the office' },
  inside_what: {
    zh: '凭证证明有过这一步，不说内容：上面写的是别人的事，或者还不到公开的时候。',
    en: 'The receipt proves that there was this step and says nothing of it: it concerns somebody else, or is not yet to be told.',
  },
  pending: { zh: '存证凭证生成中', en: 'Receipt pending' },
  pending_what: {
    zh: '账本签名、见证方联名以后才有凭证，平常几秒钟；密办的事按固定时间一批一批记账，要等十分钟或更久。过一会儿再打开这一页就行，事情照常在办。',
    en: 'There is a receipt once the ledger has signed and the witnesses have cosigned, mostly within seconds; sealed matters are entered in batches at fixed times, which takes ten minutes or more. Come back to this page a little later. Work on your matter goes on.',
  },
  /** Counted from 0, as every program counts them. */
  index: { zh: '账本序号 {n}', en: 'Ledger index {n}' },
  open: { zh: '打开和打印', en: 'Open and print' },
  receipt_get: { zh: '下载凭证', en: 'Download the receipt' },
  event_get: { zh: '下载这一步的原文', en: 'Download the step' },
  own_words: {
    zh: '您附议时说的话不给先提出的那一位看，所以不在这一步的原文里；“整件事的文件”里有，也能核对。',
    en: 'What you said when you seconded is kept from whoever asked first, so it is not in this step; the file of the whole matter has it, and proves it.',
  },
  number: { zh: '编号', en: 'Number' },
  when: { zh: '时间', en: 'Time' },
  place: { zh: '位置', en: 'Place' },
  origin: { zh: '账本', en: 'Ledger' },
  cosigned: { zh: '联名的见证方', en: 'Cosigned by' },
  nobody: {
    zh: '没有（这个账本还没有外部见证方）',
    en: 'nobody (this ledger has no outside witness yet)',
  },
  receipt: { zh: '凭证', en: 'The receipt' },
  receipt_what: {
    zh: '文件名以 .tlog-proof 结尾，可以用任何按 C2SP 规范写的程序核对。',
    en: 'A file whose name ends in .tlog-proof; any program that speaks C2SP can check it.',
  },
  codes: { zh: '凭证的二维码', en: 'The receipt as QR codes' },
  codes_what: {
    zh: '依次扫这几张码，把得到的文字首尾相接存成一个文件，就是上面的凭证；最后要有一个换行。',
    en: 'Scan them in order and put the texts one after the other into one file: it is the receipt above, ended by a line break.',
  },
  code_what: {
    zh: '扫这张码得到的文字就是上面的凭证；存成文件时，最后要有一个换行。',
    en: 'What this code says is the receipt above; saved as a file it ends with a line break.',
  },
  code_alt: {
    zh: '凭证的二维码，{all} 张里的第 {n} 张',
    en: 'QR code {n} of {all} of the receipt',
  },
  receipt_text: { zh: '凭证的全文', en: 'Text of the receipt' },
  event_text: { zh: '这一步的全文', en: 'Text of the step' },
  code_of: { zh: '第 {n} 张，共 {all} 张', en: '{n} of {all}' },
  event: { zh: '这一步的原文', en: 'The step, word for word' },
  event_what: {
    zh: '核对时要一字不差，所以请用下载的文件；这里印出来是给人看的。',
    en: 'Checking needs it to the byte, so use the file; it stands here to be read.',
  },
  print: {
    zh: '要打印，用浏览器的“打印”。',
    en: 'To print it, use "Print" of your browser.',
  },
  back: { zh: '回到这件事', en: 'Back to the matter' },
  all: { zh: '全部凭证', en: 'All receipts' },
} satisfies Record<string, Words>
