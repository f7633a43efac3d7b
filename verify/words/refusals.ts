/** Why a check says no: one sentence each that says where, and what that means. A code without words does not compile. */

export type Language = 'zh' | 'en'
export type Words = Readonly<Record<Language, string>>

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

const logs = {
  file_missing: {
    zh: '{source} 没有文件 {path}：账本不完整，没法核对这一部分。',
    en: '{source} has no file {path}: the log is not whole, so this part cannot be checked.',
  },
  no_checkpoint: {
    zh: '{source} 没有检查点（checkpoint）：地址对吗？',
    en: '{source} has no checkpoint: is that the right address?',
  },
  too_large: {
    zh: '{path} 比这种文件可能的大小（{most} 字节）还大，没有读下去。',
    en: '{path} is larger than such a file can be ({most} bytes); it was not read on.',
  },
  unreachable: {
    zh: '连不上 {path}：{why}',
    en: '{path} cannot be reached: {why}',
  },
  status: {
    zh: '{path} 的服务器回答 {status}。',
    en: 'The server of {path} answered {status}.',
  },
  timeout: {
    zh: '{path} 在 {seconds} 秒内没有传完。',
    en: '{path} did not arrive within {seconds} seconds.',
  },
  not_readable: {
    zh: '读不了 {path}：{why}',
    en: '{path} cannot be read: {why}',
  },
  not_writable: {
    zh: '写不了 {path}：{why}',
    en: '{path} cannot be written: {why}',
  },
  needs_policy: {
    zh: '请用 --policy 给出见证规则文件：您信任哪个账本、哪些见证方。',
    en: 'Name a policy file with --policy: which log you believe, and which witnesses.',
  },
  needs_file: {
    zh: '请给出要核对的文件。',
    en: 'Name the file that is to be checked.',
  },
  needs_log: {
    zh: '请给出账本的地址或文件夹。',
    en: 'Name the address of the log, or a folder with its files.',
  },
  needs_seconds: {
    zh: '--timeout、--skew、--delay 后面要写秒数。',
    en: '--timeout, --skew and --delay take a number of seconds.',
  },
  tile_length: {
    zh: '{path} 有 {bytes} 字节，应当正好是 {due} 字节：被截短、加长或换过。',
    en: '{path} has {bytes} bytes and must have exactly {due}: it was cut, lengthened or replaced.',
  },
  bundle_shape: {
    zh: '{path} 不是正好 {count} 个条目：被截短、加长或改过。',
    en: '{path} does not hold exactly {count} entries: it was cut, lengthened or changed.',
  },
  entry_hash: {
    zh: '第 {index} 条（{bundle}）和 {tile} 里的哈希对不上：{source} 的这两个文件里有一个被改过。',
    en: 'Entry {index} ({bundle}) does not fit its hash in {tile}: one of these two files of {source} was changed.',
  },
  tile_hash: {
    zh: '{path} 里第 {n} 个哈希和下面各层算出来的不一样：{source} 的这个文件被改过。',
    en: 'Hash {n} of {path} is not what the levels below it give: this file of {source} was changed.',
  },
  tiles_root: {
    zh: '{source} 的文件算出来的根，不是大小为 {size} 的检查点上签名的根：文件里有被改过的，或者签名的是另一份历史。',
    en: 'The files of {source} do not give the root that is signed for size {size}: some were changed, or another history was signed.',
  },
  shorter: {
    zh: '账本变短了：以前签过 {old} 条，现在只有 {now} 条。有记录被撤掉，或者恢复成了旧的备份。请保留您手里的旧检查点，它就是证据。',
    en: 'The log has become shorter: {old} entries were signed, now there are {now}. Records were taken out, or an old backup was put back. Keep your old checkpoint: it is the evidence.',
  },
  split_view: {
    zh: '同一个账本在大小 {size} 处签了两个不同的根（{old} 和 {now}）：给不同的人看了不同的历史。请把两份检查点都留下，它们合在一起就是证据。',
    en: 'The same log has signed two roots for size {size} ({old} and {now}): different people were shown different histories. Keep both checkpoints: together they are the evidence.',
  },
  rewritten: {
    zh: '现在的账本（{now} 条）不是从以前那一份（{old} 条，根 {root}）接着写的：历史被改写过。请保留旧的检查点或凭证，它就是证据。',
    en: 'The log of today ({now} entries) does not continue the one of then ({old} entries, root {root}): its history was rewritten. Keep the old checkpoint or receipt: it is the evidence.',
  },
  other_origin: {
    zh: '这是另一个账本的：“{old}”和“{now}”。',
    en: 'These are of different logs: "{old}" and "{now}".',
  },
  state_shape: {
    zh: '状态文件读不懂：不是这个程序写的，或者损坏了。请换一个文件名，从头再核一遍。',
    en: 'The state file cannot be read: this program did not write it, or it is damaged. Name another one and begin anew.',
  },
} satisfies Record<string, Words>

