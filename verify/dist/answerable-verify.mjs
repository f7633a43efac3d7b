#!/usr/bin/env node
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
// verify/words/refusals-of-logs.ts
var logs = {
	file_missing: {
		zh: "{source} 没有文件 {path}：账本不完整，没法核对这一部分。",
		en: "{source} has no file {path}: the log is not whole, so this part cannot be checked."
	},
	no_checkpoint: {
		zh: "{source} 没有检查点（checkpoint）：地址对吗？",
		en: "{source} has no checkpoint: is that the right address?"
	},
	too_large: {
		zh: "{path} 比这种文件可能的大小（{most} 字节）还大，没有读下去。",
		en: "{path} is larger than such a file can be ({most} bytes); it was not read on."
	},
	unreachable: {
		zh: "连不上 {path}：{why}",
		en: "{path} cannot be reached: {why}"
	},
	status: {
		zh: "{path} 的服务器回答 {status}。",
		en: "The server of {path} answered {status}."
	},
	timeout: {
		zh: "{path} 在 {seconds} 秒内没有传完。",
		en: "{path} did not arrive within {seconds} seconds."
	},
	not_readable: {
		zh: "读不了 {path}：{why}",
		en: "{path} cannot be read: {why}"
	},
	not_writable: {
		zh: "写不了 {path}：{why}",
		en: "{path} cannot be written: {why}"
	},
	needs_policy: {
		zh: "请用 --policy 给出见证规则文件：您信任哪个账本、哪些见证方。",
		en: "Name a policy file with --policy: which log you believe, and which witnesses."
	},
	needs_file: {
		zh: "请给出要核对的文件。",
		en: "Name the file that is to be checked."
	},
	needs_log: {
		zh: "请给出账本的地址或文件夹。",
		en: "Name the address of the log, or a folder with its files."
	},
	needs_seconds: {
		zh: "--timeout、--skew、--delay 后面要写秒数。",
		en: "--timeout, --skew and --delay take a number of seconds."
	},
	tile_length: {
		zh: "{path} 有 {bytes} 字节，应当正好是 {due} 字节：被截短、加长或换过。",
		en: "{path} has {bytes} bytes and must have exactly {due}: it was cut, lengthened or replaced."
	},
	bundle_shape: {
		zh: "{path} 不是正好 {count} 个条目：被截短、加长或改过。",
		en: "{path} does not hold exactly {count} entries: it was cut, lengthened or changed."
	},
	entry_hash: {
		zh: "第 {index} 条（{bundle}）和 {tile} 里的哈希对不上：{source} 的这两个文件里有一个被改过。",
		en: "Entry {index} ({bundle}) does not fit its hash in {tile}: one of these two files of {source} was changed."
	},
	tile_hash: {
		zh: "{path} 里第 {n} 个哈希和下面各层算出来的不一样：{source} 的这个文件被改过。",
		en: "Hash {n} of {path} is not what the levels below it give: this file of {source} was changed."
	},
	tiles_root: {
		zh: "{source} 的文件算出来的根，不是大小为 {size} 的检查点上签名的根：文件里有被改过的，或者签名的是另一份历史。",
		en: "The files of {source} do not give the root that is signed for size {size}: some were changed, or another history was signed."
	},
	shorter: {
		zh: "账本变短了：以前签过 {old} 条，现在只有 {now} 条。有记录被撤掉，或者恢复成了旧的备份。请保留您手里的旧检查点，它就是证据。",
		en: "The log has become shorter: {old} entries were signed, now there are {now}. Records were taken out, or an old backup was put back. Keep your old checkpoint: it is the evidence."
	},
	split_view: {
		zh: "同一个账本在大小 {size} 处签了两个不同的根（{old} 和 {now}）：给不同的人看了不同的历史。请把两份检查点都留下，它们合在一起就是证据。",
		en: "The same log has signed two roots for size {size} ({old} and {now}): different people were shown different histories. Keep both checkpoints: together they are the evidence."
	},
	rewritten: {
		zh: "现在的账本（{now} 条）不是从以前那一份（{old} 条，根 {root}）接着写的：历史被改写过。请保留旧的检查点或凭证，它就是证据。",
		en: "The log of today ({now} entries) does not continue the one of then ({old} entries, root {root}): its history was rewritten. Keep the old checkpoint or receipt: it is the evidence."
	},
	other_origin: {
		zh: "这是另一个账本的：“{old}”和“{now}”。",
		en: "These are of different logs: \"{old}\" and \"{now}\"."
	},
	state_shape: {
		zh: "状态文件读不懂：不是这个程序写的，或者损坏了。请换一个文件名，从头再核一遍。",
		en: "The state file cannot be read: this program did not write it, or it is damaged. Name another one and begin anew."
	}
};
var matters = {
	matter_json: {
		zh: "事项文件不是 JSON，或者太大。",
		en: "The matter file is no JSON, or too large."
	},
	matter_format: {
		zh: "事项文件的格式是“{format}”，这里认识的是“answerable-matter/v1”。",
		en: "The matter file is of format \"{format}\"; known here is \"answerable-matter/v1\"."
	},
	matter_shape: {
		zh: "事项文件缺少必要的内容，或内容不合格式。",
		en: "The matter file lacks something it must have, or something in it is not of its form."
	},
	matter_numbers: {
		zh: "事项文件里的记录不连续：应当是第 {due} 条，却是第 {found} 条。中间少了记录。",
		en: "The events in the matter file are not in a row: event {due} is due, event {found} stands there. Some were left out."
	},
	locator: {
		zh: "第 {n} 条的凭证不属于这个事项的第 {n} 条：用事项的密钥算出来的位置标记不一样。",
		en: "The receipt under number {n} is not that of event {n} of this matter: the matter's key gives another place-holder."
	},
	event_number: {
		zh: "放在第 {n} 条的记录，自己写的是第 {found} 条：顺序被调换过。",
		en: "The event that stands under {n} says of itself that it is event {found}: they were swapped."
	},
	event_matter: {
		zh: "第 {n} 条记录写的是事项 {found}，不是 {number}。",
		en: "Event {n} is of matter {found}, not of {number}."
	},
	chain: {
		zh: "第 {n} 条记录接的不是现在的第 {before} 条：它写的上一条是 {found}，现在的上一条是 {due}。中间被换过或改过。",
		en: "Event {n} does not follow the event {before} that stands here: it names {found} as the one before, and that one is {due}. Something was replaced or changed."
	},
	withheld: {
		zh: "第 {n} 条里说是您自己说的话，和当时登记的不一样：被改过，或者不是这一条的。",
		en: "What is said to be your own words of event {n} is not what was entered then: it was changed, or belongs elsewhere."
	},
	hidden: {
		zh: "账本里还有这个事项的第 {n} 条（序号 {index}），文件里没有：文件只到第 {last} 条，有 {count} 条没有给您看。如果文件是早些时候下载的，请重新下载再核一遍；还是这样，就是有人瞒着您。",
		en: "The log holds event {n} of this matter (index {index}), and the file does not: it ends with event {last}, and {count} are not shown to you. If the file is an older one, download it again and check once more; if it stays so, somebody hides them."
	},
	twice: {
		zh: "第 {n} 条在账本里出现了两次（序号 {first} 和 {second}）：有人给同一个位置写了两份。",
		en: "Event {n} stands in the log twice (index {first} and {second}): somebody wrote two for one place."
	},
	not_found: {
		zh: "第 {n} 条按凭证应当在序号 {index}，可是账本里找不到它。",
		en: "By its receipt event {n} is at index {index}, but it is not found in the log."
	},
	elsewhere: {
		zh: "第 {n} 条按凭证在序号 {index}，账本里却在 {found}。",
		en: "By its receipt event {n} is at index {index}, but in the log it stands at {found}."
	}
};
// verify/words/refusals.ts
/** Why a check says no: one sentence each that says where, and what that means. A code without words does not compile. */
/** `undecided`: neither yes nor no, because something is missing or cannot be read; all others say no. */
var UNDECIDED = /* @__PURE__ */ new Set([
	"event_needed",
	"file_missing",
	"no_checkpoint",
	"too_large",
	"unreachable",
	"status",
	"timeout",
	"not_readable",
	"policy_text",
	"policy_line",
	"policy_log",
	"policy_name",
	"policy_quorum",
	"policy_twice",
	"policy_type",
	"vkey_shape",
	"vkey_id",
	"vkey_key",
	"state_shape",
	"not_writable",
	"needs_policy",
	"needs_file",
	"needs_log",
	"needs_seconds"
]);
var files = {
	not_text: {
		zh: "文件不是 UTF-8 文本：不是这种文件，或者已经损坏。",
		en: "The file is no UTF-8 text: it is another kind of file, or damaged."
	},
	line_ends: {
		zh: "文件里有回车符（CR）：多半是邮件或编辑器改过换行。请用原来下载的文件。",
		en: "The file has carriage returns: a mail program or an editor has changed its line ends. Use the file as downloaded."
	},
	control_characters: {
		zh: "检查点里有不允许的控制字符。",
		en: "The checkpoint holds control characters, which is not allowed."
	},
	receipt_long: {
		zh: "凭证超过 {most} 字节，没有这么长的凭证。",
		en: "The receipt is longer than {most} bytes; there are none of that length."
	},
	receipt_header: {
		zh: "第一行不是“c2sp.org/tlog-proof@v1”：这不是凭证文件，或者第一行被改过。",
		en: "The first line is not \"c2sp.org/tlog-proof@v1\": this is no receipt, or its first line was changed."
	},
	receipt_short: {
		zh: "凭证不完整：找不到分开证明和检查点的空行。",
		en: "The receipt is cut short: no empty line parts the proof from the checkpoint."
	},
	receipt_extra: {
		zh: "“extra”这一行不是标准的 base64，被改过或没有抄全。",
		en: "The line \"extra\" is no proper base64: changed, or not copied whole."
	},
	receipt_index: {
		zh: "“index”这一行不是一个规范的序号。",
		en: "The line \"index\" holds no properly written number."
	},
	receipt_hashes: {
		zh: "凭证里的哈希超过 {most} 个。",
		en: "The receipt has more than {most} hashes."
	},
	receipt_hash: {
		zh: "凭证里第 {n} 个哈希不是 32 字节的标准 base64，被改过或没有抄全。",
		en: "Hash number {n} of the receipt is not 32 bytes of proper base64: changed, or not copied whole."
	},
	receipt_no_extra: {
		zh: "凭证里没有“extra”一行，不知道它证明的是哪一条。",
		en: "The receipt has no line \"extra\", so it does not say which entry it is for."
	},
	receipt_entry: {
		zh: "凭证“extra”里的内容不是本系统账本的条目：这一行被改过。",
		en: "What the line \"extra\" holds is no entry of such a log: the line was changed."
	},
	event_needed: {
		zh: "这份凭证要和记录文件（.json）一起核对：只有凭证，看不出它证明的是什么。",
		en: "This receipt is checked together with its event file (.json): alone it does not tell what it proves."
	},
	event_long: {
		zh: "记录文件超过 {most} 字节。",
		en: "The event file is longer than {most} bytes."
	},
	event_canonical: {
		zh: "记录文件不是规范的 JSON（RFC 8785），不能当作一条记录来读。",
		en: "The event file is no canonical JSON (RFC 8785) and cannot be read as an event."
	},
	event_version: {
		zh: "记录的格式版本是 {v}，这个核对程序只认识版本 1。请用新的核对程序。",
		en: "The event is of format version {v}; this verifier knows version 1 only. Use a newer one."
	},
	event_shape: {
		zh: "记录缺少必要的内容，或内容不合格式。",
		en: "The event lacks something it must have, or something in it is not of its form."
	}
};
var notes = {
	note_long: {
		zh: "检查点超过 {most} 字节。",
		en: "The checkpoint is longer than {most} bytes."
	},
	note_unsigned: {
		zh: "检查点不完整：没有签名，或者最后一行没有写完。",
		en: "The checkpoint is cut short: it has no signatures, or its last line does not end."
	},
	note_signatures: {
		zh: "检查点的签名超过 {most} 个。",
		en: "The checkpoint has more than {most} signatures."
	},
	signature_line: {
		zh: "检查点的第 {line} 行签名不合格式：“{text}”",
		en: "Signature line {line} of the checkpoint is not of its form: \"{text}\""
	},
	checkpoint_shape: {
		zh: "检查点的正文不合格式：应当正好是来源、大小、根哈希三行。",
		en: "The text of the checkpoint is not of its form: it must be just three lines, origin, size and root."
	},
	log_unknown: {
		zh: "检查点来自账本“{origin}”，您的见证规则里没有它（有的是：{known}）。",
		en: "The checkpoint comes from the log \"{origin}\", which your policy does not name (it names: {known})."
	},
	log_unsigned: {
		zh: "检查点没有账本“{origin}”自己的签名（密钥 {id}）：没有签过，或者签名行的名字被改过。",
		en: "The checkpoint does not bear the signature of the log \"{origin}\" itself (key {id}): it was never signed, or the name in that line was changed."
	},
	log_signature: {
		zh: "账本“{name}”（密钥 {id}）的签名不成立：检查点的正文或这个签名被改过，或是伪造的。",
		en: "The signature of the log \"{name}\" (key {id}) is not true: the text of the checkpoint or the signature was changed, or it is forged."
	},
	witness_signature: {
		zh: "见证方 {witness}（{name}）的签名不成立：检查点或这个签名被改过，或是伪造的。",
		en: "The signature of the witness {witness} ({name}) is not true: the checkpoint or the signature was changed, or it is forged."
	},
	quorum: {
		zh: "见证方不够：您的见证规则要求满足“{quorum}”，有签名的是：{have}；没有的是：{missing}。没有见证方的检查点，可能只给您一个人看过。",
		en: "Not enough witnesses: your policy asks for \"{quorum}\"; signed have: {have}; not signed have: {missing}. A checkpoint without witnesses may have been shown to you alone."
	},
	index_beyond: {
		zh: "凭证说这一条的序号是 {index}，可是检查点里的账本只有 {size} 条。",
		en: "The receipt says index {index}, but the log of its checkpoint has {size} entries only."
	},
	proof_length: {
		zh: "凭证里有 {count} 个哈希；序号 {index}、大小 {size} 应当正好有 {due} 个。",
		en: "The receipt has {count} hashes; for index {index} in a log of {size} there must be exactly {due}."
	},
	not_included: {
		zh: "算出来的根哈希和签过名的不一样：记录、盐值、序号或凭证里的某个哈希被改过，或者这份记录不是这份凭证的。账本签的根是 {root}，算出来是 {found}。",
		en: "The root computed is not the one that is signed: the event, its salt, the index or a hash of the receipt was changed, or this event does not belong to this receipt. Signed is {root}, computed was {found}."
	},
	table_differs: {
		zh: "公布的表“{name}”和登记进账本的不是同一份：登记的 SHA-256 是 {due}，这个文件是 {found}。",
		en: "The published table \"{name}\" is not the one entered in the log: entered was SHA-256 {due}, this file has {found}."
	},
	dated_after: {
		zh: "第 {n} 条记录写的时间是 {at}，可是 {seen} 它就已经在账本里了：时间被往后改过。",
		en: "Event {n} says {at}, but it was in the log by {seen}: its time was put forward."
	},
	dated_before: {
		zh: "第 {n} 条记录写的时间是 {at}，可是到 {after} 它还不在账本里：是后来补写、把时间往前填的。",
		en: "Event {n} says {at}, but it was not yet in the log at {after}: it was written later and dated back."
	}
};
var policies = {
	vkey_shape: {
		zh: "“{vkey}”不是一个公钥（应当是：名字+8 位十六进制+base64）。",
		en: "\"{vkey}\" is no public key (it should be: name+8 hex digits+base64)."
	},
	vkey_id: {
		zh: "公钥“{name}”的编号和内容对不上：没有抄对。",
		en: "The key \"{name}\" does not fit its own ID: it was not copied right."
	},
	vkey_key: {
		zh: "公钥“{name}”不是合格的 Ed25519 公钥。",
		en: "The key \"{name}\" is no sound Ed25519 key."
	},
	policy_text: {
		zh: "见证规则不是文本文件，或者太长。",
		en: "The policy is no text file, or too long."
	},
	policy_line: {
		zh: "见证规则第 {line} 行看不懂。每行应当是 log、witness、group 或 quorum。",
		en: "Line {line} of the policy cannot be read. Each is log, witness, group or quorum."
	},
	policy_log: {
		zh: "见证规则里没有可用的账本公钥（log 行，Ed25519）。",
		en: "The policy names no log with a key that can be used (a line \"log\", Ed25519)."
	},
	policy_quorum: {
		zh: "见证规则里应当正好有一行 quorum。",
		en: "A policy has exactly one line \"quorum\"."
	},
	policy_name: {
		zh: "见证规则第 {line} 行用了“{name}”，可是前面没有定义它。",
		en: "Line {line} of the policy uses \"{name}\", which is not defined before."
	},
	policy_twice: {
		zh: "见证规则第 {line} 行：“{name}”出现了两次。",
		en: "Line {line} of the policy: \"{name}\" stands there twice."
	},
	policy_type: {
		zh: "见证规则第 {line} 行：“{name}”的公钥不是这种用途的（账本和见证方的密钥种类不同）。",
		en: "Line {line} of the policy: the key of \"{name}\" is not of the kind for this (logs and witnesses have different kinds)."
	}
};
var refusals = {
	...files,
	...notes,
	...policies,
	...logs,
	...matters
};
// verify/words/say.ts
function fill(text, params) {
	return text.replaceAll(/\{(\w+)\}/gu, (whole, name) => String(params[name] ?? whole));
}
/** Why not, in one sentence; of an event in a matter file it says which. */
function sayRefusal({ code, params }, language) {
	const words = refusals[code];
	const sentence = fill(words[language], params);
	const { event } = params;
	if (event === void 0) return sentence;
	return language === "zh" ? `第 ${event} 条：${sentence}` : `Event ${event}: ${sentence}`;
}
// verify/words/statements.ts
var statements = {
	in_log: {
		zh: "它在账本里，序号 {index}（从 0 数起），检查点上共有 {size} 条。账本名：{origin}",
		en: "It is in the log \"{origin}\", at index {index} (counted from 0); the checkpoint has {size} entries."
	},
	signed: {
		zh: "检查点有账本自己的签名，并有见证方签名：{witnesses}。",
		en: "The checkpoint is signed by the log itself, and by witnesses: {witnesses}."
	},
	seen: {
		zh: "最迟在 {seen}，您的见证规则要求的见证方都已看到它在账本里。",
		en: "By {seen} all the witnesses that your policy asks for had seen a log that holds it."
	},
	no_witness: {
		zh: "您的见证规则没有要求见证方：这只证明账本的密钥签过，不证明给别人看的也是同一份，也没有别人证明时间。",
		en: "Your policy asks for no witness: this proves only that the key of the log signed it, not that others are shown the same, and nobody else says when."
	},
	event: {
		zh: "记录一字未改：事项 {number} 的第 {n} 步“{act}”，写的时间是 {at}。",
		en: "The record is unchanged to the letter: step {n} of matter {number}, \"{act}\", dated {at}."
	},
	unopened: {
		zh: "这是一步内部记录：证明它存在、没有改过，内容没有向您公开。",
		en: "This is an internal step: proven is that it exists and is unchanged; its content is not opened to you."
	},
	table: {
		zh: "这是公布的表“{name}”：{size} 字节，SHA-256 {sha256}。",
		en: "This is the published table \"{name}\": {size} bytes, SHA-256 {sha256}."
	},
	table_same: {
		zh: "您给的文件就是登记的那一份，一字节不差。",
		en: "The file you gave is the one that was entered, to the byte."
	},
	ignored: {
		zh: "另有 {count} 个签名不是您的见证规则里的，没有理会。",
		en: "{count} more signatures are of nobody your policy names; they were passed over."
	},
	matter: {
		zh: "事项 {number} 的 {count} 条记录逐条核对过：每一条都在账本里，前后相连，没有缺号。",
		en: "All {count} records of matter {number} were checked one by one: each is in the log, follows the one before, and no number is missing."
	},
	matter_some: {
		zh: "事项 {number} 的文件有 {count} 条记录，其中 {proven} 条已有凭证、逐条核对过，前后相连，没有缺号。",
		en: "The file of matter {number} has {count} records; {proven} of them have receipts and were checked one by one: each follows the one before, and no number is missing."
	},
	matter_unopened: {
		zh: "其中 {count} 条是内部步骤：证明存在、没有改过，内容没有公开。",
		en: "{count} of them are internal steps: proven to exist and to be unchanged, their content not opened."
	},
	own_words: {
		zh: "第 {n} 条里您自己说的话，别人看不到，和当时登记的一字不差。",
		en: "Your own words of record {n}, which others are not shown, are to the letter those entered then."
	},
	pending: {
		zh: "第 {numbers} 条还没有凭证：现在什么也证明不了，过一会儿重新下载再核。",
		en: "No receipt yet for {numbers}: nothing is proven of it now. Download again in a while and check anew."
	},
	line: {
		zh: "第 {n} 条 · {at} · {act} · 序号 {index}",
		en: "{n} · {at} · {act} · index {index}"
	},
	line_unopened: {
		zh: "第 {n} 条 · 内部步骤 · 序号 {index}",
		en: "{n} · internal step · index {index}"
	},
	line_pending: {
		zh: "第 {n} 条 · {at} · {act} · 还没有凭证",
		en: "{n} · {at} · {act} · no receipt yet"
	},
	bounds: {
		zh: "第 {n} 条进账本的时间：{after} 之后，{by} 之前。",
		en: "Record {n} came into the log after {after}, and by {by}."
	},
	bounds_by: {
		zh: "第 {n} 条最迟在 {by} 进了账本。",
		en: "Record {n} came into the log by {by}."
	},
	complete: {
		zh: "在 {source} 里查遍了这个事项的位置标记（账本现有 {size} 条）：文件里有的都在，此外没有被瞒下的。",
		en: "All of {source} was searched for this matter (the log has {size} entries now): what the file shows is there, and nothing besides that was kept from you."
	},
	not_searched: {
		zh: "还没有到账本里去找有没有被瞒下的记录：这一步要能读到账本或它的镜像。",
		en: "The log was not searched for records kept from you: that needs the log, or a mirror of it."
	},
	enrolled: {
		zh: "这个账本说自己是 {at} 才开始登记的（序号 {index}）：在它之前的记录，登记以前的时间没有见证。",
		en: "This log says that it took up older records at {at} (index {index}): of records before it nobody witnessed the time before that."
	},
	enrolled_again: {
		zh: "这个账本不止一次声明“从现在才开始登记旧记录”（{count} 次）：正常只有一次，请追问为什么。",
		en: "This log declares more than once that it only now takes up older records ({count} times): once is normal. Ask why."
	},
	goes_back: {
		zh: "第 {n} 条写的时间比它前一条还早。",
		en: "Record {n} is dated before the one that precedes it."
	},
	followed: {
		zh: "账本“{origin}”的 {size} 条全部核对过：条目、各层哈希和签过名的根都一致。",
		en: "All {size} entries of the log \"{origin}\" were checked: entries, hashes of every level and the signed root agree."
	},
	followed_on: {
		zh: "它是从上次核过的 {before} 条接着写的，没有改过旧的；这次新增 {added} 条。",
		en: "It continues the {before} entries checked before, which are unchanged; {added} are new."
	},
	counts: {
		zh: "这次读到：事项记录 {events} 条（其中可能有为保护举报人而加的空条目），公布的表 {tables} 条。",
		en: "Read this time: {events} records of matters (some may be empty ones that protect those who report), {tables} published tables."
	},
	others: {
		zh: "有 {others} 条不是这种账本应有的条目。",
		en: "{others} entries are of no kind such a log should hold."
	},
	old_checkpoint: {
		zh: "这个检查点是 {ago} 小时前签的：账本可能停了，或者您看到的不是最新的。",
		en: "This checkpoint was signed {ago} hours ago: the log may have stopped, or you are not shown the latest."
	},
	consistent: {
		zh: "现在的账本（{now} 条）完整地接着您手里的旧检查点（{old} 条）：旧的部分没有改过、少过、调换过。",
		en: "The log of today ({now} entries) wholly continues your old checkpoint ({old} entries): nothing in the old part was changed, removed or swapped."
	},
	means: {
		zh: "这证明：记录在这个时间之前就已写定，之后没有人改得了而不被发现。不证明：记录里写的话属实；也不证明没有写进账本的事。",
		en: "This proves that the record was fixed by that time and that nobody could change it since without being found out. It does not prove that what the record says is true, nor anything about what never reached the log."
	}
};
function says(code, params = {}) {
	return {
		code,
		params,
		caution: false
	};
}
function cautions(code, params = {}) {
	return {
		code,
		params,
		caution: true
	};
}
function sayStatement({ code, params }, language) {
	return fill(statements[code][language], params);
}
// verify/command/arguments.ts
/** Each takes a value. */
var VALUED = /* @__PURE__ */ new Set([
	"policy",
	"event",
	"table",
	"log",
	"state",
	"checkpoint",
	"lang",
	"timeout",
	"skew",
	"delay"
]);
var BARE = /* @__PURE__ */ new Set([
	"json",
	"help",
	"quiet"
]);
/** A text: the option that is not understood, or has no value. */
function parseArguments(args) {
	const positionals = [];
	const options = /* @__PURE__ */ new Map();
	for (let at = 0; at < args.length; at += 1) {
		const word = args[at];
		if (!word.startsWith("--")) {
			positionals.push(word);
			continue;
		}
		const [, name = "", given] = /^--([a-z]+)(?:=(.*))?$/su.exec(word) ?? [];
		if (BARE.has(name) && given === void 0) {
			options.set(name, [""]);
			continue;
		}
		const value = given ?? args[at += 1];
		if (!VALUED.has(name) || value === void 0) return word;
		options.set(name, [...options.get(name) ?? [], value]);
	}
	return {
		positionals,
		options
	};
}
/** The last one given. */
function option({ options }, name) {
	return options.get(name)?.at(-1);
}
/** A whole number of seconds; null: something else. */
function seconds(typed, name, otherwise) {
	const text = option(typed, name);
	if (text === void 0) return otherwise;
	return /^\d{1,9}$/u.test(text) ? Number(text) : null;
}
// verify/core/answer.ts
function yes(value) {
	return {
		ok: true,
		value
	};
}
function no(code, params = {}) {
	return {
		ok: false,
		refusal: {
			code,
			params
		}
	};
}
// verify/core/bytes.ts
/** Bytes and the ways they are written down: hex, strict base64, numbers of eight bytes. */
var HEX = [...Array(256).keys()].map((one) => one.toString(16).padStart(2, "0"));
var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
var VALUE_OF = new Map([...ALPHABET].map((sign, value) => [sign, value]));
function concat(...parts) {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
function equal(a, b) {
	if (a.length !== b.length) return false;
	for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
	return true;
}
function utf8(text) {
	return new TextEncoder().encode(text);
}
/** The text, or null where the bytes are no UTF-8. A byte order mark is a character like any other. */
function textOf(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return null;
	}
}
function hex(bytes) {
	return Array.from(bytes, (one) => HEX[one]).join("");
}
/** Null: not hex. */
function fromHex(text) {
	if (!/^(?:[0-9a-f]{2})*$/iu.test(text)) return null;
	return Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}
