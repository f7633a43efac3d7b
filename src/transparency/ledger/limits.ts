/** What a log cannot show, said where it is praised. docs/ledger.md says the same at length. */
import type { Words } from '../../kernel/index.ts'

export const NOT_PROVEN: readonly Words[] = [
  {
    zh: '没有交到这里的事，账本里没有。电话打了没人记、窗口不给回执，账本看不出来。',
    en: 'What never reached this house is not in it: a call nobody wrote down, a counter that gave no receipt.',
  },
  {
    zh: '它证明说过什么，不证明说的是真的：写着“修好了”，只证明那一天有人这么写。',
    en: 'It proves that something was said, not that it is true: "repaired" proves that somebody wrote so on that day.',
  },
  {
    zh: '没有足够的外部见证方，握着签名钥匙的人可以给不同的人看不同的账本。',
    en: 'Without enough witnesses outside, whoever holds the signing key can show different ledgers to different people.',
  },
  {
    zh: '凭证丢了，又没有别人手里的检查点，就只能相信现存的账本。',
    en: 'Without your receipt, and without a checkpoint in other hands, only the ledger that is there remains to be believed.',
  },
]
