/** Words of the page around the verifier; what the verifier says itself is in verify/words and verify/page. */
import type { Words } from '../kernel/index.ts'
import { words as own } from '../../verify/page/words.ts'

export const words = {
  title: own.title,
  lead: own.lead,
  proves: own.proves,
  proven: [own.proves_1, own.proves_2, own.proves_3, own.proves_4] as readonly Words[],
  no_script: { zh: '这里要用到 JavaScript', en: 'This part needs JavaScript' },
  no_script_what: {
    zh: '没有打开 JavaScript，或者浏览器太旧，就不能在网页里核对。您可以换一个浏览器，或者在电脑上用命令行核对，结果一样。',
    en: 'With JavaScript off, or in a browser that is too old, nothing can be checked in the page. Use another browser, or check on the command line of a computer: it says the same.',
  },
  to_line: { zh: '看怎么用命令行', en: 'See how' },
  take: { zh: '把核对程序带走', en: 'Take the verifier with you' },
  take_lead: {
    zh: '两个文件都能离线使用，不用安装。最好从我们以外的地方再取一份，比一比 SHA-256 是不是一样。',
    en: 'Both files work offline and need no installation. Better get a second copy from somewhere else than us, and compare the SHA-256.',
  },
  saved: {
    zh: '这一页存成一个文件：在任何浏览器里打开，断网也能核对。',
    en: 'This page as one file: open it in any browser, with or without a network.',
  },
  command_file: {
    zh: '命令行用的一个文件：装了 Node 就能运行，代码可以直接读。',
    en: 'One file for the command line: it runs with Node, and its code can be read as it is.',
  },
  line: { zh: '用命令行核对', en: 'On the command line' },
  line_lead: {
    zh: '需要 Node 20 或更新的版本；先下载上面的 answerable-verify.mjs 和下面的见证规则。',
    en: 'Needs Node 20 or newer; first download answerable-verify.mjs above and the policy below.',
  },
  line_receipt: { zh: '核对一张凭证：', en: 'Check one receipt:' },
  line_matter: {
    zh: '核对整件事，查有没有瞒着您的步骤：',
    en: 'Check a whole matter, and whether any step is kept from you:',
  },
  line_follow: {
    zh: '核对整本账，以后接着核：',
    en: 'Check the whole ledger, and go on from there later:',
  },
  policy: { zh: '下载见证规则', en: 'Download the policy' },
  about: { zh: '公开账本是什么', en: 'What the public ledger is' },
  my: { zh: '我的事', en: 'My matter' },
}