function base64(bytes) {
	let text = "";
	for (let at = 0; at < bytes.length; at += 3) {
		const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
		const bits = a << 16 | b << 8 | c;
		const left = bytes.length - at;
		text += `${ALPHABET[bits >> 18]}${ALPHABET[bits >> 12 & 63]}`;
		text += left > 1 ? ALPHABET[bits >> 6 & 63] : "=";
		text += left > 2 ? ALPHABET[bits & 63] : "=";
	}
	return text;
}
/**
* RFC 4648 section 4 with padding, and nothing else: no line break, no other alphabet, and no bits after the last byte
* that are not zero. What is read is written in exactly one way, so that no flip of a bit can go unseen. Null: not so.
*/
function fromBase64(text) {
	if (text.length % 4 !== 0) return null;
	const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
	const bytes = new Uint8Array(text.length / 4 * 3 - padding);
	let bits = 0;
	let held = 0;
	let at = 0;
	for (let index = 0; index < text.length - padding; index += 1) {
		const value = VALUE_OF.get(text[index] ?? "");
		if (value === void 0) return null;
		bits = (bits << 6 | value) & 65535;
		held += 6;
		if (held < 8) continue;
		held -= 8;
		bytes[at] = bits >> held;
		at += 1;
	}
	return (bits & (1 << held) - 1) === 0 ? bytes : null;
}
/** Eight bytes, most significant first. */
function uint64(value) {
	const bytes = /* @__PURE__ */ new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
	return bytes;
}
/** A whole number as it is written in these formats: decimal, no sign, no zero in front, exact in a double. */
function wholeNumber(text) {
	if (!/^(?:0|[1-9]\d{0,15})$/u.test(text)) return null;
	const value = Number(text);
	return Number.isSafeInteger(value) ? value : null;
}
// verify/core/sha512.ts
/** SHA-512 (FIPS 180-4), for signatures alone: short texts, so it is written to be read and not to be fast. */
var WORD = 18446744073709551615n;
var BLOCK$1 = 128;
/** The first primes: their cube roots give the constants of the rounds, their square roots the start. */
var PRIMES = primes(80);
var K$1 = PRIMES.map((prime) => fraction(prime, 3n));
var START$1 = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2n));
function primes(count) {
	const found = [];
	for (let one = 2n; found.length < count; one += 1n) if (found.every((prime) => one % prime !== 0n)) found.push(one);
	return found;
}
/** The first 64 bits after the point of the square or cube root. */
function fraction(prime, root) {
	const target = prime << 64n * root;
	let low = 0n;
	let high = 1n << 72n;
	while (high - low > 1n) {
		const middle = low + high >> 1n;
		if (middle ** root <= target) low = middle;
		else high = middle;
	}
	return low & WORD;
}
var turned = (word, by) => (word >> by | word << 64n - by) & WORD;
function sha512(bytes) {
	const padded = new Uint8Array(Math.ceil((bytes.length + 17) / BLOCK$1) * BLOCK$1);
	padded.set(bytes);
	padded[bytes.length] = 128;
	const view = new DataView(padded.buffer);
	view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
	let state = START$1;
	for (let at = 0; at < padded.length; at += BLOCK$1) state = mixed(state, view, at);
	const digest = /* @__PURE__ */ new Uint8Array(64);
	const out = new DataView(digest.buffer);
	for (const [index, word] of state.entries()) out.setBigUint64(index * 8, word);
	return digest;
}
function mixed(state, view, from) {
	const w = [];
	for (let t = 0; t < 16; t += 1) w.push(view.getBigUint64(from + t * 8));
	for (let t = 16; t < 80; t += 1) {
		const x = w[t - 15];
		const y = w[t - 2];
		const s0 = turned(x, 1n) ^ turned(x, 8n) ^ x >> 7n;
		const s1 = turned(y, 19n) ^ turned(y, 61n) ^ y >> 6n;
		w.push(w[t - 16] + s0 + w[t - 7] + s1 & WORD);
	}
	let [a, b, c, d, e, f, g, h] = state;
	for (let t = 0; t < 80; t += 1) {
		const s1 = turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n);
		const one = h + s1 + (e & f ^ ~e & WORD & g) + K$1[t] + w[t];
		const two = (turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)) + (a & b ^ a & c ^ b & c);
		[h, g, f, e, d, c, b, a] = [
			g,
			f,
			e,
			d + one & WORD,
			c,
			b,
			a,
			one + two & WORD
		];
	}
	return [
		a,
		b,
		c,
		d,
		e,
		f,
		g,
		h
	].map((word, index) => word + state[index] & WORD);
}
// verify/core/ed25519.ts
/**
* Verifying Ed25519 signatures (RFC 8032 section 5.1.7), without the cofactor and strictly: the key and the point of the
* signature must be written in their one way, the scalar must be below the order of the group, and a key of small order,
* for which anybody can make signatures, is refused.
*/
var P = 2n ** 255n - 19n;
/** Order of the group that the base point makes. */
var L = 2n ** 252n + 27742317777372353535851937790883648493n;
var mod = (value) => {
	const rest = value % P;
	return rest < 0n ? rest + P : rest;
};
function power(base, exponent) {
	let result = 1n;
	let square = base;
	for (let left = exponent; left > 0n; left >>= 1n) {
		if (left & 1n) result = result * square % P;
		square = square * square % P;
	}
	return result;
}
var inverse = (value) => power(value, P - 2n);
var D = mod(-121665n * inverse(121666n));
var D2 = mod(2n * D);
var ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);
var NEUTRAL = [
	0n,
	1n,
	1n,
	0n
];
var addend = ([x, y, z, t]) => [
	y - x,
	y + x,
	2n * z,
	mod(D2 * t)
];
/** Products may be negative here; only what is kept is brought between 0 and P. */
function add([x, y, z, t], [minus, plus, z2, t2d]) {
	const a = (y - x) * minus % P;
	const b = (y + x) * plus % P;
	const c = t * t2d % P;
	const d = z * z2 % P;
	const [e, f, g, h] = [
		b - a,
		d - c,
		d + c,
		b + a
	];
	return [
		mod(e * f),
		mod(g * h),
		mod(f * g),
		mod(e * h)
	];
}
/** Four times twice; T is needed only where something is added next. */
function sixteenfold(point) {
	let [x, y, z, t] = point;
	for (let round = 0; round < 4; round += 1) {
		const a = x * x % P;
		const b = y * y % P;
		const h = a + b;
		const e = h - (x + y) * (x + y) % P;
		const g = a - b;
		const f = 2n * z * z % P + g;
		x = e * f % P;
		y = g * h % P;
		z = f * g % P;
		t = round === 3 ? e * h % P : 0n;
	}
	return [
		mod(x),
		mod(y),
		mod(z),
		mod(t)
	];
}
var negative = ([x, y, z, t]) => [
	mod(-x),
	y,
	z,
	mod(-t)
];
/** Least significant byte first. */
function numberOf(bytes) {
	let value = 0n;
	for (const byte of bytes.toReversed()) value = value << 8n | BigInt(byte);
	return value;
}
/** Null: no point of the curve, or not written in its one way. */
function decoded(bytes) {
	const whole = numberOf(bytes);
	const sign = whole >> 255n;
	const y = whole & 2n ** 255n - 1n;
	if (y >= P) return null;
	const square = mod(y * y);
	const u = mod(square - 1n);
	const v = mod(D * square + 1n);
	const v3 = mod(v * v * v);
	let x = mod(u * v3 * power(mod(u * v3 * v3 * v), (P - 5n) / 8n));
	const check = mod(v * x * x);
	if (check === mod(-u)) x = mod(x * ROOT_OF_MINUS_ONE);
	else if (check !== u) return null;
	if (x === 0n && sign === 1n) return null;
	if ((x & 1n) !== sign) x = P - x;
	return [
		x,
		y,
		1n,
		mod(x * y)
	];
}
function encoded([x, y, z]) {
	const over = inverse(z);
	let value = mod(y * over) | (mod(x * over) & 1n) << 255n;
	const bytes = /* @__PURE__ */ new Uint8Array(32);
	for (let at = 0; at < 32; at += 1) {
		bytes[at] = Number(value & 255n);
		value >>= 8n;
	}
	return bytes;
}
/** 0 to 15 times a point. */
function multiples(point) {
	const once = addend(point);
	const found = [NEUTRAL];
	for (let count = 1; count < 16; count += 1) found.push(add(found[count - 1] ?? NEUTRAL, once));
	return found.map(addend);
}
var BASE_Y = mod(4n * inverse(5n));
var BASE = multiples(decodedBase());
function decodedBase() {
	const bytes = /* @__PURE__ */ new Uint8Array(32);
	for (let at = 0, value = BASE_Y; at < 32; at += 1, value >>= 8n) bytes[at] = Number(value & 255n);
	const point = decoded(bytes);
	if (point === null) throw new Error("the base point is no point");
	return point;
}
/** a times the base point plus b times the other, four bits at a time. */
function sum(a, b, other) {
	let result = NEUTRAL;
	for (let shift = 252n; shift >= 0n; shift -= 4n) {
		if (shift < 252n) result = sixteenfold(result);
		const [ours, theirs] = [Number(a >> shift & 15n), Number(b >> shift & 15n)];
		if (ours > 0) result = add(result, BASE[ours]);
		if (theirs > 0) result = add(result, other[theirs]);
	}
	return result;
}
/** Eight times such a point is the neutral one; so is sixteen times, and no other point of the curve comes to it. */
var isSmall = (point) => {
	const [x, y, z] = sixteenfold(point);
	return x === 0n && y === z;
};
/** Points of keys: the same few keys are asked for again and again. Bounded. */
var known = /* @__PURE__ */ new Map();
function keyPoint(key) {
	const name = key.join();
	let found = known.get(name);
	if (found !== void 0) return found;
	const point = key.length === 32 ? decoded(key) : null;
	found = point === null || isSmall(point) ? null : multiples(negative(point));
	if (known.size >= 256) known.clear();
	known.set(name, found);
	return found;
}
/** Can this be a key? Anything else never verifies. */
function isEd25519Key(key) {
	return keyPoint(key) !== null;
}
function verifyEd25519(key, message, signature) {
	const minusA = keyPoint(key);
	if (minusA === null || signature.length !== 64) return false;
	const r = signature.subarray(0, 32);
	const s = numberOf(signature.subarray(32));
	if (s >= L) return false;
	const bytes = new Uint8Array(64 + message.length);
	bytes.set(r);
	bytes.set(key, 32);
	bytes.set(message, 64);
	return equal(encoded(sum(s, numberOf(sha512(bytes)) % L, minusA)), r);
}
// verify/core/sha256.ts
/** SHA-256 (FIPS 180-4) and HMAC with it (RFC 2104). Fast enough to follow a log of a million leaves. */
var K = Int32Array.from("428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2".split(" "), (word) => Number.parseInt(word, 16) | 0);
var START = Int32Array.of(1779033703, -1150833019, 1013904242, -1521486534, 1359893119, -1694144372, 528734635, 1541459225);
var BLOCK = 64;
var words$1 = /* @__PURE__ */ new Int32Array(64);
var state = /* @__PURE__ */ new Int32Array(8);
var tail = /* @__PURE__ */ new Uint8Array(128);
var tailView = new DataView(tail.buffer);
/** The parts are hashed as if they stood in a row. */
function sha256(...parts) {
	state.set(START);
	let held = 0;
	let length = 0;
	for (const part of parts) {
		length += part.length;
		let at = 0;
		if (held > 0) {
			at = Math.min(BLOCK - held, part.length);
			tail.set(part.subarray(0, at), held);
			held += at;
			if (held < BLOCK) continue;
			mix(tail, 0);
			held = 0;
		}
		for (; at + BLOCK <= part.length; at += BLOCK) mix(part, at);
		held = part.length - at;
		tail.set(part.subarray(at), 0);
	}
	return finish(held, length);
}
function finish(held, length) {
	tail[held] = 128;
	const end = held + 9 > BLOCK ? 128 : BLOCK;
	tail.fill(0, held + 1, end);
	tailView.setUint32(end - 8, Math.floor(length / 536870912));
	tailView.setUint32(end - 4, length << 3 >>> 0);
	for (let at = 0; at < end; at += BLOCK) mix(tail, at);
	const digest = /* @__PURE__ */ new Uint8Array(32);
	const view = new DataView(digest.buffer);
	for (let index = 0; index < 8; index += 1) view.setInt32(index * 4, state[index] ?? 0);
	return digest;
}
function mix(bytes, from) {
	const w = words$1;
	for (let t = 0, at = from; t < 16; t += 1, at += 4) w[t] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
	for (let t = 16; t < 64; t += 1) {
		const x = w[t - 15];
		const y = w[t - 2];
		const s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
		const s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
		w[t] = w[t - 16] + s0 + w[t - 7] + s1 | 0;
	}
	let a = state[0];
	let b = state[1];
	let c = state[2];
	let d = state[3];
	let e = state[4];
	let f = state[5];
	let g = state[6];
	let h = state[7];
	for (let t = 0; t < 64; t += 1) {
		const s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
		const one = h + s1 + (e & f ^ ~e & g) + K[t] + w[t] | 0;
		const two = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
		h = g;
		g = f;
		f = e;
		e = d + one | 0;
		d = c;
		c = b;
		b = a;
		a = one + two | 0;
	}
	state[0] = state[0] + a | 0;
	state[1] = state[1] + b | 0;
	state[2] = state[2] + c | 0;
	state[3] = state[3] + d | 0;
	state[4] = state[4] + e | 0;
	state[5] = state[5] + f | 0;
	state[6] = state[6] + g | 0;
	state[7] = state[7] + h | 0;
}
function hmacSha256(key, ...parts) {
	const short = key.length > BLOCK ? sha256(key) : key;
	const inner = new Uint8Array(BLOCK).fill(54);
	const outer = new Uint8Array(BLOCK).fill(92);
	for (const [at, byte] of short.entries()) {
		inner[at] ^= byte;
		outer[at] ^= byte;
	}
	return sha256(outer, sha256(inner, ...parts));
}
/** Sixteen and more must be taken; a note of thousands only costs time. */
var MOST_SIGNATURES = 100;
/** Bytes. A hundred signatures, and checkpoints are short. */
var LONGEST_NOTE = 65536;
var NAME = /^[^\s+\u0085]+$/u;
var DASH = "— ";
function keyId(name, type, key) {
	return sha256(utf8(`${name}\n`), Uint8Array.of(type), key).subarray(0, 4);
}
/** `name+hex of four bytes+base64`; the base64 may hold plus signs of its own. */
function parseVkey(vkey) {
	const [name = "", idText = ""] = vkey.split("+", 2);
	const id = idText.length === 8 ? fromHex(idText) : null;
	const data = fromBase64(vkey.slice(name.length + idText.length + 2));
	const [type] = data ?? [];
	if (!NAME.test(name) || id === null || data === null || type === void 0 || data.length < 2) return no("vkey_shape", { vkey });
	const key = data.subarray(1);
	if (!equal(id, keyId(name, type, key))) return no("vkey_id", { name });
	if ((type === 1 || type === 4) && !isEd25519Key(key)) return no("vkey_key", { name });
	return yes({
		name,
		id,
		type,
		key,
		vkey
	});
}
function parseNote(bytes) {
	if (bytes.length > 65536) return no("note_long", { most: LONGEST_NOTE });
	const whole = textOf(bytes);
	if (whole === null) return no("not_text");
	if (whole.includes("\r")) return no("line_ends");
	if (/[\u0000-\u0009\u000b-\u001f\ufffd]/u.test(whole)) return no("control_characters");
	const split = whole.lastIndexOf("\n\n");
	if (split === -1) return no("note_unsigned");
	const signatures = whole.slice(split + 2);
	if (signatures === "" || !signatures.endsWith("\n")) return no("note_unsigned");
	const rows = signatures.slice(0, -1).split("\n");
	if (rows.length > MOST_SIGNATURES) return no("note_signatures", { most: MOST_SIGNATURES });
	const lines = [];
	for (const [at, row] of rows.entries()) {
		const line = parseLine(row);
		if (line === null) return no("signature_line", {
			line: at + 1,
			text: row.slice(0, 80)
		});
		lines.push(line);
	}
	return yes({
		text: whole.slice(0, split + 1),
		lines
	});
}
function parseLine(row) {
	if (!row.startsWith(DASH)) return null;
	const [name = "", data = "", more] = row.slice(2).split(" ");
	const bytes = fromBase64(data);
	if (!NAME.test(name) || bytes === null || bytes.length < 5 || more !== void 0) return null;
	return {
		name,
		id: bytes.subarray(0, 4),
		signature: bytes.subarray(4)
	};
}
function isLineOf(line, key) {
	return line.name === key.name && equal(line.id, key.id);
}
/** As it is written beside a name, to tell two keys of one name apart. */
function idWords(id) {
	return hex(id);
}
/** What a cosignature signs: the time, then the whole text of the note. */
function cosignedMessage(time, text) {
	return concat(utf8(`cosignature/v1\ntime ${time}\n`), utf8(text));
}
// verify/core/policy.ts
/**
* Whom one believes (C2SP tlog-policy): the keys of logs and witnesses, groups of them, and how many of them must have
* signed. It is the reader's own file; whatever a city says of itself is only a suggestion.
*/
var LONGEST = 262144;
function parsePolicy(bytes) {
	const text = bytes.length > LONGEST ? null : textOf(bytes);
	if (text === null) return no("policy_text");
	const made = {
		logs: [],
		witnesses: /* @__PURE__ */ new Map(),
		groups: /* @__PURE__ */ new Map(),
		quorum: void 0,
		grouped: /* @__PURE__ */ new Set()
	};
	for (const [at, row] of text.split(/\r?\n/u).entries()) {
		const words = row.split(/[ \t]+/u).filter((word) => word !== "");
		if (words.length === 0 || words[0]?.startsWith("#")) continue;
		const taken = take$1(made, words, at + 1);
		if (!taken.ok) return taken;
	}
	const { logs, witnesses, groups, quorum } = made;
	if (!logs.some(({ type }) => type === 1)) return no("policy_log");
	if (quorum === void 0) return no("policy_quorum");
	return yes({
		logs,
		witnesses,
		groups,
		quorum
	});
}
function take$1(made, [what, ...rest], line) {
	if (what === "log") return takeLog(made, rest, line);
	if (what === "witness") return takeWitness(made, rest, line);
	if (what === "group") return takeGroup(made, rest, line);
	const [name = "", more] = rest;
	if (what !== "quorum" || name === "" || more !== void 0) return no("policy_line", { line });
	if (made.quorum !== void 0) return no("policy_quorum");
	if (name !== "none" && !isDefined(made, name)) return no("policy_name", {
		line,
		name
	});
	made.quorum = name === "none" ? null : name;
	return yes(null);
}
function takeLog(made, rest, line) {
	const [vkey = "", , more] = rest;
	if (vkey === "" || more !== void 0) return no("policy_line", { line });
	const key = parseVkey(vkey);
	if (!key.ok) return key;
	if (key.value.type === 4) return no("policy_type", {
		line,
		name: key.value.name
	});
	made.logs.push(key.value);
	return yes(null);
}
function takeWitness(made, rest, line) {
	const [name = "", vkey = "", , more] = rest;
	if (vkey === "" || more !== void 0 || name === "none") return no("policy_line", { line });
	if (isDefined(made, name)) return no("policy_twice", {
		line,
		name
	});
	const key = parseVkey(vkey);
	if (!key.ok) return key;
	if (key.value.type === 1) return no("policy_type", {
		line,
		name
	});
	if ([...made.witnesses.values()].some((one) => one.key.join() === key.value.key.join())) return no("policy_twice", {
		line,
		name: key.value.name
	});
	made.witnesses.set(name, key.value);
	return yes(null);
}
function takeGroup(made, rest, line) {
	const [name = "", count = "", ...members] = rest;
	const least = count === "all" ? members.length : count === "any" ? 1 : /^[1-9]\d{0,4}$/u.test(count) ? Number(count) : 0;
	if (least < 1 || least > members.length || name === "none") return no("policy_line", { line });
	if (isDefined(made, name)) return no("policy_twice", {
		line,
		name
	});
	for (const member of members) {
		if (!isDefined(made, member)) return no("policy_name", {
			line,
			name: member
		});
		if (made.grouped.has(member)) return no("policy_twice", {
			line,
			name: member
		});
		made.grouped.add(member);
	}
	made.groups.set(name, {
		members,
		least
	});
	return yes(null);
}
var isDefined = ({ witnesses, groups }, name) => witnesses.has(name) || groups.has(name);
/** Have enough of those whom the policy asks for done it? */
function satisfied(policy, has, name = policy.quorum) {
	if (name === null) return true;
	const group = policy.groups.get(name);
	if (!group) return has(name);
	return group.members.filter((member) => satisfied(policy, has, member)).length >= group.least;
}
// verify/core/checkpoint.ts
/**
* Checkpoints (C2SP tlog-checkpoint): the size and the root of a log at one moment, signed by the log; and by witnesses
* (tlog-cosignature), who say with a time that this is the largest tree they have seen, and that it continues the last.
*/
function readCheckpoint(bytes, policy) {
	const parsed = parseNote(bytes);
	if (!parsed.ok) return parsed;
	const note = parsed.value;
	const head = textHead(note.text);
	if (!head.ok) return head;
	const log = checkLog(note, head.value.origin, policy);
	if (!log.ok) return log;
	const found = cosignatures(note, policy);
	if (!found.ok) return found;
	const cosigned = found.value;
	const counted = new Set(cosigned.map(({ witness }) => witness));
	if (!satisfied(policy, (name) => counted.has(name))) return no("quorum", missing(policy, counted));
	const keys = [...policy.logs, ...policy.witnesses.values()].filter(isUnderstood);
	return yes({
		...head.value,
		cosigned,
		ignored: note.lines.filter((line) => !keys.some((key) => isLineOf(line, key))).length,
		times: timesOf(policy, cosigned),
		note: new TextDecoder().decode(bytes)
	});
}
/** Origin, size and root, and nothing after them: what stood there could not be checked by anybody. */
function textHead(text) {
	const [origin = "", sizeText = "", rootText = "", end, more] = text.split("\n");
	const size = wholeNumber(sizeText);
	const root = fromBase64(rootText);
	if (origin === "" || size === null || root?.length !== 32 || end !== "" || more !== void 0) return no("checkpoint_shape");
	return yes({
		origin,
		size,
		root
	});
}
var isUnderstood = ({ type }) => type === 1 || type === 4;
/** One of the policy's keys for this log has signed; and whatever line bears the name of such a key is true. */
function checkLog(note, origin, policy) {
	const keys = policy.logs.filter((key) => key.name === origin && key.type === 1);
	if (keys.length === 0) return no("log_unknown", {
		origin,
		known: policy.logs.map(({ name }) => name).join(", ")
	});
	let count = 0;
	for (const line of note.lines) {
		const key = keys.find((one) => isLineOf(line, one));
		if (!key) continue;
		if (!verifyEd25519(key.key, utf8(note.text), line.signature)) return no("log_signature", {
			name: key.name,
			id: idWords(key.id)
		});
		count += 1;
	}
	return count > 0 ? yes(null) : no("log_unsigned", {
		origin,
		id: keys.map(({ id }) => idWords(id)).join(", ")
	});
}
function cosignatures(note, policy) {
	const found = [];
	for (const line of note.lines) {
		const named = [...policy.witnesses].find(([, key]) => key.type === 4 && isLineOf(line, key));
		if (!named) continue;
		const [witness, key] = named;
		const time = cosignedAt(note, line, key);
		if (time === null) return no("witness_signature", {
			witness,
			name: key.name
		});
		found.push({
			witness,
			name: key.name,
			time
		});
	}
	return yes(found);
}
/** Eight bytes of time, then the signature. Null: it does not verify, or says no time. */
function cosignedAt(note, { signature }, key) {
	if (signature.length !== 72) return null;
	const time = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
	if (time === 0n || time > BigInt(Number.MAX_SAFE_INTEGER)) return null;
	return verifyEd25519(key.key, cosignedMessage(time, note.text), signature.subarray(8)) ? Number(time) : null;
}
function missing(policy, counted) {
	return {
		quorum: policy.quorum ?? "",
		have: [...counted].join(", ") || "0",
		missing: [...policy.witnesses.keys()].filter((name) => !counted.has(name)).join(", ") || "0"
	};
}
function timesOf(policy, cosigned) {
	if (policy.quorum === null) return null;
	const times = cosigned.map(({ time }) => time).toSorted((a, b) => a - b);
	const have = (within) => satisfied(policy, (name) => cosigned.some((one) => one.witness === name && within(one.time)));
	const seen = times.find((until) => have((time) => time <= until));
	const largest = times.findLast((since) => have((time) => time >= since));
	return seen === void 0 || largest === void 0 ? null : {
		seen,
		largest
	};
}
// verify/core/jcs.ts
/** The one way to write JSON down (RFC 8785): what was hashed can be compared byte by byte. */
/** Deeper than anything this house writes; a text of brackets alone must not exhaust the stack. */
var DEEPEST = 64;
/**
* Reads JSON that is written in its one way. Null: it is not. Member names given twice, spaces, other escapes and other
* ways to write a number all come out different when written again.
*/
function readCanonical(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	return canonical(value) === text ? value : null;
}
/** Null: too deep, or it holds half a character (a lone surrogate), which has no bytes. */
function canonical(value, depth = 0) {
	if (depth > DEEPEST) return null;
	if (typeof value === "string") return value.isWellFormed() ? JSON.stringify(value) : null;
	if (Array.isArray(value)) {
		const items = value.map((one) => canonical(one, depth + 1));
		return items.includes(null) ? null : `[${items.join(",")}]`;
	}
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? null;
	const members = Object.keys(value).toSorted().map((name) => {
		const key = canonical(name);
		const written = canonical(value[name], depth + 1);
		return key === null || written === null ? null : `${key}:${written}`;
	});
	return members.includes(null) ? null : `{${members.join(",")}}`;
}
/** Bytes. A request has at most some thousand characters; nothing of the kind comes near. */
var LONGEST_EVENT = 4194304;
var COMMITS_TO = utf8("evt/v1\0");
var WITHHOLDS = utf8("evt-withheld/v1\0");
/** The place-holder of event n of a matter: nobody without the matter's key can find or link it. */
function locatorOf(key, n) {
	return hmacSha256(key, uint64(n)).subarray(0, 16);
}
function commitmentOf(salt, canonical) {
	return hmacSha256(salt, COMMITS_TO, canonical);
}
/** The same of what most are not shown: it stands in the event as a hash, and is opened for whom it belongs to. */
function withheldOf(salt, canonical) {
	return hmacSha256(salt, WITHHOLDS, canonical);
}
function entryOf(locator, commitment) {
	return concat(Uint8Array.of(1), locator, commitment);
}
var INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u;
function readEvent(bytes) {
	if (bytes.length > 4194304) return no("event_long", { most: LONGEST_EVENT });
	const text = textOf(bytes);
	const value = text === null ? null : readCanonical(text);
	if (value === null) return no("event_canonical");
	const whole = value;
	const { v, kind, matter, number, n, prev, act, at } = whole;
	const before = typeof prev === "string" ? fromBase64(prev) : null;
	const time = typeof at === "string" && INSTANT.test(at) ? Date.parse(at) : NaN;
	if (v !== 1) return no("event_version", { v: String(v) });
	if (!(typeof kind === "string" && typeof matter === "string" && typeof number === "string" && typeof act === "string" && Number.isSafeInteger(n) && n >= 1 && Number.isFinite(time) && (prev === null ? n === 1 : before?.length === 32 && n !== 1))) return no("event_shape");
	return yes({
		kind,
		matter,
		number,
		n,
		prev: before,
		act,
		at: time,
		whole
	});
}
/** Null: no entry of that kind. */
function readTable(entry) {
	const text = entry[0] === 2 ? textOf(entry.subarray(1)) : null;
	const value = text === null ? null : readCanonical(text);
	if (typeof value !== "object" || value === null) return null;
	const { name, size, sha256 } = value;
	const hash = typeof sha256 === "string" ? fromHex(sha256) : null;
	if (typeof name !== "string" || !Number.isSafeInteger(size) || hash?.length !== 32) return null;
	return {
		name,
		size,
		sha256: hash
	};
}
/** Name of the entry by which a log says that what stands before it happened before there was a log. */
var ENROLLED = "enrolled";
/** When it was written, as it says; null: it is no such entry. */
function enrolledAt(entry) {
	if (readTable(entry)?.name !== ENROLLED) return null;
	const { text } = JSON.parse(textOf(entry.subarray(1)));
	const { at } = (typeof text === "string" ? readCanonical(text) : null) ?? {};
	return typeof at === "string" && INSTANT.test(at) ? at : null;
}
function isEventEntry(entry) {
	return entry.length === 49 && entry[0] === 1;
}
// verify/core/merkle.ts
/** The tree of hashes (RFC 6962, RFC 9162 section 2.1) and its two proofs: that something is in it, and that it only grew. */
var LEAF = Uint8Array.of(0);
var NODE = Uint8Array.of(1);
var EMPTY_ROOT = sha256();
function leafHash(entry) {
	return sha256(LEAF, entry);
}
function nodeHash(left, right) {
	return sha256(NODE, left, right);
}
var half = (value) => Math.floor(value / 2);
var isOdd = (value) => value % 2 === 1;
/** The root that a leaf at an index gives with these hashes beside its way up. Null: too few or too many of them. */
function rootByInclusion(leaf, index, size, proof) {
	if (index >= size) return null;
	let at = index;
	let last = size - 1;
	let hash = leaf;
	for (const beside of proof) {
		if (last === 0) return null;
		if (isOdd(at) || at === last) {
			hash = nodeHash(beside, hash);
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
		} else hash = nodeHash(hash, beside);
		at = half(at);
		last = half(last);
	}
	return last === 0 ? hash : null;
}
/** How many hashes a proof for this place must have. */
function inclusionLength(index, size) {
	let count = 0;
	let at = index;
	let last = size - 1;
	while (last > 0) {
		if (isOdd(at) || at !== last) count += 1;
		at = half(at);
		last = half(last);
	}
	return count;
}
/**
* The two roots that a proof of growth gives, its first hash being that of the last complete subtree of the old tree.
* RFC 9162
* section 2.1.4.2. Where the second is the signed one, the hashes are those of the signed tree, and so the first is what it began with.
*/
function rootsByGrowth(old, size, [start, ...proof]) {
	if (start === void 0) return null;
	let at = old - 1;
	let last = size - 1;
	while (isOdd(at)) [at, last] = [half(at), half(last)];
	let [first, second] = [start, start];
	for (const beside of proof) {
		if (last === 0) return null;
		if (isOdd(at) || at === last) {
			first = nodeHash(beside, first);
			second = nodeHash(beside, second);
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
		} else second = nodeHash(second, beside);
		at = half(at);
		last = half(last);
	}
	return last === 0 ? {
		old: first,
		now: second
	} : null;
}
/** Folds complete subtrees, largest first, to the root of the tree they make together. */
function rootOf(subtrees) {
	return subtrees.length === 0 ? EMPTY_ROOT : subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), subtrees.at(-1));
}
/** Bytes: an entry of 64 KiB in base64, and a note. */
var LONGEST_RECEIPT = 98304 + LONGEST_NOTE;
var MOST_HASHES = 63;
function parseReceipt(bytes) {
	if (bytes.length > LONGEST_RECEIPT) return no("receipt_long", { most: LONGEST_RECEIPT });
	const text = textOf(bytes);
	if (text === null) return no("not_text");
	if (text.includes("\r")) return no("line_ends");
	if (!text.startsWith(`c2sp.org/tlog-proof@v1\n`)) return no("receipt_header");
	const end = text.indexOf("\n\n");
	if (end === -1) return no("receipt_short");
	const rows = text.slice(23, end).split("\n");
	let extra = null;
	if (rows[0]?.startsWith("extra ")) {
		extra = fromBase64(rows.shift().slice(6));
		if (extra === null) return no("receipt_extra");
	}
	const [, digits = ""] = /^index (.+)$/u.exec(rows.shift() ?? "") ?? [];
	const index = wholeNumber(digits);
	if (index === null) return no("receipt_index");
	if (rows.length > MOST_HASHES) return no("receipt_hashes", { most: MOST_HASHES });
	const hashes = [];
	for (const [at, row] of rows.entries()) {
		const hash = fromBase64(row);
		if (hash?.length !== 32) return no("receipt_hash", { n: at + 1 });
		hashes.push(hash);
	}
	return yes({
		extra,
		index,
		hashes,
		checkpoint: utf8(text.slice(end + 2))
	});
}
// verify/core/proving.ts
/** A receipt, the event it is for, and whom one believes: is it in the log, and what does that prove? */
function proveReceipt({ receipt, opened, policy, skew }) {
	const parsed = parseReceipt(receipt);
	if (!parsed.ok) return parsed;
	const checkpoint = readCheckpoint(parsed.value.checkpoint, policy);
	if (!checkpoint.ok) return checkpoint;
	const entry = entryIn(parsed.value, opened);
	if (!entry.ok) return entry;
	const included = checkIncluded(parsed.value, checkpoint.value, entry.value);
	if (!included.ok) return included;
	const { index } = parsed.value;
	return told$1(entry.value, {
		index,
		checkpoint: checkpoint.value,
		opened,
		skew
	});
}
/** The entry: it stands in the receipt, or is made again from the opened event. */
function entryIn({ extra }, opened) {
	if (extra === null) return no("receipt_no_extra");
	if (extra.length !== 48) return isEventEntry(extra) || readTable(extra) ? yes(extra) : no("receipt_entry");
	if (opened === null) return no("event_needed");
	const commitment = commitmentOf(extra.subarray(16), opened);
	return yes(entryOf(extra.subarray(0, 16), commitment));
}
function checkIncluded({ index, hashes }, { size, root }, entry) {
	if (index >= size) return no("index_beyond", {
		index,
		size
	});
	const due = inclusionLength(index, size);
	if (hashes.length !== due) return no("proof_length", {
		count: hashes.length,
		due,
		index,
		size
	});
	const found = rootByInclusion(leafHash(entry), index, size, hashes);
	if (found !== null && equal(found, root)) return yes(null);
	return no("not_included", {
		index,
		size,
		found: found ? hex(found) : "",
		root: hex(root)
	});
}
function told$1(entry, { index, checkpoint, opened, skew }) {
	const proven = {
		index,
		checkpoint,
		locator: null,
		commitment: null,
		event: null,
		table: null
	};
	if (entry[0] !== 1) return tableTold(proven, readTable(entry), opened);
	const locator = entry.subarray(1, 17);
	const commitment = entry.subarray(17);
	if (opened === null) return yes({
		...proven,
		locator,
		commitment
	});
	const event = readEvent(opened);
	if (!event.ok) return event;
	return datedAfter(event.value, checkpoint, skew) ?? yes({
		...proven,
		locator,
		commitment,
		event: event.value
	});
}
function tableTold(proven, table, file) {
	if (table === null) return no("receipt_entry");
	if (file !== null && !equal(sha256(file), table.sha256)) return no("table_differs", {
		name: table.name,
		due: hex(table.sha256),
		found: hex(sha256(file))
	});
	return yes({
		...proven,
		table
	});
}
/** An event cannot have been in the log before it happened. Null: nothing against it. */
function datedAfter({ at, n }, { times }, skew) {
	if (times === null || at <= (times.seen + skew) * 1e3) return null;
	return no("dated_after", {
		n,
		at: instant(at / 1e3),
		seen: instant(times.seen)
	});
}
/** Of seconds since 1970; beyond what a date can be, the bare number. */
function instant(seconds) {
	const date = /* @__PURE__ */ new Date(seconds * 1e3);
	return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().replace(/\.\d+Z$/u, "Z");
}
var TILE_BYTES = 8192;
/** Two bytes of length and at most 65,535 of data, 256 times. */
var BUNDLE_BYTES = 16777472;
/** Without a slash in front: `tile/0/x001/x234/067.p/8`. */
function tilePath(level, n, width = 256) {
	const groups = [];
	for (let left = n;; left = Math.floor(left / 1e3)) {
		groups.unshift(String(left % 1e3).padStart(3, "0"));
		if (left < 1e3) break;
	}
	return `tile/${level}/${groups.map((group, at) => at < groups.length - 1 ? `x${group}` : group).join("/")}${width < 256 ? `.p/${width}` : ""}`;
}
/** How many hashes stand at a level of tiles in a log of a size: complete subtrees of 256 to the power of the level. */
function countAt(level, size) {
	return Math.floor(size / 256 ** level);
}
/** How many of them are in tile n; 0: there is no such tile. */
function widthOf(level, n, size) {
	return Math.max(0, Math.min(256, countAt(level, size) - n * 256));
}
function hashAt(tile, index) {
	return tile.subarray(index * 32, (index + 1) * 32);
}
/** The hash over `count` hashes of a tile from one place on; the count is a power of two, the place a multiple of it. */
function subtreeHash(tile, from, count) {
	let row = Array.from({ length: count }, (_, at) => hashAt(tile, from + at));
	while (row.length > 1) row = row.flatMap((hash, at) => at % 2 === 0 ? [nodeHash(hash, row[at + 1])] : []);
	return row[0];
}
/** Null: not exactly so many entries, each with its length in front. */
function entriesIn(bundle, count) {
	const entries = [];
	let at = 0;
	while (at < bundle.length) {
		if (at + 2 > bundle.length) return null;
		const length = bundle[at] << 8 | bundle[at + 1];
		at += 2;
		if (at + length > bundle.length) return null;
		entries.push(bundle.subarray(at, at + length));
		at += length;
	}
	return entries.length === count ? entries : null;
}
/** As many entries as wanted from the front of a bundle that may hold more. */
function firstEntries(bundle, count) {
	let at = 0;
	for (let entry = 0; entry < count; entry += 1) {
		if (at + 2 > bundle.length) return null;
		at += 2 + (bundle[at] << 8 | bundle[at + 1]);
	}
	return at > bundle.length ? null : bundle.subarray(0, at);
}
// verify/core/source.ts
/** Where the files of a log are read from: the log itself, any mirror of it, or a folder. Nothing of it is believed. */
async function currentCheckpoint(source, policy) {
	const file = await source.read("checkpoint", LONGEST_NOTE);
	if (!file.ok) return file;
	if (file.value === null) return no("no_checkpoint", { source: source.name });
	return readCheckpoint(file.value, policy);
}
/** A tile of hashes of that width. Where a partial one is gone, the full one that took its place begins with it. */
async function readTile(source, level, n, width) {
	const file = await eitherWidth(source, level, n, width, TILE_BYTES);
	if (!file.ok) return file;
	const { bytes, isFull, path } = file.value;
	const length = TILE_BYTES / 256 * width;
	if (bytes.length !== (isFull ? TILE_BYTES : length)) return no("tile_length", {
		path,
		bytes: bytes.length,
		due: isFull ? TILE_BYTES : length
	});
	return yes(bytes.subarray(0, length));
}
async function readBundle(source, n, width) {
	const file = await eitherWidth(source, "entries", n, width, BUNDLE_BYTES);
	if (!file.ok) return file;
	const { bytes, isFull, path } = file.value;
	const whole = isFull && width < 256 ? firstEntries(bytes, width) : bytes;
	const entries = whole && entriesIn(whole, width);
	return entries ? yes(entries) : no("bundle_shape", {
		path,
		count: width
	});
}
async function eitherWidth(source, level, n, width, most) {
	const path = tilePath(level, n, width);
	const file = await source.read(path, most);
	if (!file.ok) return file;
	if (file.value !== null) return yes({
		bytes: file.value,
		isFull: width === 256,
		path
	});
	if (width === 256) return no("file_missing", {
		path,
		source: source.name
	});
	const fullPath = tilePath(level, n);
	const full = await source.read(fullPath, most);
	if (!full.ok) return full;
	if (full.value === null) return no("file_missing", {
		path,
		source: source.name
	});
	return yes({
		bytes: full.value,
		isFull: true,
		path: fullPath
	});
}
// verify/core/stack.ts
/**
* A tree that grows at its right end, kept as its tiles keep it: at each level the hashes of a tile that is not full
* yet. This is all there is to know of a log to follow it further: some kilobytes for any size.
*/
var Stack = class Stack {
	/** At each level, the hashes of the tile that is being filled. */
	rows;
	total;
	constructor(rows = []) {
		this.rows = rows.map((row) => row.slice());
		this.total = rows.reduce((sum, row, level) => sum + row.length / 32 * 256 ** level, 0);
	}
	get size() {
		return this.total;
	}
	state() {
		return this.rows.map((row) => row.slice());
	}
	copy() {
		return new Stack(this.rows);
	}
	/** Adds hashes of leaves; never beyond the end of a tile. */
	push(hashes, filled = () => {}) {
		this.total += hashes.length / 32;
		this.add(0, hashes, filled);
	}
	add(level, hashes, filled) {
		const row = concat(this.rows[level] ?? /* @__PURE__ */ new Uint8Array(0), hashes);
		if (row.length > TILE_BYTES) throw new Error("pushed beyond the end of a tile");
		if (row.length < TILE_BYTES) {
			this.rows[level] = row;
			return;
		}
		filled(level, this.total / 256 ** (level + 1) - 1, row);
		this.rows[level] = /* @__PURE__ */ new Uint8Array(0);
		this.add(level + 1, subtreeHash(row, 0, 256), filled);
	}
	root() {
		const subtrees = [];
		for (const row of this.rows.toReversed()) {
			let at = 0;
			for (let count = 128; count >= 1; count /= 2) {
				if ((row.length / 32 & count) === 0) continue;
				subtrees.push(count === 1 ? hashAt(row, at) : subtreeHash(row, at, count));
				at += count;
			}
		}
		return rootOf(subtrees);
	}
};
// verify/core/walk.ts
/** Reads every entry of a log in order and makes its tree again; with the tiles of hashes compared, if wanted. */
/** Files asked for at once: enough to hide the way to a server far off, too few to be a burden to it. */
var AHEAD = 8;
async function walk(given) {
	const { source, stack, size, tiles } = given;
	const first = Math.floor(stack.size / 256);
	const last = Math.ceil(size / 256);
	const pending = [];
	let asked = first;
	for (let n = first; n < last; n += 1) {
		for (; asked < Math.min(last, n + AHEAD); asked += 1) {
			const piece = readPiece(source, asked, widthOf(0, asked, size), tiles);
			piece.catch(() => {});
			pending.push(piece);
		}
		const piece = await pending.shift();
		if (!piece.ok) return piece;
		const taken = await take(given, n, piece.value);
		if (!taken.ok) return taken;
		await given.onProgress?.(stack.size);
	}
	return tiles ? compareLast(given) : yes(null);
}
async function readPiece(source, n, width, tiles) {
	const [entries, hashes] = await Promise.all([readBundle(source, n, width), tiles ? readTile(source, 0, n, width) : yes(null)]);
	if (!entries.ok) return entries;
	return hashes.ok ? yes({
		entries: entries.value,
		hashes: hashes.value
	}) : hashes;
}
async function take(given, n, { entries, hashes }) {
	const { stack, source } = given;
	const skip = stack.size - n * 256;
	const own = entries.map(leafHash);
	for (const [at, hash] of own.entries()) {
		if (hashes === null || equal(hash, hashAt(hashes, at))) continue;
		return no("entry_hash", {
			index: n * 256 + at,
			bundle: tilePath("entries", n, entries.length),
			tile: tilePath(0, n, entries.length),
			source: source.name
		});
	}
	const filled = [];
	const told = pushAll(given, own.slice(skip), (...tile) => filled.push(tile));
	if (!told.ok) return told;
	for (const [level, place, tile] of filled) {
		if (!given.tiles || level === 0) continue;
		const compared = await compare(source, level, place, tile);
		if (!compared.ok) return compared;
	}
	return given.onEntries?.(n * 256 + skip, entries.slice(skip)) ?? yes(null);
}
/** In parts where a root is wanted on the way. */
function pushAll({ stack, sizes, onRoot }, hashes, filled) {
	const start = stack.size;
	const stops = [...sizes ?? []].filter((one) => one > start && one < start + hashes.length);
	let from = 0;
	for (const stop of [...stops.toSorted((a, b) => a - b), start + hashes.length]) {
		stack.push(concat(...hashes.slice(from, stop - start)), filled);
		from = stop - start;
		if (!sizes?.has(stop) || !onRoot) continue;
		const told = onRoot(stop, stack.root());
		if (!told.ok) return told;
	}
	return yes(null);
}
async function compare(source, level, n, tile) {
	const width = tile.length / 32;
	const served = await readTile(source, level, n, width);
	if (!served.ok) return served;
	for (let at = 0; at < width; at += 1) if (!equal(hashAt(served.value, at), hashAt(tile, at))) return no("tile_hash", {
		path: tilePath(level, n, width),
		n: at,
		source: source.name
	});
	return yes(null);
}
/** The partial tiles of the levels above, at the right end. */
async function compareLast({ source, stack, size }) {
	for (const [level, row] of stack.state().entries()) {
		if (level === 0 || row.length === 0) continue;
		const compared = await compare(source, level, Math.floor(countAt(level, size) / 256), row);
		if (!compared.ok) return compared;
	}
	return yes(null);
}
/**
* The tree of the first `size` leaves of a larger log (a multiple of 256), from its tiles of hashes. Whether they are
* true shows at the end, when the whole tree gives the root that is signed, or does not.
*/
async function stackFromTiles(source, size, whole) {
	const rows = [];
	for (let level = 0; countAt(level, size) > 0; level += 1) {
		const count = countAt(level, size);
		const width = count % 256;
		const n = Math.floor(count / 256);
		if (width === 0) {
			rows.push(/* @__PURE__ */ new Uint8Array(0));
			continue;
		}
		const tile = await readTile(source, level, n, widthOf(level, n, whole));
		if (!tile.ok) return tile;
		rows.push(tile.value.slice(0, width * 32));
	}
	return yes(new Stack(rows));
}
// verify/core/complete.ts
/** Looks through a log, or any mirror of it, for the events of one matter: all that the file shows, and none besides. */
/** Six hours: longer than a log may be cut off from its witnesses before that is said, and than sealed matters wait. */
var DELAY = 21600;
/** Events beyond the last one known that are looked for. */
var BEYOND = 1024;
async function checkComplete(asked) {
	const { checked, source, policy } = asked;
	const now = await currentCheckpoint(source, policy);
	if (!now.ok) return now;
	const checkpoint = now.value;
	const { origin } = checked.matter;
	if (checkpoint.origin !== origin) return no("other_origin", {
		old: origin,
		now: checkpoint.origin
	});
	const roots = rootsKnown(asked, checkpoint);
	if (!roots.ok) return roots;
	const found = await placesIn(asked, checkpoint, roots.value);
	if (!found.ok) return found;
	const { places, enrolled } = found.value;
	const isRight = checkPlaces(checked, places);
	if (!isRight.ok) return isRight;
	const bounds = boundsOf(asked, checkpoint, places);
	const excused = (n) => enrolled !== null && (places.get(n) ?? 0) < enrolled.index;
	const dated = checkDates(asked, bounds, excused);
	const isExcused = [...places.keys()].some(excused);
	return dated.ok ? yes({
		checkpoint,
		places,
		bounds,
		enrolled: isExcused ? enrolled : null
	}) : dated;
}
/** What the root must be at each size that is signed somewhere. */
function rootsKnown({ checked, known = [] }, now) {
	const roots = /* @__PURE__ */ new Map([[now.size, now.root]]);
	const signed = checked.events.flatMap(({ proven }) => proven ? [proven.checkpoint] : []);
	for (const { size, root, origin } of [...signed, ...known]) {
		if (origin !== now.origin) continue;
		if (size > now.size) return no("shorter", {
			old: size,
			now: now.size
		});
		const other = roots.get(size);
		if (other && !equal(other, root)) return no("split_view", {
			size,
			old: hex(root),
			now: hex(other)
		});
		roots.set(size, root);
	}
	return yes(roots);
}
async function placesIn({ checked, source, onProgress }, { size }, roots) {
	const { key, events } = checked.matter;
	const wanted = /* @__PURE__ */ new Map();
	for (let n = 1; n <= events.length + BEYOND; n += 1) wanted.set(locatorOf(key, n).join(), n);
	const places = /* @__PURE__ */ new Map();
	let enrolled = null;
	const indexes = checked.events.flatMap(({ proven }) => proven ? [proven.index] : []);
	const first = indexes.length === events.length ? Math.min(...indexes) : 0;
	const stack = await stackFromTiles(source, Math.floor(first / 256) * 256, size);
	if (!stack.ok) return stack;
	const walked = await walk({
		source,
		stack: stack.value,
		size,
		tiles: false,
		sizes: new Set(roots.keys()),
		onRoot: (at, root) => equal(root, roots.get(at)) ? yes(null) : no(at === size ? "tiles_root" : "rewritten", {
			size: at,
			old: at,
			now: size,
			source: source.name,
			root: hex(roots.get(at))
		}),
		onEntries: (from, entries) => {
			for (const [at, entry] of entries.entries()) {
				const n = isEventEntry(entry) ? wanted.get(entry.subarray(1, 17).join()) : void 0;
				if (n === void 0) {
					const since = enrolled === null ? enrolledAt(entry) : null;
					if (since !== null) enrolled = {
						at: since,
						index: from + at
					};
					continue;
				}
				if (places.has(n)) return no("twice", {
					n,
					first: places.get(n),
					second: from + at
				});
				places.set(n, from + at);
			}
			return yes(null);
		},
		onProgress: (at) => onProgress?.(at, size)
	});
	return walked.ok ? yes({
		places,
		enrolled
	}) : walked;
}
function checkPlaces({ matter, events }, places) {
	const hidden = [...places.keys()].filter((n) => n > matter.events.length).toSorted((a, b) => a - b);
	if (hidden[0] !== void 0) return no("hidden", {
		n: hidden[0],
		index: places.get(hidden[0]),
		count: hidden.length,
		last: matter.events.length
	});
	for (const { n, proven } of events) {
		const place = places.get(n);
		if (!proven) continue;
		if (place === void 0) return no("not_found", {
			n,
			index: proven.index
		});
		if (place !== proven.index) return no("elsewhere", {
			n,
			index: proven.index,
			found: place
		});
	}
	return yes(null);
}
/** An entry is younger than any checkpoint that does not hold it yet, and older than any that does. */
function boundsOf({ checked, known = [] }, now, places) {
	const all = [
		now,
		...checked.events.flatMap(({ proven }) => proven ? [proven.checkpoint] : []),
		...known.filter(({ origin }) => origin === now.origin)
	];
	const bounds = [...places].map(([n, index]) => {
		const before = all.flatMap(({ size, times }) => times && size <= index ? [times.largest] : []);
		const after = all.flatMap(({ size, times }) => times && size > index ? [times.seen] : []);
		return [n, {
			after: before.length > 0 ? Math.max(...before) : null,
			by: after.length > 0 ? Math.min(...after) : null
		}];
	});
	return new Map(bounds);
}
function checkDates({ checked, delay }, bounds, excused) {
	for (const { n, event } of checked.events) {
		const after = bounds.get(n)?.after ?? null;
		if (!event || after === null || excused(n)) continue;
		if (event.at / 1e3 < after - delay) return no("dated_before", {
			n,
			at: instant(event.at / 1e3),
			after: instant(after)
		});
	}
	return yes(null);
}
// verify/core/consistency.ts
/** Does the log of today begin with the log of then? From a handful of tiles. */
/** Reads the hash of any part of the tree, each tile once. */
function hashesOf(source, size) {
	const tiles = /* @__PURE__ */ new Map();
	const tile = (level, n) => {
		const name = `${level}/${n}`;
		const found = tiles.get(name) ?? readTile(source, level, n, widthOf(level, n, size));
		tiles.set(name, found);
		return found;
	};
	const complete = async (from, count) => {
		let level = 0;
		while (256 ** (level + 1) <= count) level += 1;
		const first = from / 256 ** level;
		const read = await tile(level, Math.floor(first / 256));
		if (!read.ok) return read;
		return yes(subtreeHash(read.value, first % 256, count / 256 ** level));
	};
	const hashes = async (from, to) => {
		const half = largestBelow(to - from);
		if ((half * 2 === to - from || to - from === 1) && from % (to - from) === 0) return complete(from, to - from);
		const left = await hashes(from, from + half);
		if (!left.ok) return left;
		const right = await hashes(from + half, to);
		return right.ok ? yes(nodeHash(left.value, right.value)) : right;
	};
	return hashes;
}
/** The largest power of two below a number; 0 for 1. */
function largestBelow(count) {
	let power = 1;
	while (power * 2 < count) power *= 2;
	return count > 1 ? power : 0;
}
/**
* The hashes of a proof of growth, with that of the last complete subtree of the old tree always in front: where the
* old tree is that subtree, who asks would know it, but what the log has there now is what is wanted.
*/
async function growthOf(hashes, old, size) {
	let [from, to] = [0, size];
	const parts = [];
	while (old !== to) {
		const middle = from + largestBelow(to - from);
		if (old <= middle) {
			parts.unshift([middle, to]);
			to = middle;
		} else {
			parts.unshift([from, middle]);
			from = middle;
		}
	}
	const path = [];
	for (const part of [[from, to], ...parts]) {
		const hash = await hashes(...part);
		if (!hash.ok) return hash;
		path.push(hash.value);
	}
	return yes(path);
}
/** Both checkpoints are verified already. Refused: the log is shorter, or shows another history, or its tiles are bad. */
async function checkConsistency(source, old, now) {
	if (old.origin !== now.origin) return no("other_origin", {
		old: old.origin,
		now: now.origin
	});
	if (now.size < old.size) return no("shorter", {
		old: old.size,
		now: now.size
	});
	if (now.size === old.size) return equal(old.root, now.root) ? yes(null) : no("split_view", rootsOf(old, now));
	if (old.size === 0) return equal(old.root, EMPTY_ROOT) ? yes(null) : no("split_view", rootsOf(old, now));
	const path = await growthOf(hashesOf(source, now.size), old.size, now.size);
	if (!path.ok) return path;
	const roots = rootsByGrowth(old.size, now.size, path.value);
	if (roots === null || !equal(roots.now, now.root)) return no("tiles_root", {
		size: now.size,
		source: source.name
	});
	return equal(roots.old, old.root) ? yes(null) : no("rewritten", {
		old: old.size,
		now: now.size,
		root: hex(old.root)
	});
}
function rootsOf(old, now) {
	return {
		size: old.size,
		old: hex(old.root),
		now: hex(now.root)
	};
}
// verify/core/follow.ts
/**
* Follows a whole log: every entry and every tile, from where one stopped the last time. What is kept between two times
* is some kilobytes, and is believed: it is the reader's own.
*/
var FOLLOW_FORMAT = "answerable-follow/v1";
var NOTHING_KEPT = {
	seen: [],
	stack: new Stack(),
	walking: null,
	enrolled: 0
};
/** Leaves between two times that the way so far is kept. */
var STRIDE = 65536;
/** Notes that are kept; of more, every other of the older half goes. */
var MOST_SEEN = 2e3;
async function followLog(given) {
	const { policy, kept } = given;
	const last = kept.seen.at(-1);
	const before = last === void 0 ? null : readCheckpoint(utf8(last), policy);
	if (before && !before.ok) return before;
	const counts = {
		events: 0,
		tables: 0,
		others: 0,
		enrolled: kept.enrolled
	};
	const resumed = await finishWalk(given, counts);
	if (!resumed.ok) return resumed;
	const now = await currentCheckpoint(given.source, policy);
	if (!now.ok) return now;
	const fits = checkLast(resumed.value, policy, now.value);
	if (!fits.ok) return fits;
	const walked = await walkTo(given, resumed.value, now.value, counts);
	if (!walked.ok) return walked;
	await given.keep?.(walked.value);
	return yes({
		checkpoint: now.value,
		before: before?.value ?? null,
		counts,
		kept: walked.value
	});
}
/** Goes on with a walk that was stopped. What it had read may have been bad: then it is read again. */
async function finishWalk(given, counts) {
	const { kept, policy } = given;
	if (kept.walking === null) return yes(kept);
	const target = readCheckpoint(utf8(kept.walking.towards), policy);
	if (!target.ok) return target;
	const resumed = {
		...kept,
		stack: kept.walking.stack,
		walking: null
	};
	const further = {
		...counts,
		enrolled: kept.walking.enrolled
	};
	const walked = await walkTo(given, resumed, target.value, further);
	if (walked.ok) {
		Object.assign(counts, further);
		return walked;
	}
	return walkTo(given, {
		...kept,
		walking: null
	}, target.value, counts);
}
/** Shorter, or of the same size with another root: seen before a single entry is read. */
function checkLast(state, policy, now) {
	const last = state.seen.at(-1);
	if (last === void 0) return yes(null);
	const old = readCheckpoint(utf8(last), policy);
	if (!old.ok) return old;
	if (old.value.origin !== now.origin) return no("other_origin", {
		old: old.value.origin,
		now: now.origin
	});
	if (now.size < old.value.size) return no("shorter", {
		old: old.value.size,
		now: now.size
	});
	if (now.size === old.value.size && !equal(now.root, old.value.root)) return no("split_view", rootsOf(old.value, now));
	return yes(null);
}
async function walkTo(given, state, target, counts) {
	const { source, keep, onProgress, stride = STRIDE } = given;
	const stack = state.stack.copy();
	let due = stack.size + stride;
	const walked = await walk({
		source,
		stack,
		size: target.size,
		tiles: true,
		onEntries: (_first, entries) => {
			for (const entry of entries) count(counts, entry);
			return yes(null);
		},
		async onProgress(size) {
			onProgress?.(size, target.size);
			if (size < due) return;
			due = size + stride;
			await keep?.({
				...given.kept,
				walking: {
					towards: target.note,
					stack: stack.copy(),
					enrolled: counts.enrolled
				}
			});
		}
	});
	if (!(walked.ok && equal(stack.root(), target.root))) return whoseFault(given, state, target, walked.ok ? no("tiles_root", {
		size: target.size,
		source: source.name
	}) : walked);
	return yes({
		seen: thinned(state.seen.at(-1) === target.note ? state.seen : [...state.seen, target.note]),
		stack,
		walking: null,
		enrolled: counts.enrolled
	});
}
/** Files that do not fit what was seen before: are they damaged, or was the history changed that was signed then? */
async function whoseFault({ source, policy }, { seen }, target, bad) {
	const last = seen.at(-1);
	const old = last === void 0 ? null : readCheckpoint(utf8(last), policy);
	if (old === null || !old.ok) return bad;
	const grown = await checkConsistency(source, old.value, target);
	return !grown.ok && grown.refusal.code === "rewritten" ? grown : bad;
}
function count(counts, entry) {
	if (isEventEntry(entry)) counts.events += 1;
	else if (readTable(entry) === null) counts.others += 1;
	else if (enrolledAt(entry) === null) counts.tables += 1;
	else counts.enrolled += 1;
}
function thinned(seen) {
	if (seen.length <= MOST_SEEN) return seen;
	return seen.filter((_, at) => at >= seen.length / 2 || at % 2 === 0);
}
var written = (stack) => ({
	size: stack.size,
	rows: stack.state().map(base64)
});
function writeKept({ seen, stack, walking, enrolled }) {
	const tree = written(stack);
	const way = walking && {
		towards: walking.towards,
		tree: written(walking.stack),
		enrolled: walking.enrolled
	};
	return `${JSON.stringify({
		format: FOLLOW_FORMAT,
		tree,
		enrolled,
		walking: way,
		seen
	}, null, 1)}\n`;
}
function readKept(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return no("state_shape");
	}
	if (typeof value !== "object" || value === null) return no("state_shape");
	const { format, tree, walking, seen, enrolled } = value;
	const stack = readStack(tree);
	if (format !== "answerable-follow/v1" || stack === null || !isTexts(seen) || !isCount(enrolled)) return no("state_shape");
	if (walking === null) return yes({
		seen,
		stack,
		walking,
		enrolled
	});
	const { towards, tree: further, enrolled: found } = walking ?? {};
	const way = readStack(further);
	if (typeof towards !== "string" || way === null || !isCount(found)) return no("state_shape");
	return yes({
		seen,
		stack,
		walking: {
			towards,
			stack: way,
			enrolled: found
		},
		enrolled
	});
}
var isCount = (value) => Number.isSafeInteger(value) && value >= 0;
var isTexts = (list) => Array.isArray(list) && list.every((one) => typeof one === "string");
function readStack(value) {
	if (typeof value !== "object" || value === null) return null;
	const { size, rows } = value;
	if (!isTexts(rows)) return null;
	const bytes = rows.map(fromBase64);
	const isRow = (row) => row !== null && row.length % 32 === 0 && row.length < TILE_BYTES;
	if (!bytes.every(isRow)) return null;
	const stack = new Stack(bytes);
	return stack.size === size ? stack : null;
}
// verify/core/http.ts
/** A log or mirror on the web. It may be slow, endless, or hostile: every file has a longest time and a greatest size. */
var PATIENCE = {
	seconds: 30,
	pauses: [500, 2e3]
};
/** `address`: of the log's files; its checkpoint's own address is understood, too. */
function httpSource(address, patience = PATIENCE) {
	const base = address.replace(/\/checkpoint$/u, "").replace(/\/*$/u, "/");
	return {
		name: base,
		async read(path, most) {
			const url = `${base}${path}`;
			for (const pause of patience.pauses) {
				const answer = await readOnce(url, most, patience.seconds);
				if (answer.ok || !isPassing(answer.refusal)) return answer;
				await new Promise((resolve) => setTimeout(resolve, pause));
			}
			return readOnce(url, most, patience.seconds);
		}
	};
}
/** What may be better the next time. */
function isPassing({ code, params }) {
	const { status } = params;
	return code === "unreachable" || code === "status" && (status === 429 || (status ?? 0) >= 500);
}
async function readOnce(path, most, seconds) {
	const stop = new AbortController();
	const timer = setTimeout(() => stop.abort(), seconds * 1e3);
	try {
		const response = await fetch(path, {
			signal: stop.signal,
			credentials: "omit",
			referrerPolicy: "no-referrer"
		});
		const { status } = response;
		if (status === 404 || status === 410) return yes(null);
		if (status !== 200) return no("status", {
			path,
			status
		});
		return await bodyOf(response, path, most);
	} catch (error) {
		return stop.signal.aborted ? no("timeout", {
			path,
			seconds
		}) : no("unreachable", {
			path,
			why: whyOf$1(error)
		});
	} finally {
		clearTimeout(timer);
		stop.abort();
	}
}
async function bodyOf(response, path, most) {
	const parts = [];
	let length = 0;
	const reader = response.body?.getReader();
	for (;;) {
		const read = await reader?.read();
		if (read === void 0 || read.done) return yes(concat(...parts));
		length += read.value.length;
		if (length > most) return no("too_large", {
			path,
			most
		});
		parts.push(read.value);
	}
}
function whyOf$1(error) {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? error.cause.message : error.message;
}
/** Bytes. Thousands of events. */
var LONGEST_MATTER = 67108864;
var MOST_EVENTS = 1e4;
function parseMatter(bytes) {
	const text = bytes.length > 67108864 ? null : textOf(bytes);
	let value = null;
	try {
		value = text === null ? null : JSON.parse(text);
	} catch {
		return no("matter_json");
	}
	if (typeof value !== "object" || value === null) return no("matter_json");
	const { format, origin, number, key, events } = value;
	if (format !== "answerable-matter/v1") return no("matter_format", { format: String(format).slice(0, 80) });
	const secret = typeof key === "string" ? fromBase64(key) : null;
	if (!(typeof origin === "string" && typeof number === "string" && secret !== null && Array.isArray(events) && events.length > 0 && events.length <= MOST_EVENTS && events.every(isMatterEvent))) return no("matter_shape");
	for (const [at, { n }] of events.entries()) if (n !== at + 1) return no("matter_numbers", {
		due: at + 1,
		found: n
	});
	return yes({
		origin,
		number,
		key: secret,
		events
	});
}
function isMatterEvent(one) {
	if (typeof one !== "object" || one === null) return false;
	const { n, receipt, event, withheld } = one;
	const isText = (value) => value === null || typeof value === "string";
	const { salt, text } = withheld ?? {
		salt: "",
		text: ""
	};
	const isOpening = typeof salt === "string" && typeof text === "string";
	return Number.isSafeInteger(n) && isText(receipt) && isText(event) && isOpening;
}
/** All that can be checked without asking anybody. */
function checkMatter(matter, policy, skew) {
	const checked = [];
	for (const one of matter.events) {
		const found = checkEvent(matter, one, policy, skew);
		if (!found.ok) return inEvent(one.n, found);
		const fits = checkChain(matter, checked, found.value);
		if (!fits.ok) return fits;
		checked.push(found.value);
	}
	return yes({
		matter,
		events: checked,
		pending: checked.filter(({ proven }) => proven === null).map(({ n }) => n)
	});
}
/** A refusal says which event it is about. */
function inEvent(n, { refusal }) {
	return no(refusal.code, {
		...refusal.params,
		event: n
	});
}
function checkEvent(matter, given, policy, skew) {
	const { n, receipt, event } = given;
	const opened = event === null ? null : utf8(event);
	if (receipt === null) {
		const shown = opened && readEvent(opened);
		return shown && !shown.ok ? shown : yes({
			n,
			proven: null,
			event: shown?.value ?? null,
			own: null
		});
	}
	const bytes = utf8(receipt);
	const place = checkPlace(matter.key, n, bytes);
	if (!place.ok) return place;
	const proven = proveReceipt({
		receipt: bytes,
		opened,
		policy,
		skew
	});
	if (!proven.ok) return proven;
	const { origin } = proven.value.checkpoint;
	if (origin !== matter.origin) return no("other_origin", {
		old: matter.origin,
		now: origin
	});
	const own = ownWords(given, proven.value.event);
	return own.ok ? yes({
		n,
		proven: proven.value,
		event: proven.value.event,
		own: own.value
	}) : own;
}
function ownWords({ n, withheld }, event) {
	if (withheld === void 0) return yes(null);
	const salt = fromBase64(withheld.salt);
	const committed = event?.whole["withheld"];
	const text = utf8(withheld.text);
	if (salt === null || committed !== base64(withheldOf(salt, text))) return no("withheld", { n });
	const value = readCanonical(withheld.text);
	return typeof value === "object" && value !== null ? yes(value) : no("withheld", { n });
}
/** The key of the matter gives each event its place-holder: an event put under another number does not fit. */
function checkPlace(key, n, bytes) {
	const parsed = parseReceipt(bytes);
	if (!parsed.ok) return parsed;
	const { extra } = parsed.value;
	if (extra === null) return no("receipt_no_extra");
	return equal(extra.length === 49 ? extra.subarray(1, 17) : extra.subarray(0, 16), locatorOf(key, n)) ? yes(null) : no("locator", { n });
}
function checkChain({ number }, before, { n, event }) {
	if (event === null) return yes(null);
	if (event.n !== n) return no("event_number", {
		n,
		found: event.n
	});
	if (event.number !== number) return no("event_matter", {
		n,
		found: event.number,
		number
	});
	if (before.find((one) => one.event && one.event.matter !== event.matter)) return no("event_matter", {
		n,
		found: event.matter,
		number
	});
	const last = before.at(-1)?.proven?.commitment;
	if (!last || event.prev === null || equal(last, event.prev)) return yes(null);
	return no("chain", {
		n,
		before: n - 1,
		due: hex(last),
		found: hex(event.prev)
	});
}
// verify/core/telling.ts
/** What a check that succeeded found out, as statements; the same for the command line and the page. */
function tellCheckpoint({ cosigned, times, ignored }) {
	const witnesses = cosigned.map(({ name, time }) => `${name} (${instant(time)})`).join(", ");
	return [
		...witnesses === "" ? [] : [says("signed", { witnesses })],
		...times ? [says("seen", { seen: instant(times.seen) })] : [cautions("no_witness")],
		...ignored > 0 ? [says("ignored", { count: ignored })] : []
	];
}
function tellReceipt(proven, withFile) {
	const { event, table, index, checkpoint } = proven;
	const { origin, size } = checkpoint;
	return [
		...event ? [says("event", eventParams(event))] : [],
		...table ? tellTable(table, withFile) : [],
		...!event && !table ? [says("unopened")] : [],
		says("in_log", {
			origin,
			index,
			size
		}),
		...tellCheckpoint(checkpoint),
		says("means")
	];
}
function tellTable({ name, size, sha256 }, withFile) {
	const table = says("table", {
		name,
		size,
		sha256: hex(sha256)
	});
	return withFile ? [table, says("table_same")] : [table];
}
var eventParams = ({ number, n, act, at }) => {
	return {
		number,
		n,
		act,
		at: instant(at / 1e3)
	};
};
function tellMatter({ matter, events, pending }) {
	const { number } = matter;
	const [count, proven] = [events.length, events.length - pending.length];
	const unopened = events.filter((one) => one.proven && !one.event).length;
	const latest = events.findLast((one) => one.proven)?.proven?.checkpoint;
	const back = events.filter(({ event }, at) => {
		const before = events[at - 1]?.event;
		return event && before && event.at < before.at;
	});
	return [
		pending.length === 0 ? says("matter", {
			number,
			count
		}) : says("matter_some", {
			number,
			count,
			proven
		}),
		...unopened > 0 ? [says("matter_unopened", { count: unopened })] : [],
		...events.flatMap(({ n, own }) => own ? [says("own_words", { n })] : []),
		...pending.length > 0 ? [cautions("pending", { numbers: pending.join(", ") })] : [],
		...back.map(({ n }) => cautions("goes_back", { n })),
		...latest ? tellCheckpoint(latest) : []
	];
}
/** One line for each event, in order. */
function tellEvents({ events }) {
	return events.map(({ n, event, proven }) => {
		const when = event ? {
			at: instant(event.at / 1e3),
			act: event.act
		} : {
			at: "",
			act: ""
		};
		if (!proven) return says("line_pending", {
			n,
			...when
		});
		const { index } = proven;
		return event ? says("line", {
			n,
			index,
			...when
		}) : says("line_unopened", {
			n,
			index
		});
	});
}
function tellComplete({ checkpoint, bounds, enrolled }, source) {
	const times = [...bounds].toSorted(([a], [b]) => a - b);
	return [
		says("complete", {
			source,
			size: checkpoint.size
		}),
		...times.flatMap(([n, { after, by }]) => {
			if (by === null) return [];
			if (after === null) return [says("bounds_by", {
				n,
				by: instant(by)
			})];
			return [says("bounds", {
				n,
				after: instant(after),
				by: instant(by)
			})];
		}),
		...enrolled ? [cautions("enrolled", {
			at: enrolled.at,
			index: enrolled.index
		})] : [],
		says("means")
	];
}
/** `now`: seconds since 1970. */
function tellFollowed({ checkpoint, before, counts }, now) {
	const { origin, size } = checkpoint;
	const { events, tables, others, enrolled } = counts;
	return [
		says("followed", {
			origin,
			size
		}),
		...before ? [says("followed_on", {
			before: before.size,
			added: size - before.size
		})] : [],
		says("counts", {
			events,
			tables
		}),
		...others > 0 ? [cautions("others", { others })] : [],
		...enrolled > 1 ? [cautions("enrolled_again", { count: enrolled })] : [],
		...tellCheckpoint(checkpoint),
		...tellAge(checkpoint, now)
	];
}
var HOUR = 3600;
/** A log that rests is signed again at least this often. */
var OLD = 24 * HOUR;
function tellAge({ times }, now) {
	if (times === null || now - times.seen < OLD) return [];
	return [cautions("old_checkpoint", { ago: Math.floor((now - times.seen) / HOUR) })];
}
// verify/command/files.ts
/** Reading files with a greatest size, a folder as a log, and keeping a state that no crash can tear. */
/** Null: there is none. */
function readFile(path, most) {
	let file;
	try {
		file = openSync(path, "r");
	} catch (error) {
		return isMissing(error) ? yes(null) : no("not_readable", {
			path,
			why: whyOf(error)
		});
	}
	try {
		const facts = fstatSync(file);
		if (!facts.isFile()) return no("not_readable", {
			path,
			why: "not a file"
		});
		if (facts.size > most) return no("too_large", {
			path,
			most
		});
		return yes(wholeOf(file, facts.size));
	} catch (error) {
		return no("not_readable", {
			path,
			why: whyOf(error)
		});
	} finally {
		closeSync(file);
	}
}
/** A file that grows while it is read is read as long as it was. */
function wholeOf(file, size) {
	const bytes = new Uint8Array(size);
	let length = 0;
	while (length < size) {
		const read = readSync(file, bytes, length, size - length, null);
		if (read === 0) break;
		length += read;
	}
	return bytes.subarray(0, length);
}
function needFile(path, most) {
	const read = readFile(path, most);
	if (!read.ok) return read;
	return read.value === null ? no("not_readable", {
		path,
		why: "ENOENT"
	}) : yes(read.value);
}
/** Beside the old one, then in its place: there is always one of the two, whole. */
function keepFile(path, text) {
	const beside = `${path}.new`;
	try {
		const file = openSync(beside, "w", 384);
		try {
			writeSync(file, text);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(beside, path);
		return yes(null);
	} catch (error) {
		return no("not_writable", {
			path,
			why: whyOf(error)
		});
	}
}
/** An address of the web, or a folder with the same files. */
function sourceOf(place, patience) {
	if (/^https?:\/\//iu.test(place)) return httpSource(place, patience);
	return {
		name: place,
		read: async (path, most) => readFile(join(place, path), most)
	};
}
var isMissing = (error) => ["ENOENT", "ENOTDIR"].includes(error.code ?? "");
function whyOf(error) {
	const { code, message } = error;
	return code ?? message;
}
// verify/command/commands.ts
/** The four things that can be asked for. */
var LONGEST_POLICY = 262144;
/** Bytes. Thousands of checkpoints. */
var LONGEST_STATE = 67108864;
var LONGEST_TABLE = 1073741824;
function settingsOf(typed) {
	const path = option(typed, "policy");
	if (path === void 0) return no("needs_policy");
	const file = needFile(path, LONGEST_POLICY);
	if (!file.ok) return file;
	const policy = parsePolicy(file.value);
	if (!policy.ok) return policy;
	const timeout = seconds(typed, "timeout", PATIENCE.seconds);
	const skew = seconds(typed, "skew", 300);
	const delay = seconds(typed, "delay", DELAY);
	if (timeout === null || skew === null || delay === null) return no("needs_seconds");
	return yes({
		policy: policy.value,
		patience: {
			...PATIENCE,
			seconds: timeout
		},
		skew,
		delay
	});
}
var receipt = async ({ typed }) => {
	const settings = settingsOf(typed);
	if (!settings.ok) return settings;
	const [path] = typed.positionals;
	if (path === void 0) return no("needs_file");
	const file = needFile(path, LONGEST_RECEIPT);
	if (!file.ok) return file;
	const table = option(typed, "table");
	const openedPath = option(typed, "event") ?? table;
	const opened = openedPath === void 0 ? yes(null) : needFile(openedPath, table === void 0 ? LONGEST_EVENT : LONGEST_TABLE);
	if (!opened.ok) return opened;
	const { policy, skew } = settings.value;
	const proven = proveReceipt({
		receipt: file.value,
		opened: opened.value,
		policy,
		skew
	});
	return proven.ok ? yes(tellReceipt(proven.value, opened.value !== null)) : proven;
};
var matter = async ({ typed, onProgress }) => {
	const settings = settingsOf(typed);
	if (!settings.ok) return settings;
	const [path] = typed.positionals;
	if (path === void 0) return no("needs_file");
	const file = needFile(path, LONGEST_MATTER);
	if (!file.ok) return file;
	const parsed = parseMatter(file.value);
	if (!parsed.ok) return parsed;
	const { policy, skew, delay, patience } = settings.value;
	const checked = checkMatter(parsed.value, policy, skew);
	if (!checked.ok) return checked;
	const told = [...tellMatter(checked.value), ...tellEvents(checked.value)];
	const place = option(typed, "log");
	if (place === void 0) return yes([
		...told,
		cautions("not_searched"),
		says("means")
	]);
	const known = knownCheckpoints(typed, policy);
	if (!known.ok) return known;
	const source = sourceOf(place, patience);
	const complete = await checkComplete({
		checked: checked.value,
		source,
		policy,
		known: known.value,
		delay,
		onProgress
	});
	return complete.ok ? yes([...told, ...tellComplete(complete.value, source.name)]) : complete;
};
/** Of a state that `follow` keeps, and of files with one checkpoint each. */
function knownCheckpoints(typed, policy) {
	const known = [];
	for (const path of typed.options.get("state") ?? []) {
		const kept = keptIn(path);
		if (!kept.ok) return kept;
		for (const note of kept.value.seen) {
			const seen = readCheckpoint(new TextEncoder().encode(note), policy);
			if (!seen.ok) return seen;
			known.push(seen.value);
		}
	}
	for (const path of typed.options.get("checkpoint") ?? []) {
		const seen = checkpointIn(path, policy);
		if (!seen.ok) return seen;
		known.push(seen.value);
	}
	return yes(known);
}
/** A checkpoint by itself, or the one in a receipt. */
function checkpointIn(path, policy) {
	const file = needFile(path, LONGEST_RECEIPT + LONGEST_NOTE);
	if (!file.ok) return file;
	if (!textOf(file.value)?.startsWith("c2sp.org/tlog-proof@v1")) return readCheckpoint(file.value, policy);
	const parsed = parseReceipt(file.value);
	return parsed.ok ? readCheckpoint(parsed.value.checkpoint, policy) : parsed;
}
function keptIn(path) {
	const file = path === void 0 ? yes(null) : readFile(path, LONGEST_STATE);
	if (!file.ok) return file;
	if (file.value === null) return yes(NOTHING_KEPT);
	return readKept(textOf(file.value) ?? "");
}
var follow = async ({ typed, now, onProgress }) => {
	const settings = settingsOf(typed);
	if (!settings.ok) return settings;
	const [place] = typed.positionals;
	if (place === void 0) return no("needs_log");
	const path = option(typed, "state");
	const kept = keptIn(path);
	if (!kept.ok) return kept;
	const { policy, patience } = settings.value;
	let keeping = yes(null);
	const followed = await followLog({
		source: sourceOf(place, patience),
		policy,
		kept: kept.value,
		async keep(one) {
			if (path !== void 0 && keeping.ok) keeping = keepFile(path, writeKept(one));
		},
		onProgress
	});
	if (!followed.ok) return followed;
	return keeping.ok ? yes(tellFollowed(followed.value, now / 1e3)) : keeping;
};
var consistency = async ({ typed, now }) => {
	const settings = settingsOf(typed);
	if (!settings.ok) return settings;
	const [path, place] = typed.positionals;
	if (path === void 0) return no("needs_file");
	if (place === void 0) return no("needs_log");
	const { policy, patience } = settings.value;
	const old = checkpointIn(path, policy);
	if (!old.ok) return old;
	const source = sourceOf(place, patience);
	const current = await currentCheckpoint(source, policy);
	if (!current.ok) return current;
	const grown = await checkConsistency(source, old.value, current.value);
	if (!grown.ok) return grown;
	return yes([
		says("consistent", {
			old: old.value.size,
			now: current.value.size
		}),
		...tellCheckpoint(current.value),
		...tellAge(current.value, now / 1e3)
	]);
};
// verify/command/words.ts
var VERDICTS = {
	yes: {
		zh: "✓ 成立",
		en: "✓ Yes"
	},
	no: {
		zh: "✗ 不成立",
		en: "✗ No"
	},
	undecided: {
		zh: "? 还不能判断",
		en: "? Cannot be said"
	}
};
var words = { option: {
	zh: "这个选项看不懂，或缺少内容：",
	en: "This option is not understood, or lacks its value:"
} };
var HELP = {
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

Ends with 0: yes; 1: no; 2: it cannot be said (a file is missing, no connection, wrong arguments).`
};
// verify/command/main.ts
var COMMANDS = {
	receipt,
	matter,
	follow,
	consistency
};
/** As the machine is set, unless told: 中文 where the locale begins with zh. */
function languageOf(given, env) {
	if (given === "zh" || given === "en") return given;
	return (env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "").toLowerCase().startsWith("zh") ? "zh" : "en";
}
async function main(args, env) {
	const typed = parseArguments(args);
	if (typeof typed === "string") {
		const language = languageOf(void 0, env);
		console.error(`${words.option[language]} ${typed}\n\n${HELP[language]}`);
		return 2;
	}
	const language = languageOf(option(typed, "lang"), env);
	const [name, ...positionals] = typed.positionals;
	const command = name === void 0 || !Object.hasOwn(COMMANDS, name) ? void 0 : COMMANDS[name];
	if (command === void 0 || typed.options.has("help")) {
		const isAsked = typed.options.has("help") || name === "help";
		(isAsked ? console.log : console.error)(HELP[language]);
		return isAsked ? 0 : 2;
	}
	const showsProgress = process.stderr.isTTY && !typed.options.has("quiet");
	const answer = await command({
		typed: {
			...typed,
			positionals
		},
		now: Date.now(),
		onProgress: showsProgress ? progress : () => {}
	});
	if (showsProgress) process.stderr.write("\r\x1B[K");
	return typed.options.has("json") ? tellMachine(answer, language) : tellPerson(answer, language);
}
var told = 0;
/** At most ten times a second. */
function progress(size, whole) {
	if (Date.now() - told < 100 && size < whole) return;
	told = Date.now();
	process.stderr.write(`\r${size} / ${whole}`);
}
function verdictOf(answer) {
	if (answer.ok) return "yes";
	return UNDECIDED.has(answer.refusal.code) ? "undecided" : "no";
}
var EXITS = {
	yes: 0,
	no: 1,
	undecided: 2
};
function tellPerson(answer, language) {
	const verdict = verdictOf(answer);
	const lines = answer.ok ? answer.value.map((one) => `${one.caution ? "! " : "  "}${sayStatement(one, language)}`) : [`  ${sayRefusal(answer.refusal, language)}`];
	console.log(`${VERDICTS[verdict][language]}\n${lines.join("\n")}`);
	return EXITS[verdict];
}
function tellMachine(answer, language) {
	const verdict = verdictOf(answer);
	const found = answer.ok ? { statements: answer.value.map((one) => ({
		...one,
		text: sayStatement(one, language)
	})) } : { refusal: {
		...answer.refusal,
		text: sayRefusal(answer.refusal, language)
	} };
	console.log(JSON.stringify({
		verdict,
		...found
	}));
	return EXITS[verdict];
}
try {
	process.exitCode = await main(process.argv.slice(2), process.env);
} catch (error) {
	console.error(error);
	process.exitCode = 70;
}
