/** Inspections of the demo city to their end, what was put right, one letter with its reminder, one praise, one review. */
import type { Play } from './acting.ts'

const PLAN = '《政府督查工作条例》第九条，市政府年度督查计划'

export async function inspections(play: Play): Promise<void> {
  await closed(play)
  await reviewed(play)
  await ahead(play)
  await urged(play)
  await praised(play)
}

/** Carried out, told, accepted; of two problems one is put right and one is done again. */
async function closed({ opens, does, cameOf, day }: Play): Promise<void> {
  const key = 'inspection-lifts'
  await opens(126, key, 'supervisor-1', ['inspection', 'plan_inspection'], {
    unit: 'housing',
    topic: '加装电梯的验收和交付',
    scope: '今年交付的加装电梯：验收记录、维保合同、住户拿到的使用说明。',
    basis: PLAN,
    sort: 'special',
    on: day(105),
  })
  await does(124, key, 'vice-city', 'approve_inspection')
  await does(119, key, 'supervisor-1', 'announce', { words: '不用准备汇报，带上验收记录即可' })
  await does(104, key, 'supervisor-1', 'report_findings', {
    findings: [
      {
        problem: '三个楼道的电梯已经交付，维保合同还没有签，停一次要等两天。',
        concerned: '梧桐里、塔山新村三个楼道的住户',
        post: 'housing-clerk-1',
      },
      {
        problem: '七部电梯没有盲文按钮和语音报层，验收表上却填了“符合”。',
        concerned: '住在这七个楼道、看不清按钮的老人',
        post: 'hudong-housing-clerk-1',
      },
    ],
  })
  await cameOf(key, 'rectification', { upkeep: '维保合同', buttons: '盲文按钮' })
  await does(99, key, 'supervisor-1', 'tell_conclusion', {
    conclusion: '交付进度符合计划，两处验收不实，限期整改；验收表改为住户代表一同签字。',
  })
  await does(90, key, 'housing-head', 'accept_conclusion')
  await does(101, 'upkeep', 'housing-clerk-1', 'set_measure', {
    measure: '与三家电梯公司补签维保合同，约定两小时到场，费用从维修资金列支。',
    deadline: day(60),
  })
  await does(66, 'upkeep', 'housing-clerk-1', 'claim_rectified', {
    result: '三个楼道都签了维保合同，值班电话贴在轿厢里，试打过两次。',
  })
  await does(62, 'upkeep', 'checker-1', 'pass_check', {
    found: '看了三份合同，打了值班电话，一小时四十分到场。',
  })
  await does(55, 'upkeep', 'caller-1', 'record_voice', {
    verdict: 'yes',
    words: '问了九户，八户说停了当天有人来修，一户没有接。',
    until: day(-60),
  })
  await does(100, 'buttons', 'hudong-housing-clerk-1', 'set_measure', {
    measure: '七部电梯换装带盲文的按钮板，加装语音报层。',
    deadline: day(45),
  })
  await does(48, 'buttons', 'hudong-housing-clerk-1', 'claim_rectified', {
    result: '七部电梯的按钮板和报层器都已装好，可以试用。',
  })
  await does(44, 'buttons', 'checker-2', 'pass_check', {
    found: '七部都试过，报层清楚，按钮有盲文。',
  })
  await does(38, 'buttons', 'caller-2', 'record_voice', {
    verdict: 'no',
    words: '问了六户，两户说夜里报层声太响，一部又不响了。',
    until: day(-30),
  })
}

