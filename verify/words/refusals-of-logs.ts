/** Why a check of a whole log, or of a matter in it, says no. */
import type { Words } from './language.ts'

export const logs = {
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

export const matters = {
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
  withheld: {
    zh: '第 {n} 条里说是您自己说的话，和当时登记的不一样：被改过，或者不是这一条的。',
    en: 'What is said to be your own words of event {n} is not what was entered then: it was changed, or belongs elsewhere.',
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
