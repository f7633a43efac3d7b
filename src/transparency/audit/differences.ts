/** What the database and the log can differ in, each in a sentence that says where to look. */
import type { Words } from '../../kernel/index.ts'

export type DifferenceCode =
  | 'changed'
  | 'deleted'
  | 'inserted'
  | 'swapped'
  | 'back_dated'
  | 'post_dated'
  | 'queue_lost'
  | 'place_altered'
  | 'place_missing'
  | 'row_altered'
  | 'row_missing'
  | 'keys_lost'
  | 'figure_altered'
  | 'figure_deleted'
  | 'figure_unlogged'
  | 'figure_not_recomputed'

export interface Difference {
  readonly code: DifferenceCode
  /** Place in the log; null: it has none. */
  readonly index: number | null
  /** Public number of a matter, or name of a published table; its id where the number is gone. */
  readonly of: string
  /** Number of the event. */
  readonly n?: number
  /** What it was swapped with, what bounds its time, what differs. */
  readonly detail?: Words
}

export const SENTENCES: Readonly<Record<DifferenceCode, Words>> = {
  changed: {
    zh: '{of} 的第 {n} 步被改过：数据库里的内容和账本里的承诺对不上。',
    en: 'Step {n} of {of} was changed: what the database says does not fit its commitment in the log.',
  },
  deleted: {
    zh: '{of} 的第 {n} 步被删了：账本里有，数据库里没有。',
    en: 'Step {n} of {of} was deleted: the log has it and the database does not.',
  },
  inserted: {
    zh: '{of} 的第 {n} 步是后来塞进去的：账本里没有它，它也不是本系统写下的。',
    en: 'Step {n} of {of} was inserted: the log does not have it, and this house did not write it.',
  },
  swapped: {
    zh: '{of} 的第 {n} 步被调换了：它现在的内容在账本里是{detail}。',
    en: 'Step {n} of {of} was swapped: in the log, what stands there now is {detail}.',
  },
  back_dated: {
    zh: '{of} 的第 {n} 步写早了时间：它写着 {detail} 账本还没有它。',
    en: 'Step {n} of {of} is back-dated: it says {detail} the log did not have it.',
  },
  post_dated: {
    zh: '{of} 的第 {n} 步写晚了时间：它写着 {detail} 账本已经有它了。',
    en: 'Step {n} of {of} is dated too late: it says {detail} the log had it already.',
  },
  queue_lost: {
    zh: '{of} 的第 {n} 步没有记进账本，也不在等候的队里：队里的那一条丢了。',
    en: 'Step {n} of {of} is neither in the log nor waiting for its place: its entry in the queue was lost.',
  },
  place_altered: {
    zh: '数据库记的账本条目（{of}）和账本本身不一样：{detail}。',
    en: 'What the database keeps of the entry ({of}) is not what the log has: {detail}.',
  },
  place_missing: {
    zh: '账本里的这一条，数据库里没有记：数据库被退回到旧的状态，或者删掉了一条。',
    en: 'The database does not know this entry of the log: it was set back to an earlier state, or a row was deleted.',
  },
  row_altered: {
    zh: '{of} 现在的样子和它经过的每一步对不上：{detail}。',
    en: '{of} does not stand as its steps say: {detail}.',
  },
  row_missing: {
    zh: '{of} 的步骤还在，事项本身不见了。',
    en: 'The steps of {of} are there, and the matter itself is gone.',
  },
  keys_lost: {
    zh: '{of} 的钥匙没有了，却没有销毁的记录：它的内容再也打不开，也核对不了。',
    en: 'The keys of {of} are gone and no erasure was recorded: its texts cannot be opened or compared any more.',
  },
  figure_altered: {
    zh: '公布的数字 {of} 被改过：和记进账本的不是同样的字节。',
    en: 'The published table {of} was altered: its bytes are not those in the log.',
  },
  figure_deleted: {
    zh: '公布过的数字 {of} 被删了：账本里有，数据库里没有。',
    en: 'The published table {of} was deleted: the log has it and the database does not.',
  },
  figure_unlogged: {
    zh: '公布的数字 {of} 没有记进账本。',
    en: 'The published table {of} is not in the log.',
  },
  figure_not_recomputed: {
    zh: '公布的数字 {of} 用现在的记录重新算，结果不一样：{detail}。',
    en: 'The published table {of} does not follow from the events any more: {detail}.',
  },
}

export function sentenceOf({ code, index, of, n, detail }: Difference): Words {
  const filled = (language: 'zh' | 'en') =>
    SENTENCES[code][language]
      .replace('{of}', of)
      .replace('{n}', String(n ?? ''))
      .replace('{detail}', detail?.[language] ?? '')
  if (index === null) return { zh: filled('zh'), en: filled('en') }
  return { zh: `账本序号 ${index}：${filled('zh')}`, en: `Entry ${index}: ${filled('en')}` }
}

/** In the order of the log; what has no place there comes last. */
export function inOrder(differences: readonly Difference[]): readonly Difference[] {
  const place = ({ index }: Difference) => index ?? Number.POSITIVE_INFINITY
  return differences.toSorted((a, b) => {
    const [left, right] = [place(a), place(b)]
    return left === right ? 0 : left < right ? -1 : 1
  })
}
