import type { Words } from '../../kernel/index.ts'

export const words = {
  title: { zh: '公开账本', en: 'The public ledger' },
  lead: {
    zh: '谁也不能悄悄改掉发生过的事。您不必相信我们，可以自己查。',
    en: 'Nobody can quietly change what happened. You need not trust us: you can check.',
  },
  what: { zh: '这是什么，十句话', en: 'What this is, in ten sentences' },
  now: { zh: '现在的状况', en: 'How it stands now' },
  size: { zh: '记了多少条', en: 'Entries' },
  signed: { zh: '最近一次签名', en: 'Last signed' },
  cosigned: { zh: '见证方最近一次联名', en: 'Last cosigned by enough witnesses' },
  waiting: { zh: '等着记账', en: 'Waiting for their place' },
  nobody: { zh: '没有见证方', en: 'there is no witness' },
  never: { zh: '还没有', en: 'not yet' },
  of_size: { zh: '当时有 {n} 条', en: 'with {n} entries' },
  empty: {
    zh: '账本还是空的：第一件事交来，几秒钟后这里就有第一条。',
    en: 'The ledger is still empty. Its first entry stands here some seconds after the first matter comes in.',
  },
  alarm: { zh: '账本停了，正在查', en: 'The ledger has stopped, and is being looked into' },
  alarm_since: { zh: '从 {at} 起', en: 'Since {at}' },
  alarm_means: {
    zh: '一有疑问，账本宁可停下也不签第二种说法。您交来的事照收照办，一件不丢；存证凭证等查清后补上。以前的凭证照样能核对。',
    en: 'When in doubt it stops rather than sign two histories. What you file is taken and worked on, and nothing is lost; ledger receipts follow once it is cleared up. Earlier receipts can be checked as before.',
  },
  quorum: { zh: '见证方暂时不够', en: 'Not enough witnesses at the moment' },
  quorum_since: {
    zh: '从 {at} 起没有凑够见证方联名。交来的事照收照办，一件不丢；没有联名就不发存证凭证，联名一恢复就补上。',
    en: 'Since {at} not enough witnesses have cosigned. What you file is taken and worked on, and nothing is lost; without cosignatures no ledger receipt is given out, and they follow as soon as the witnesses are back.',
  },
  growth: { zh: '账本有多长', en: 'How long the ledger is' },
  growth_lead: {
    zh: '最近 30 天，每天最后一次签名时的条数。账本只会变长。',
    en: 'The last 30 days: entries at the last signature of each day. It only ever grows.',
  },
  growth_title: {
    zh: '从 {from} 的 {first} 条，到 {to} 的 {last} 条',
    en: 'From {first} entries on {from} to {last} on {to}',
  },
  growth_table: { zh: '每天的条数', en: 'Entries by day' },
  growth_none: {
    zh: '签过两天以后，这里有一张图。',
    en: 'A chart stands here once it has been signed on two days.',
  },
  day: { zh: '日期', en: 'Day' },
  entries: { zh: '条数', en: 'Entries' },
  witnesses: { zh: '见证方', en: 'Witnesses' },
  witnesses_lead: {
    zh: '见证方在账本以外，各有各的钥匙，只在新账本确实是旧账本接着写下去的时候才联名。',
    en: 'Witnesses stand outside. Each has a key of its own, and cosigns only what grew out of all it saw before.',
  },
  witness: { zh: '名称', en: 'Name' },
  last_signed: { zh: '最近一次联名', en: 'Last cosigned' },
  up_to: { zh: '到第几条', en: 'Up to entry' },
  witness_state: { zh: '情况', en: 'State' },
  fine: { zh: '正常', en: 'fine' },
  not_signed: { zh: '没有签名', en: 'did not sign' },
  none: {
    zh: '现在还没有账本以外的见证方。也就是说，签名的钥匙如果落到有心人手里，光看这里看不出账本换过：请留好您的存证凭证，或者自己存一份检查点。',
    en: 'There is no outside witness yet. Whoever held the signing key could show you another ledger and this page alone would not tell: keep your ledger receipt, or a copy of the checkpoint.',
  },
  same_roof: {
    zh: '“{name}”和账本在同一个屋檐下：能改账本的人也能改它，证明不了多少。真正有用的，是邻市、大学、报社在自己的机器上运行的见证方。',
    en: '"{name}" stands under the same roof as the ledger: whoever can change the one can change the other, so it proves little. What helps is a witness that a neighbouring city, a university or a newspaper runs on a machine of its own.',
  },
  check: { zh: '怎么核对您的存证凭证', en: 'How to check your ledger receipt' },
  check_get: {
    zh: '在“我的事”里输入回执码，打开“存证凭证”，下载凭证和它对应的那一步。',
    en: 'Open "My matter" with your receipt code, then "Ledger receipts", and download a receipt and the step it belongs to.',
  },
  check_page: {
    zh: '打开{link}，把两个文件放进去。那一页打开以后断网也能用，也可以存成一个文件带走。',
    en: 'Open {link} and put both files in. Once loaded the page works without a network, and it can be saved as one file.',
  },
  check_page_link: { zh: '核对页', en: 'the page for checking' },
  check_line: {
    zh: '也可以用命令行，或者任何人按 C2SP 规范写的程序：',
    en: 'Or on the command line, or with any program that speaks C2SP:',
  },
  command_check: { zh: '核对凭证的命令', en: 'Command that checks a receipt' },
  command_witness: { zh: '运行见证方的命令', en: 'Command that runs a witness' },
  command_mirror: { zh: '存镜像的命令', en: 'Command that follows the ledger' },
  keys: { zh: '公钥和见证规则', en: 'Keys and policy' },
  keys_lead: {
    zh: '核对时要用的就是这两样。请从几个不同的地方取得，比一比是不是一样。',
    en: 'These two are what checking needs. Get them from more than one place, and compare.',
  },
  vkey: { zh: '账本的公钥（vkey）', en: 'Key of the ledger (vkey)' },
  policy: { zh: '见证规则（tlog-policy）', en: 'Policy (tlog-policy)' },
  as_file: { zh: '存成文件', en: 'As a file' },
  files: { zh: '账本的文件', en: 'Files of the ledger' },
  files_lead: {
    zh: '格式照 C2SP 的 tlog-tiles。谁都能整本抄走，存一份就是一个镜像。',
    en: 'In the format of C2SP tlog-tiles. Anybody may copy all of it, and every copy is a mirror.',
  },
  checkpoint: { zh: '检查点', en: 'Checkpoint' },
  tiles: { zh: '指纹', en: 'Hashes' },
  bundles: { zh: '条目', en: 'Entries' },
  join: { zh: '您也可以当见证方，或者存镜像', en: 'Run a witness or a mirror' },
  join_witness: {
    zh: '有一台能上网的电脑和 Node 就够了，一分钟装好：把上面的公钥交给它，再把它显示的公钥和地址发给我们，加进见证规则。',
    en: 'A computer on the network and Node are enough, and it takes a minute: give it the key above, then send us the key and address it shows, to be added to the policy.',
  },
  join_mirror: {
    zh: '存镜像只要把文件抄下来，再过一阵接着抄。下面这条命令边抄边核对，并且记住看到过的最长账本：',
    en: 'A mirror is a copy of the files that is brought up to date now and then. This command checks as it follows, and remembers the longest ledger it has seen:',
  },
  not_proven: { zh: '它证明不了什么', en: 'What it does not prove' },
} satisfies Record<string, Words>

