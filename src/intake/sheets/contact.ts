/** Name, phone and mail told apart, where a sheet keeps them in one cell: `张三 13800000000`. */
import type { Identity } from '../../vault/index.ts'

const MAIL = /[^\s,;，；、:：<>()（）]+@[^\s,;，；、<>()（）]+\.[^\s,;，；、<>()（）]+/gu
const PHONE = /\+?\d[\d\s()-]{5,}\d/gu
const LABELS =
  /(?:联系人|姓名|联系电话|电话|手机号码|手机|邮箱|电子邮件|name|phone|tel|e-?mail)\s*[:：]/giu

export function identityFrom(text: string | null): Identity | null {
  if (text === null) return null
  const typed = text.normalize('NFKC').replaceAll(LABELS, ' ')
  const mails = typed.match(MAIL) ?? []
  const withoutMail = typed.replaceAll(MAIL, ' ')
  const phones = withoutMail.match(PHONE) ?? []
  const name = withoutMail
    .replaceAll(PHONE, ' ')
    .replaceAll(/[\s,;/|，；、()（）]+/gu, ' ')
    .trim()
  const identity: Identity = {
    ...(name === '' ? {} : { name }),
    ...(phones.length === 0 ? {} : { phone: phones.map((one) => one.trim()).join(' / ') }),
    ...(mails.length === 0 ? {} : { mail: mails.join(' / ') }),
  }
  return Object.keys(identity).length === 0 ? null : identity
}
