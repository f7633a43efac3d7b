/**
 * What is new in a reply: the text above what it quotes. Mail programs mark a quotation in many ways; our own
 * mails carry a line that says where theirs begins, and the common ways are known besides. Where
 * nothing is recognised all of it is taken: too much is better than a word lost. Pure.
 */
import { LINES } from './words.ts'

/** Heads of quotations: whatever follows them is the earlier mail. */
const HEADS: readonly RegExp[] = [
  // 在 2026年11月24日，示范市 <…> 写道：
  /^(?:在|于)[^\n]{0,200}写道[：:]$/u,
  /^On\b[^\n]{0,200}\bwrote:$/u,
  // QQ, 163, Foxmail, Outlook in either language.
  /^-{2,}\s*(?:原始邮件|回复的原邮件|转发邮件信息|Original(?: Message)?|Forwarded message)\s*-{2,}$/iu,
  /^_{10,}$/u,
  /^(?:发件人|From)\s*[：:][^\n]*$/u,
  /^-{4,}$/u,
]

/** A line of a quotation; a signature's `-- `. */
const QUOTED = /^\s*[>＞]/u

export function newTextOf(mail: string): string {
  const lines = mail
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .split('\n')
  const end = endOf(lines)
  const kept = lines.slice(0, end)
  while (kept.length > 0 && isTail(kept.at(-1) ?? '')) kept.pop()
  return kept.join('\n').trim()
}

function endOf(lines: readonly string[]): number {
  const ours = lines.findIndex((line) => LINES.some((one) => line.includes(one)))
  const upTo = ours === -1 ? lines.length : ours
  for (let index = 0; index < upTo; index += 1) {
    const line = (lines[index] ?? '').trim()
    // A head may be broken over two lines by whoever wrapped it.
    const two = `${line} ${(lines[index + 1] ?? '').trim()}`
    const isHead = HEADS.some((head) => head.test(line))
    const isBroken =
      /^(?:On\b|在|于)/u.test(line) && HEADS.slice(0, 2).some((head) => head.test(two))
    if ((isHead || isBroken) && leadsToQuotation(lines, index)) return index
    if (line === '--') return index
  }
  return upTo
}

/**
 * "From:" may be somebody's own word, and so may a row of dashes: it is a head only where something quoted, or
 * the heads of a mail, follow it.
 */
function leadsToQuotation(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim()
  if (!/^(?:发件人|From|-{4,}$|_{10,}$)/u.test(line)) return true
  return lines
    .slice(index + 1, index + 6)
    .some((next) =>
      /^\s*(?:[>＞]|(?:发件人|发送时间|收件人|主题|日期|From|Sent|To|Subject|Date)\s*[：:])/u.test(
        next,
      ),
    )
}

function isTail(line: string): boolean {
  return line.trim() === '' || QUOTED.test(line)
}
