/** Why a check says no: one sentence each that says where, and what that means. A code without words does not compile. */
import { logs, matters } from './refusals-of-logs.ts'
import type { Words } from './language.ts'

/** `undecided`: neither yes nor no, because something is missing or cannot be read; all others say no. */
export const UNDECIDED: ReadonlySet<string> = new Set([
  'event_needed',
  'file_missing',
  'no_checkpoint',
  'too_large',
  'unreachable',
  'status',
  'timeout',
  'not_readable',
  'policy_text',
  'policy_line',
  'policy_log',
  'policy_name',
  'policy_quorum',
  'policy_twice',
  'policy_type',
  'vkey_shape',
  'vkey_id',
  'vkey_key',
  'state_shape',
  'not_writable',
  'needs_policy',
  'needs_file',
  'needs_log',
  'needs_seconds',
])

const files = {
  not_text: {
    zh: '文件不是 UTF-8 文本：不是这种文件，或者已经损坏。',
    en: 'The file is no UTF-8 text: it is another kind of file, or damaged.',
  },
  line_ends: {
    zh: '文件里有回车符（CR）：多半是邮件或编辑器改过换行。请用原来下载的文件。',
    en: 'The file has carriage returns: a mail program or an editor has changed its line ends. Use the file as downloaded.',
  },
  control_characters: {
    zh: '检查点里有不允许的控制字符。',
    en: 'The checkpoint holds control characters, which is not allowed.',
  },
  receipt_long: {
    zh: '凭证超过 {most} 字节，没有这么长的凭证。',
    en: 'The receipt is longer than {most} bytes; there are none of that length.',
  },
  receipt_header: {
    zh: '第一行不是“c2sp.org/tlog-proof@v1”：这不是凭证文件，或者第一行被改过。',
    en: 'The first line is not "c2sp.org/tlog-proof@v1": this is no receipt, or its first line was changed.',
  },
  receipt_short: {
    zh: '凭证不完整：找不到分开证明和检查点的空行。',
    en: 'The receipt is cut short: no empty line parts the proof from the checkpoint.',
  },
  receipt_extra: {
    zh: '“extra”这一行不是标准的 base64，被改过或没有抄全。',
    en: 'The line "extra" is no proper base64: changed, or not copied whole.',
  },
  receipt_index: {
    zh: '“index”这一行不是一个规范的序号。',
    en: 'The line "index" holds no properly written number.',
  },
  receipt_hashes: {
    zh: '凭证里的哈希超过 {most} 个。',
    en: 'The receipt has more than {most} hashes.',
  },
  receipt_hash: {
    zh: '凭证里第 {n} 个哈希不是 32 字节的标准 base64，被改过或没有抄全。',
    en: 'Hash number {n} of the receipt is not 32 bytes of proper base64: changed, or not copied whole.',
  },
  receipt_no_extra: {
    zh: '凭证里没有“extra”一行，不知道它证明的是哪一条。',
    en: 'The receipt has no line "extra", so it does not say which entry it is for.',
  },
  receipt_entry: {
    zh: '凭证“extra”里的内容不是本系统账本的条目：这一行被改过。',
    en: 'What the line "extra" holds is no entry of such a log: the line was changed.',
  },
  event_needed: {
    zh: '这份凭证要和记录文件（.json）一起核对：只有凭证，看不出它证明的是什么。',
    en: 'This receipt is checked together with its event file (.json): alone it does not tell what it proves.',
  },
  event_long: {
    zh: '记录文件超过 {most} 字节。',
    en: 'The event file is longer than {most} bytes.',
  },
  event_canonical: {
    zh: '记录文件不是规范的 JSON（RFC 8785），不能当作一条记录来读。',
    en: 'The event file is no canonical JSON (RFC 8785) and cannot be read as an event.',
  },
  event_version: {
    zh: '记录的格式版本是 {v}，这个核对程序只认识版本 1。请用新的核对程序。',
    en: 'The event is of format version {v}; this verifier knows version 1 only. Use a newer one.',
  },
  event_shape: {
    zh: '记录缺少必要的内容，或内容不合格式。',
    en: 'The event lacks something it must have, or something in it is not of its form.',
  },
} satisfies Record<string, Words>

