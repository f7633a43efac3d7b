import type { Words } from '../../kernel/index.ts'

export const words = {
  title: { zh: '我要说', en: 'Say it' },
  example: {
    zh: '哪里、什么事、您希望怎么解决。用自己的话说就行。',
    en: 'What, where, and what you would like done. Your own words are fine.',
  },
  place_title: { zh: '在哪里', en: 'Where it is' },
  place_hint: {
    zh: '比如“幸福路菜场门口”。',
    en: 'For example "at the gate of the market in Xingfu Road".',
  },
  position: { zh: '填入我现在的位置', en: 'Put in where I am now' },
  position_hint: {
    zh: '只在您按下时读取一次，取约十米的精度，写进上面这一格；您看得见、改得了、删得掉，别处不存。',
    en: 'Read once when you press it, rounded to about ten metres and written into the box above, where you can see, change and delete it. It is kept nowhere else.',
  },
  position_waiting: { zh: '正在取位置……', en: 'Finding the position …' },
  position_done: {
    zh: '已填入，请看一看对不对。',
    en: 'Filled in. Please check that it is right.',
  },
  position_failed: {
    zh: '没有取到，请直接写地点。',
    en: 'Not found. Please write the place yourself.',
  },
  who_title: { zh: '您是谁（可不填）', en: 'Who you are (optional)' },
  who_hint: {
    zh: '不填也一样办理，凭回执就能查进展。填了的话：姓名和联系方式单独加密存放；经办人要看，必须写明理由，而且您会看到谁、何时、为什么看过。',
    en: 'Without it your request is worked on all the same, and the receipt lets you follow it. If you fill it in: name and contact are encrypted and kept apart; whoever works on it must give a reason to look, and you will see who looked, when and why.',
  },
  name: { zh: '怎么称呼您', en: 'What we may call you' },
  phone: { zh: '电话', en: 'Telephone' },
  mail: { zh: '邮箱', en: 'E-mail' },
  seal_title: {
    zh: '要反映某个单位或工作人员？可以密办',
    en: 'Is it about the conduct of a unit or an official?',
  },
  seal_hint: {
    zh: '勾选后密办：被反映的单位和人员，连同他们的上下级，都看不到、搜不到，也不会收到通知。',
    en: 'If you tick this it is sealed: the unit and the people it is about, and those above and below them, cannot see it, cannot find it, and are not notified.',
  },
  check_next: { zh: '下一步：核对', en: 'Next: check it' },

  check_title: { zh: '请核对，还没有提交', en: 'Please check: nothing has been sent yet' },
  yours: { zh: '您写的', en: 'What you wrote' },
  text: { zh: '内容', en: 'Words' },
  division: { zh: '区划', en: 'District' },
  place: { zh: '地点', en: 'Place' },
  contact: { zh: '称呼和联系方式', en: 'Name and contact' },
  anonymous: { zh: '没有填，凭回执查询', en: 'Not given; the receipt is your way in' },
  not_given: { zh: '没有填', en: 'Not given' },
  sealed: { zh: '密办', en: 'Sealed' },
  sealed_from: {
    zh: '密办。被反映的单位和人员及其上下级看不到、搜不到、数不到。',
    en: 'Sealed: kept from the unit and people it is about and from their line, in lists, search and counts.',
  },
  danger_read: {
    zh: '您写的“{sentence}”听起来像{what}。如果正在发生，请先打 {phone}。',
    en: 'What you wrote, "{sentence}", sounds like {what}. If it is happening now, call {phone} first.',
  },
  hurried_title: { zh: '按危急加快办理', en: 'It will be hurried' },
  hurried: {
    zh: '听起来关系到人身或财产安全，所以按最短的时限办。',
    en: 'It sounds as if life or property were in danger, so the shortest limits apply.',
  },
  not_dangerous: { zh: '不危急，按一般诉求办', en: 'It is not urgent: treat it as any other' },
  will_seal_title: { zh: '这一件会密办', en: 'This will be sealed' },
  will_seal: {
    zh: '您写的“{sentence}”像是在反映单位或工作人员的问题。提交后，被反映的单位和人员及其上下级看不到、搜不到，也不会收到通知。',
    en: 'What you wrote, "{sentence}", seems to be about the conduct of a unit or an official. Once sent it is kept from them and from those above and below them: they cannot see it, cannot find it, and are not notified.',
  },
  not_accusing: {
    zh: '不是反映人的问题，按一般诉求办（办理单位看得到）',
    en: 'It is about nobody’s conduct: treat it as any other (the unit will see it)',
  },
  where_read: { zh: '所在区划', en: 'District' },
  where_read_hint: {
    zh: '从您写的“{said}”读出来的（{why}）。不对请改，不想填就不选。',
    en: 'Read from "{said}" ({why}). Change it if it is wrong, or choose none.',
  },
  where_asked: { zh: '您说的是哪里？', en: 'Which of these places?' },
  where_asked_hint: {
    zh: '“{said}”可能在几个地方，请选一个；都不是就不选。',
    en: '"{said}" may be in several places. Choose one, or none.',
  },
  similar_title: { zh: '已经有人说过类似的事', en: 'Others may have said the same' },
  similar_hint: {
    zh: '如果是同一件事，附议就好：人多了看得更清楚，您同样得到自己的回执，同样能查进展。不是同一件事，就在下面单独提交。',
    en: 'If it is the same, second it: many voices are seen more clearly, and you get a receipt and see the course all the same. If it is not, send your own below.',
  },
  similar_private: {
    zh: '为了保护别人的隐私，这里只显示类别、地点和进展。',
    en: 'To protect others, only category, place and progress are shown.',
  },
  second: { zh: '是同一件事，我附议', en: 'The same: I second it' },
  voices: { zh: '{n} 人提出', en: 'asked by {n}' },
  uncategorised: { zh: '还没有归类', en: 'Not yet put into a category' },
  opened: { zh: '{day} 提出', en: 'since {day}' },
  send: { zh: '提交', en: 'Send' },
  send_own: { zh: '不是同一件，单独提交', en: 'Not the same: send my own' },
  change: { zh: '返回修改', en: 'Change something' },
  sent_before: {
    zh: '这张表之前提交过另一个版本，那一件已经收到，回执当时给您了。如果要把这个版本作为另一件提交，请再按一次提交。',
    en: 'An earlier version of this form has been sent and received; you were shown its receipt. To send this version as another request, press send once more.',
  },

  done_title: { zh: '收到了', en: 'Received' },
  done_second: { zh: '已附议', en: 'Seconded' },
  number: { zh: '编号', en: 'Number' },
  number_hint: {
    zh: '可以告诉别人，只能用来说明是哪一件。',
    en: 'May be told to anybody; it only says which matter is meant.',
  },
  receipt: { zh: '回执码', en: 'Receipt code' },
  receipt_once: {
    zh: '只显示这一次。请打印、拍照或抄下来。',
    en: 'Shown only now. Print it, photograph it or write it down.',
  },
  receipt_hint: {
    zh: '凭它在“我的事”里查进展、补充、催办、评价。我们只保存它的指纹，丢了谁也找不回；被别人看到了可以换新的。',
    en: 'With it you follow, add, urge and judge under "My matter". We keep only its fingerprint: nobody can recover a lost one, and you may replace it if somebody saw it.',
  },
  qr: { zh: '回执码的二维码', en: 'QR code of the receipt code' },
  proof_title: { zh: '存证凭证', en: 'Ledger receipt' },
  proof_pending: { zh: '生成中', en: 'Receipt pending' },
  proof_soon: {
    zh: '您说的已经收下，并且在{ledger}排上了号。等账本签名、见证方联名，就有一张存证凭证，平常几秒钟。打开“我的事”，在“存证凭证”里下载或者打印；以后不用问我们，也能证明今天说过什么。',
    en: 'What you said is received and has its place in the queue of {ledger}. Once it has signed and its witnesses have cosigned there is a ledger receipt, mostly within seconds: download or print it in "My matter" under "Ledger receipts". It shows later, without asking us, what you said today.',
  },
  proof_sealed: {
    zh: '密办的事按固定时间一批一批记进{ledger}，免得从时间上认出您，所以要等十分钟或更久才有存证凭证。打开“我的事”，在“存证凭证”里下载或者打印。',
    en: 'Sealed matters are entered in {ledger} in batches at fixed times, so that the hour does not give you away: your ledger receipt takes ten minutes or more. Download or print it in "My matter" under "Ledger receipts".',
  },
  ledger: { zh: '公开账本', en: 'the public ledger' },
  late_quorum: {
    zh: '公开账本的见证方从{at}起联系不上，存证凭证要晚些才有。您说的照收照办，一件不丢，凭证随后补上。',
    en: 'The witnesses of the public ledger have been out of reach since {at}, so ledger receipts will be late. What you say is taken and worked on, nothing is lost, and your receipt follows.',
  },
  next_title: { zh: '接下来', en: 'What happens next' },
  who_sees_title: { zh: '谁能看到什么', en: 'Who can see what' },
  sees_handlers: {
    zh: '经办的工作人员：您写的内容和地点；称呼和联系方式是遮住的，要看必须写明理由，您会看到谁看过。',
    en: 'Those who work on it: your words and the place. Name and contact are masked; to look they must give a reason, and you will see who did.',
  },
  sees_public: {
    zh: '公众：只有类别、区划和办到哪一步的数字。您写的话不公开。',
    en: 'The public: only counts by category, district and stage. Your words are not published.',
  },
  sees_sealed: {
    zh: '密办人员：只有不在被反映单位上下级里的密办人员。公众的数字里也看不出它。',
    en: 'Handlers of sealed matters outside the line of the unit concerned, and nobody else. Public figures do not show it.',
  },
  sees_you: { zh: '您：凭回执看到全部经过。', en: 'You: the whole course, with your receipt.' },
  open_now: { zh: '现在就查看', en: 'Open it now' },
  home: { zh: '回首页', en: 'To the front page' },
} satisfies Record<string, Words>
