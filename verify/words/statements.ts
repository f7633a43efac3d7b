/** What was found out, each in one sentence; and what a reader should know beside it. */
import type { Params } from '../core/answer.ts'
import type { Language, Words } from './language.ts'
import { fill } from './say.ts'

export const statements = {
  in_log: {
    zh: '它在账本里，序号 {index}（从 0 数起），检查点上共有 {size} 条。账本名：{origin}',
    en: 'It is in the log "{origin}", at index {index} (counted from 0); the checkpoint has {size} entries.',
  },
  signed: {
    zh: '检查点有账本自己的签名，并有见证方签名：{witnesses}。',
    en: 'The checkpoint is signed by the log itself, and by witnesses: {witnesses}.',
  },
  seen: {
    zh: '最迟在 {seen}，您的见证规则要求的见证方都已看到它在账本里。',
    en: 'By {seen} all the witnesses that your policy asks for had seen a log that holds it.',
  },
  no_witness: {
    zh: '您的见证规则没有要求见证方：这只证明账本的密钥签过，不证明给别人看的也是同一份，也没有别人证明时间。',
    en: 'Your policy asks for no witness: this proves only that the key of the log signed it, not that others are shown the same, and nobody else says when.',
  },
  event: {
    zh: '记录一字未改：事项 {number} 的第 {n} 步“{act}”，写的时间是 {at}。',
    en: 'The record is unchanged to the letter: step {n} of matter {number}, "{act}", dated {at}.',
  },
  unopened: {
    zh: '这是一步内部记录：证明它存在、没有改过，内容没有向您公开。',
    en: 'This is an internal step: proven is that it exists and is unchanged; its content is not opened to you.',
  },
  table: {
    zh: '这是公布的表“{name}”：{size} 字节，SHA-256 {sha256}。',
    en: 'This is the published table "{name}": {size} bytes, SHA-256 {sha256}.',
  },
  table_same: {
    zh: '您给的文件就是登记的那一份，一字节不差。',
    en: 'The file you gave is the one that was entered, to the byte.',
  },
  ignored: {
    zh: '另有 {count} 个签名不是您的见证规则里的，没有理会。',
    en: '{count} more signatures are of nobody your policy names; they were passed over.',
  },
  matter: {
    zh: '事项 {number} 的 {count} 条记录逐条核对过：每一条都在账本里，前后相连，没有缺号。',
    en: 'All {count} records of matter {number} were checked one by one: each is in the log, follows the one before, and no number is missing.',
  },
  matter_some: {
    zh: '事项 {number} 的文件有 {count} 条记录，其中 {proven} 条已有凭证、逐条核对过，前后相连，没有缺号。',
    en: 'The file of matter {number} has {count} records; {proven} of them have receipts and were checked one by one: each follows the one before, and no number is missing.',
  },
  matter_unopened: {
    zh: '其中 {count} 条是内部步骤：证明存在、没有改过，内容没有公开。',
    en: '{count} of them are internal steps: proven to exist and to be unchanged, their content not opened.',
  },
  own_words: {
    zh: '第 {n} 条里您自己说的话，别人看不到，和当时登记的一字不差。',
    en: 'Your own words of record {n}, which others are not shown, are to the letter those entered then.',
  },
  pending: {
    zh: '第 {numbers} 条还没有凭证：现在什么也证明不了，过一会儿重新下载再核。',
    en: 'No receipt yet for {numbers}: nothing is proven of it now. Download again in a while and check anew.',
  },
  line: {
    zh: '第 {n} 条 · {at} · {act} · 序号 {index}',
    en: '{n} · {at} · {act} · index {index}',
  },
  line_unopened: {
    zh: '第 {n} 条 · 内部步骤 · 序号 {index}',
    en: '{n} · internal step · index {index}',
  },
  line_pending: {
    zh: '第 {n} 条 · {at} · {act} · 还没有凭证',
    en: '{n} · {at} · {act} · no receipt yet',
  },
  bounds: {
    zh: '第 {n} 条进账本的时间：{after} 之后，{by} 之前。',
    en: 'Record {n} came into the log after {after}, and by {by}.',
  },
  bounds_by: {
    zh: '第 {n} 条最迟在 {by} 进了账本。',
    en: 'Record {n} came into the log by {by}.',
  },
  complete: {
    zh: '在 {source} 里查遍了这个事项的位置标记（账本现有 {size} 条）：文件里有的都在，此外没有被瞒下的。',
    en: 'All of {source} was searched for this matter (the log has {size} entries now): what the file shows is there, and nothing besides that was kept from you.',
  },
  not_searched: {
    zh: '还没有到账本里去找有没有被瞒下的记录：这一步要能读到账本或它的镜像。',
    en: 'The log was not searched for records kept from you: that needs the log, or a mirror of it.',
  },
  enrolled: {
    zh: '这个账本说自己是 {at} 才开始登记的（序号 {index}）：在它之前的记录，登记以前的时间没有见证。',
    en: 'This log says that it took up older records at {at} (index {index}): of records before it nobody witnessed the time before that.',
  },
  enrolled_again: {
    zh: '这个账本不止一次声明“从现在才开始登记旧记录”（{count} 次）：正常只有一次，请追问为什么。',
    en: 'This log declares more than once that it only now takes up older records ({count} times): once is normal. Ask why.',
  },
  goes_back: {
    zh: '第 {n} 条写的时间比它前一条还早。',
    en: 'Record {n} is dated before the one that precedes it.',
  },
  followed: {
    zh: '账本“{origin}”的 {size} 条全部核对过：条目、各层哈希和签过名的根都一致。',
    en: 'All {size} entries of the log "{origin}" were checked: entries, hashes of every level and the signed root agree.',
  },
  followed_on: {
    zh: '它是从上次核过的 {before} 条接着写的，没有改过旧的；这次新增 {added} 条。',
    en: 'It continues the {before} entries checked before, which are unchanged; {added} are new.',
  },
  counts: {
    zh: '这次读到：事项记录 {events} 条（其中可能有为保护举报人而加的空条目），公布的表 {tables} 条。',
    en: 'Read this time: {events} records of matters (some may be empty ones that protect those who report), {tables} published tables.',
  },
  others: {
    zh: '有 {others} 条不是这种账本应有的条目。',
    en: '{others} entries are of no kind such a log should hold.',
  },
  old_checkpoint: {
    zh: '这个检查点是 {ago} 小时前签的：账本可能停了，或者您看到的不是最新的。',
    en: 'This checkpoint was signed {ago} hours ago: the log may have stopped, or you are not shown the latest.',
  },
  consistent: {
    zh: '现在的账本（{now} 条）完整地接着您手里的旧检查点（{old} 条）：旧的部分没有改过、少过、调换过。',
    en: 'The log of today ({now} entries) wholly continues your old checkpoint ({old} entries): nothing in the old part was changed, removed or swapped.',
  },
  means: {
    zh: '这证明：记录在这个时间之前就已写定，之后没有人改得了而不被发现。不证明：记录里写的话属实；也不证明没有写进账本的事。',
    en: 'This proves that the record was fixed by that time and that nobody could change it since without being found out. It does not prove that what the record says is true, nor anything about what never reached the log.',
  },
} satisfies Record<string, Words>

export type StatementCode = keyof typeof statements

export interface Statement {
  readonly code: StatementCode
  readonly params: Params
  /** Something to think about, though nothing was refused. */
  readonly caution: boolean
}

export function says(code: StatementCode, params: Params = {}): Statement {
  return { code, params, caution: false }
}

export function cautions(code: StatementCode, params: Params = {}): Statement {
  return { code, params, caution: true }
}

export function sayStatement({ code, params }: Statement, language: Language): string {
  return fill(statements[code][language], params)
}
