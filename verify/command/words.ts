/** Words of the command line alone. */
import type { Words } from '../words/language.ts'

export const VERDICTS = {
  yes: { zh: '✓ 成立', en: '✓ Yes' },
  no: { zh: '✗ 不成立', en: '✗ No' },
  undecided: { zh: '? 还不能判断', en: '? Cannot be said' },
} satisfies Record<string, Words>

export const words = {
  option: {
    zh: '这个选项看不懂，或缺少内容：',
    en: 'This option is not understood, or lacks its value:',
  },
} satisfies Record<string, Words>

export const HELP: Words = {
  zh: `有应 · 核对程序：不依赖运营方，自己核对凭证和账本。

  receipt 凭证.tlog-proof --policy 策略 [--event 记录.json | --table 公布的表]
      凭证成立吗？它证明什么？
  matter 事项.matter.json --policy 策略 [--log 地址或文件夹] [--state 状态文件] [--checkpoint 旧检查点]
      这件事的每一条都在账本里、前后相连吗？给出 --log 时，还查有没有被瞒下的、时间有没有被改过。
  follow 地址或文件夹 --policy 策略 [--state 状态文件]
      核对整个账本；有状态文件时接着上次核。
  consistency 旧检查点或凭证 地址或文件夹 --policy 策略
      现在的账本是从那时接着写的吗？

  --policy     您信任谁：账本的公钥、见证方的公钥、要几个见证方（C2SP tlog-policy）。
               可以从市里的 /ledger 页下载，最好再向见证方核对公钥。
  --lang zh|en   --json   --quiet
  --timeout 秒   一个文件最多等多久（30）
  --skew 秒      时钟可以相差多少（300）
  --delay 秒     从发生到进账本最多多久（21600）

退出码：0 成立；1 不成立；2 还不能判断（缺文件、连不上、参数不对）。`,
  en: `Answerable · verifier: check receipts and logs yourself, without asking the operator.

  receipt FILE.tlog-proof --policy FILE [--event FILE.json | --table FILE]
      Is the receipt true, and what does it prove?
  matter FILE.matter.json --policy FILE [--log URL|FOLDER] [--state FILE] [--checkpoint FILE]
      Is every record of this matter in the log, each after the one before? With --log also: was any kept
      from you, was any time changed?
  follow URL|FOLDER --policy FILE [--state FILE]
      Checks a whole log; with a state file, from where it stopped the last time.
  consistency OLD-CHECKPOINT-OR-RECEIPT URL|FOLDER --policy FILE
      Does the log of today continue the one of then?

  --policy       Whom you believe: keys of the log and of witnesses, and how many of them (C2SP tlog-policy).
                 The city's page /ledger has one; better ask the witnesses for their keys yourself.
  --lang zh|en   --json   --quiet
  --timeout S    Longest wait for one file (30)
  --skew S       What clocks may differ by (300)
  --delay S      Longest way of an event into the log (21600)

Ends with 0: yes; 1: no; 2: it cannot be said (a file is missing, no connection, wrong arguments).`,
}