const notes = {
  note_long: {
    zh: '检查点超过 {most} 字节。',
    en: 'The checkpoint is longer than {most} bytes.',
  },
  note_unsigned: {
    zh: '检查点不完整：没有签名，或者最后一行没有写完。',
    en: 'The checkpoint is cut short: it has no signatures, or its last line does not end.',
  },
  note_signatures: {
    zh: '检查点的签名超过 {most} 个。',
    en: 'The checkpoint has more than {most} signatures.',
  },
  signature_line: {
    zh: '检查点的第 {line} 行签名不合格式：“{text}”',
    en: 'Signature line {line} of the checkpoint is not of its form: "{text}"',
  },
  checkpoint_shape: {
    zh: '检查点的正文不合格式：应当正好是来源、大小、根哈希三行。',
    en: 'The text of the checkpoint is not of its form: it must be just three lines, origin, size and root.',
  },
  log_unknown: {
    zh: '检查点来自账本“{origin}”，您的见证规则里没有它（有的是：{known}）。',
    en: 'The checkpoint comes from the log "{origin}", which your policy does not name (it names: {known}).',
  },
  log_unsigned: {
    zh: '检查点没有账本“{origin}”自己的签名（密钥 {id}）：没有签过，或者签名行的名字被改过。',
    en: 'The checkpoint does not bear the signature of the log "{origin}" itself (key {id}): it was never signed, or the name in that line was changed.',
  },
  log_signature: {
    zh: '账本“{name}”（密钥 {id}）的签名不成立：检查点的正文或这个签名被改过，或是伪造的。',
    en: 'The signature of the log "{name}" (key {id}) is not true: the text of the checkpoint or the signature was changed, or it is forged.',
  },
  witness_signature: {
    zh: '见证方 {witness}（{name}）的签名不成立：检查点或这个签名被改过，或是伪造的。',
    en: 'The signature of the witness {witness} ({name}) is not true: the checkpoint or the signature was changed, or it is forged.',
  },
  quorum: {
    zh: '见证方不够：您的见证规则要求满足“{quorum}”，有签名的是：{have}；没有的是：{missing}。没有见证方的检查点，可能只给您一个人看过。',
    en: 'Not enough witnesses: your policy asks for "{quorum}"; signed have: {have}; not signed have: {missing}. A checkpoint without witnesses may have been shown to you alone.',
  },
  index_beyond: {
    zh: '凭证说这一条的序号是 {index}，可是检查点里的账本只有 {size} 条。',
    en: 'The receipt says index {index}, but the log of its checkpoint has {size} entries only.',
  },
  proof_length: {
    zh: '凭证里有 {count} 个哈希；序号 {index}、大小 {size} 应当正好有 {due} 个。',
    en: 'The receipt has {count} hashes; for index {index} in a log of {size} there must be exactly {due}.',
  },
  not_included: {
    zh: '算出来的根哈希和签过名的不一样：记录、盐值、序号或凭证里的某个哈希被改过，或者这份记录不是这份凭证的。账本签的根是 {root}，算出来是 {found}。',
    en: 'The root computed is not the one that is signed: the event, its salt, the index or a hash of the receipt was changed, or this event does not belong to this receipt. Signed is {root}, computed was {found}.',
  },
  table_differs: {
    zh: '公布的表“{name}”和登记进账本的不是同一份：登记的 SHA-256 是 {due}，这个文件是 {found}。',
    en: 'The published table "{name}" is not the one entered in the log: entered was SHA-256 {due}, this file has {found}.',
  },
  dated_after: {
    zh: '第 {n} 条记录写的时间是 {at}，可是 {seen} 它就已经在账本里了：时间被往后改过。',
    en: 'Event {n} says {at}, but it was in the log by {seen}: its time was put forward.',
  },
  dated_before: {
    zh: '第 {n} 条记录写的时间是 {at}，可是到 {after} 它还不在账本里：是后来补写、把时间往前填的。',
    en: 'Event {n} says {at}, but it was not yet in the log at {after}: it was written later and dated back.',
  },
} satisfies Record<string, Words>

const policies = {
  vkey_shape: {
    zh: '“{vkey}”不是一个公钥（应当是：名字+8 位十六进制+base64）。',
    en: '"{vkey}" is no public key (it should be: name+8 hex digits+base64).',
  },
  vkey_id: {
    zh: '公钥“{name}”的编号和内容对不上：没有抄对。',
    en: 'The key "{name}" does not fit its own ID: it was not copied right.',
  },
  vkey_key: {
    zh: '公钥“{name}”不是合格的 Ed25519 公钥。',
    en: 'The key "{name}" is no sound Ed25519 key.',
  },
  policy_text: {
    zh: '见证规则不是文本文件，或者太长。',
    en: 'The policy is no text file, or too long.',
  },
  policy_line: {
    zh: '见证规则第 {line} 行看不懂。每行应当是 log、witness、group 或 quorum。',
    en: 'Line {line} of the policy cannot be read. Each is log, witness, group or quorum.',
  },
  policy_log: {
    zh: '见证规则里没有可用的账本公钥（log 行，Ed25519）。',
    en: 'The policy names no log with a key that can be used (a line "log", Ed25519).',
  },
  policy_quorum: {
    zh: '见证规则里应当正好有一行 quorum。',
    en: 'A policy has exactly one line "quorum".',
  },
  policy_name: {
    zh: '见证规则第 {line} 行用了“{name}”，可是前面没有定义它。',
    en: 'Line {line} of the policy uses "{name}", which is not defined before.',
  },
  policy_twice: {
    zh: '见证规则第 {line} 行：“{name}”出现了两次。',
    en: 'Line {line} of the policy: "{name}" stands there twice.',
  },
  policy_type: {
    zh: '见证规则第 {line} 行：“{name}”的公钥不是这种用途的（账本和见证方的密钥种类不同）。',
    en: 'Line {line} of the policy: the key of "{name}" is not of the kind for this (logs and witnesses have different kinds).',
  },
} satisfies Record<string, Words>

export const refusals = { ...files, ...notes, ...policies, ...logs, ...matters }

export type Code = keyof typeof refusals
