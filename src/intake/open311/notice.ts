/** What a program shows the person for whom it filed. The receipt is said here once, and nowhere later. */
import type { Words } from '../../kernel/index.ts'

export function noticeOf(receipt: string | null, danger: boolean): Words {
  const call: Words = danger
    ? {
        zh: '如有人身危险，请立即拨打 110、119、120 或 122。',
        en: 'If anybody is in danger, call 110, 119, 120 or 122 now. ',
      }
    : { zh: '', en: '' }
  if (receipt === null) return call
  return {
    zh: `${call.zh}您的回执码：${receipt}。请收好，只出现这一次；凭它可以在“我的事项”里查看进展、补充和评价。`,
    en: `${call.en}Your receipt: ${receipt}. Keep it, it is shown only once; with it you follow, add to and judge your matter under “My matter”.`,
  }
}
