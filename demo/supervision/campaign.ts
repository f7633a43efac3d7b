/** A campaign of the demo city in its second stage: activities with the problem each solves, problems found in it. */
import type { Play } from './acting.ts'

export async function campaign({ opens, does, day, stage }: Play): Promise<void> {
  const key = 'campaign'
  await opens(118, key, 'secretary', ['campaign', 'open_campaign'], {
    title: '走进窗口、改在群众前头',
    purpose:
      '用半年时间，到群众办事最多的窗口和村社去，找出办事的人说得最多的问题，一件一件改掉，改成制度。',
    units: ['service', 'labour', 'insurance', 'civil', 'hudong', 'liuqiao'],
    stages: ['学习教育、听取意见', '查摆问题、整改落实', '建章立制、群众评议'],
    until: day(50),
  })
  const of = () => ({ campaign: stage.id(key) })
  const problem = (days: number, name: string, post: string, words: string, concerned: string) =>
    opens(days, name, 'supervisor-1', ['rectification', 'register_problem'], {
      ...of(),
      problem: words,
      source: 'people',
      concerned,
      post,
    })
  await problem(
    112,
    'noon',
    'service-clerk-1',
    '办事大厅中午只留一个窗口，上班的人请了假也办不成。',
    '中午来办事的上班族',
  )
  await problem(
    108,
    'lists',
    'insurance-clerk-1',
    '异地就医备案的材料清单，网上、窗口、电话里说的三个样。',
    '替父母办备案的人',
  )
  await opens(106, 'noon-shift', 'service-clerk-1', ['activity', 'propose_activity'], {
    ...of(),
    title: '窗口错时值班，局长轮一天',
    series: 'grassroots',
    stage: 1,
    problem: stage.id('noon'),
    outcome: '中午来也能办，不用请假',
    mandatory: true,
  })
  await does(104, 'noon-shift', 'supervisor-2', 'approve_activity', { until: day(80) })
  await does(84, 'noon-shift', 'service-clerk-1', 'hold_activity', {
    words: '四个窗口中午轮班，取号机十二点不再停，一个月办结七百多件。',
  })
  await does(70, 'noon-shift', 'caller-1', 'record_change', {
    verdict: 'yes',
    came: '问了三十位中午来办事的人，二十七位说办成了，三位说还要等。',
  })
  await rectified({ does, day })
  await opens(98, 'reading', 'labour-clerk-1', ['activity', 'propose_activity'], {
    ...of(),
    title: '作风建设专题学习',
    series: 'views',
    stage: 1,
    problem: stage.id('lists'),
    outcome: '窗口的人一次说清要带什么',
  })
  await does(96, 'reading', 'supervisor-2', 'approve_activity', { until: day(85) })
  await does(88, 'reading', 'labour-clerk-1', 'hold_activity', {
    words: '集中学习两次，写了心得。',
  })
  await does(72, 'reading', 'caller-2', 'record_change', {
    verdict: 'no',
    came: '问了二十位来办备案的人，没有人觉得和以前不一样。',
  })
  await does(52, key, 'supervisor-1', 'close_stage', {
    words:
      '听到的意见归成二十三件，中午没人、清单三个样改掉了；学习没有带来变化，下一阶段不再单独安排。',
    until: day(-40),
  })
  await problem(
    45,
    'stamps',
    'civil-clerk-1',
    '临时救助要盖四个章，其中两个章的单位说自己也不知道为什么要盖。',
    '申请临时救助的家庭',
  )
  await opens(42, 'one-form', 'civil-clerk-1', ['activity', 'propose_activity'], {
    ...of(),
    title: '一张表跑一遍：局长替群众办一次临时救助',
    series: 'integrity',
    stage: 2,
    problem: stage.id('stamps'),
    outcome: '四个章变一个章，当天能受理',
    mandatory: true,
  })
  await does(40, 'one-form', 'supervisor-2', 'approve_activity', { until: day(-20) })
}

/** Both problems of the first stage, to their end. */
async function rectified({ does, day }: Pick<Play, 'does' | 'day'>): Promise<void> {
  const all = [
    [
      'noon',
      'service-clerk-1',
      '中午四个窗口轮班，取号不停，排班表贴在门口。',
      '中午去过三次，四个窗口都有人。',
    ],
    [
      'lists',
      'insurance-clerk-1',
      '三处用同一张清单，改一处三处一起改。',
      '网上、窗口、电话各问一遍，说的一样。',
    ],
  ] as const
  for (const [key, by, words, seen] of all) {
    await does(103, key, by, 'set_measure', { measure: words, deadline: day(64) })
    await does(78, key, by, 'claim_rectified', { result: `已经这样做：${words}` })
    await does(74, key, 'checker-1', 'pass_check', { found: seen })
    await does(62, key, 'caller-1', 'record_voice', {
      verdict: 'yes',
      words: '问了十几位来办事的人，多数说确实改了。',
      until: day(-30),
    })
  }
}