const matters = {
  matter_json: {
    zh: '事项文件不是 JSON，或者太大。',
    en: 'The matter file is no JSON, or too large.',
  },
  matter_format: {
    zh: '事项文件的格式是“{format}”，这里认识的是“answerable-matter/v1”。',
    en: 'The matter file is of format "{format}"; known here is "answerable-matter/v1".',
  },
  matter_shape: {
    zh: '事项文件缺少必要的内容，或内容不合格式。',
    en: 'The matter file lacks something it must have, or something in it is not of its form.',
  },
  matter_numbers: {
    zh: '事项文件里的记录不连续：应当是第 {due} 条，却是第 {found} 条。中间少了记录。',
    en: 'The events in the matter file are not in a row: event {due} is due, event {found} stands there. Some were left out.',
  },
  locator: {
    zh: '第 {n} 条的凭证不属于这个事项的第 {n} 条：用事项的密钥算出来的位置标记不一样。',
    en: "The receipt under number {n} is not that of event {n} of this matter: the matter's key gives another place-holder.",
  },
  event_number: {
    zh: '放在第 {n} 条的记录，自己写的是第 {found} 条：顺序被调换过。',
    en: 'The event that stands under {n} says of itself that it is event {found}: they were swapped.',
  },
  event_matter: {
    zh: '第 {n} 条记录写的是事项 {found}，不是 {number}。',
    en: 'Event {n} is of matter {found}, not of {number}.',
  },
  chain: {
    zh: '第 {n} 条记录接的不是现在的第 {before} 条：它写的上一条是 {found}，现在的上一条是 {due}。中间被换过或改过。',
    en: 'Event {n} does not follow the event {before} that stands here: it names {found} as the one before, and that one is {due}. Something was replaced or changed.',
  },
  hidden: {
    zh: '账本里还有这个事项的第 {n} 条（序号 {index}），文件里没有：文件只到第 {last} 条，有 {count} 条没有给您看。如果文件是早些时候下载的，请重新下载再核一遍；还是这样，就是有人瞒着您。',
    en: 'The log holds event {n} of this matter (index {index}), and the file does not: it ends with event {last}, and {count} are not shown to you. If the file is an older one, download it again and check once more; if it stays so, somebody hides them.',
  },
  twice: {
    zh: '第 {n} 条在账本里出现了两次（序号 {first} 和 {second}）：有人给同一个位置写了两份。',
    en: 'Event {n} stands in the log twice (index {first} and {second}): somebody wrote two for one place.',
  },
  not_found: {
    zh: '第 {n} 条按凭证应当在序号 {index}，可是账本里找不到它。',
    en: 'By its receipt event {n} is at index {index}, but it is not found in the log.',
  },
  elsewhere: {
    zh: '第 {n} 条按凭证在序号 {index}，账本里却在 {found}。',
    en: 'By its receipt event {n} is at index {index}, but in the log it stands at {found}.',
  },
} satisfies Record<string, Words>

export const refusals = { ...files, ...notes, ...policies, ...logs, ...matters }

export type Code = keyof typeof refusals