/** The inspected asked others to look again; the conclusion stands. */
async function reviewed({ opens, does, day }: Play): Promise<void> {
  const key = 'inspection-windows'
  await opens(96, key, 'supervisor-2', ['inspection', 'plan_inspection'], {
    unit: 'liuqiao-labour',
    topic: '就业补贴窗口的办理时限',
    scope: '上半年受理的灵活就业补贴：从收件到打款的天数，退件的理由。',
    basis: PLAN,
    sort: 'special',
    on: day(80),
  })
  await does(94, key, 'vice-people', 'approve_inspection')
  await does(90, key, 'supervisor-2', 'announce', { words: '只看系统里的记录，不用另做台账' })
  await does(79, key, 'supervisor-2', 'report_findings', {})
  await does(74, key, 'supervisor-2', 'tell_conclusion', {
    conclusion: '四百一十件里三十七件超过承诺的十个工作日，理由多为“材料不全”，但没有一次说清。',
  })
  await does(66, key, 'liuqiao-labour-head', 'ask_review', {
    grounds: '其中二十一件在等社保系统升级，升级通知在前，不应计入超期。',
  })
  await does(52, key, 'arbiter', 'decide_review', {
    outcome: 'changed',
    reason: '升级停办九天有通知为证，这二十一件不计；其余十六件没有说清缺什么，仍属超期。',
    conclusion: '四百一十件里十六件超过承诺时限，退件要一次写清缺什么、到哪里补。',
  })
}

/** One approved with another joined to it, one that waits for its approval. */
async function ahead({ opens, does, day }: Play): Promise<void> {
  await opens(16, 'inspection-buses', 'supervisor-1', ['inspection', 'plan_inspection'], {
    unit: 'transport',
    topic: '公交站点的无障碍改造',
    scope: '今年计划改造的站点：坡道、盲道、候车椅是不是都能用。',
    basis: PLAN,
    sort: 'special',
    on: day(-18),
  })
  await does(14, 'inspection-buses', 'vice-city', 'approve_inspection')
  await does(9, 'inspection-buses', 'supervisor-2', 'join_inspection', {
    scope: '一并看残联反映的七个站点的报站和低地板车班次。',
    basis: '市残联来函，年度督查计划第十一项',
  })
  await opens(3, 'inspection-river', 'supervisor-2', ['inspection', 'plan_inspection'], {
    unit: 'environment',
    topic: '内河排口的整治',
    scope: '销号的十二个排口：有没有再排，水质记录是不是连续。',
    basis: PLAN,
    sort: 'special',
    on: day(-25),
  })
}

/** Reminded, then a letter; its reply waits to be read. */
async function urged({ opens, does, stage }: Play): Promise<void> {
  const about = stage.id('buttons')
  const reason = '整改到期后两户仍说报层器不响，二十天没有说明原因和时间。'
  await opens(30, 'reminder', 'supervisor-1', ['urging', 'propose_urging'], {
    about,
    unit: 'hudong-housing',
    level: 'reminder',
    reason: '评价不认可已过一周，没有看到再改的安排。',
  })
  await does(29, 'reminder', 'vice-city', 'deliver_urging')
  await does(26, 'reminder', 'hudong-housing-head', 'reply_urging', {
    reply: '报层器批次有问题，已联系厂家，十天内换。',
  })
  await does(25, 'reminder', 'supervisor-1', 'close_urging')
  await opens(8, 'letter', 'supervisor-1', ['urging', 'propose_urging'], {
    about,
    unit: 'hudong-housing',
    level: 'letter',
    reason,
    after: stage.id('reminder'),
  })
  await does(7, 'letter', 'vice-city', 'deliver_urging')
  await does(3, 'letter', 'hudong-housing-head', 'reply_urging', {
    reply: '厂家第一批换的仍不合格，已改用另一家，下周三前七部全部换完，夜间调低音量。',
  })
}

async function praised({ opens, does, stage }: Play): Promise<void> {
  const about = stage.id('upkeep')
  await opens(40, 'praise', 'supervisor-2', ['praise', 'propose_praise'], {
    unit: 'housing',
    about,
    reason: '维保合同提前两周补签，并把两小时到场写进了全市的合同范本。',
    voices: '“以前停一次等两天，这回打完电话不到两小时人就来了。”',
  })
  await does(37, 'praise', 'mayor', 'approve_praise')
  await opens(2, 'review', 'hudong-housing-head', ['review', 'ask_review'], {
    about: stage.id('letter'),
    step: 2,
    grounds: '督办单送达时第二批按钮已在安装，有送货单为证，请看是否应当再发督办单。',
  })
}