export const sentences: readonly Words[] = [
  {
    zh: '每件事的每一步，发生时就在这本账里记下一条。',
    en: 'Every step of every matter gets an entry here when it happens.',
  },
  {
    zh: '一条只有 49 个字节，看不出是谁、什么事、哪个单位。',
    en: 'An entry is 49 bytes that tell nobody who it was, what about, or which office.',
  },
  {
    zh: '账本只能往后加：改一个字、删一条、换个顺序，它的指纹就变了。',
    en: 'It can only be added to: change a character, remove an entry or swap two, and its fingerprint changes.',
  },
  {
    zh: '账本每隔一两秒给自己的长度和指纹签一次名，这叫检查点。',
    en: 'Every second or two the ledger signs its length and fingerprint: that is a checkpoint.',
  },
  {
    zh: '账本以外的见证方只给接着旧账写下去的检查点联名。',
    en: 'Witnesses outside cosign only a checkpoint that goes on from the one before.',
  },
  {
    zh: '所以，就算有人拿到数据库、磁盘和签名的钥匙，也不能悄悄改掉发生过的事：改了，就和别人手里的检查点对不上。',
    en: 'So not even somebody who holds the database, the disk and the signing key can quietly change what happened: it would no longer fit the checkpoints others hold.',
  },
  {
    zh: '您的每一步都有一张存证凭证，几年以后，不用问我们，也能证明说过什么、什么时候收到、怎么答复的。',
    en: 'Each of your steps has a ledger receipt: years later, and without asking us, it shows what was said, when it came in and what was answered.',
  },
  {
    zh: '拿着整件事的文件，您还能查出有没有哪一步被藏了起来。',
    en: 'With the file of your whole matter you can also find out whether a step was hidden.',
  },
  {
    zh: '保存期满的内容会真的销毁：账本里剩下的 49 个字节谁也解不开，账本照样对得上。',
    en: 'What has been kept as long as the law asks is destroyed for good: the 49 bytes that remain tell nothing, and the ledger still adds up.',
  },
  {
    zh: '它证明不了从来没交到这里的事，所以当场就要拿到回执。',
    en: 'It proves nothing about what never reached it, so ask for your receipt on the spot.',
  },
]
