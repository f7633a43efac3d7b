/**
 * What messages say. Not a word of a matter: no content, no category, no title, no place, no number, and of
 * a sealed matter the same as of any other, so that not even the kind of message tells something.
 */
import type { Language, Words } from '../kernel/index.ts'

export const messageWords = {
  subject: { zh: '{city}：您有新进展', en: '{city}: there is news for you' },
  news: {
    zh: '【{city}】您提出的事有新进展。请用回执查看。',
    en: '[{city}] There is news on what you asked. Please look with your receipt.',
  },
  answered: {
    zh: '【{city}】您提出的事已经答复。请用回执查看；是否解决由您来评价，不用登录。',
    en: '[{city}] What you asked has been answered. Please look with your receipt; whether it is solved is for you to say, without signing in.',
  },
  look: { zh: '查看：{link}', en: 'Look: {link}' },
  judge: { zh: '评价：{link}', en: 'Say what you think of it: {link}' },
  proof_subject: { zh: '{city}：验证码', en: '{city}: code' },
  proof: {
    zh: '【{city}】验证码 {code}，十分钟内有效，用来核实这是您的联系方式。不是您要的就不必理会；不要告诉任何人，工作人员不会问您要。',
    en: '[{city}] Code {code}, valid for ten minutes, to show that this contact is yours. If you did not ask for it, ignore it. Tell nobody; no official will ask you for it.',
  },
  desk_subject: { zh: '{city}：工作台有新的待办', en: '{city}: something waits on your desk' },
  desk: {
    zh: '【{city}】工作台上有新的事项等您处理，请登录查看。',
    en: '[{city}] Something new waits for you on the desk. Please sign in to look.',
  },
  above: {
    zh: '—— 直接回复这封邮件就是补充说明；请写在这条线以上 · Reply above this line ——',
    en: '—— A reply to this mail is added to your matter; write above this line · 请在这条线以上回复 ——',
  },
  no_reply: {
    zh: '请不要直接回复这封邮件：没有人会读到。补充说明请用回执。',
    en: 'Please do not reply to this mail: nobody would read it. To add something use your receipt.',
  },
  files_alone: { zh: '（用邮件发来 {count} 个附件）', en: '({count} files sent by mail)' },
  files_left_out: {
    zh: '（邮件里有 {count} 个附件没有收下：只收照片和 PDF，最多 5 个，每个不超过 10 MB。可以用回执在网页上再添加。）',
    en: '({count} attachments of the mail were not taken: photos and PDF only, at most 5, 10 MB each. They can be added on the page with the receipt.)',
  },
} satisfies Record<string, Words>

/** Every mail that can be answered carries this line, in whichever language; what lies below it is quoted. */
export const LINES: readonly string[] = [messageWords.above.zh, messageWords.above.en]

export function spoken(
  words: Words,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string {
  return words[language].replaceAll(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '')
}
