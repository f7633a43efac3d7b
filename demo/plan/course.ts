/** What happens to targets beside their values: supports, blockers, slips, gaps, what was done and judged. */
import type { Day, Input, Instant } from '../../src/kernel/index.ts'
import { addDays } from '../../src/kernel/index.ts'
import { BEFORE, officeTime, OVER, yearOf } from './calendar.ts'
import type { MadePlan, Planned } from './making.ts'
import type { Deed, PlanStage } from './stage.ts'
import type { Happening } from './values.ts'

export function courseOfPlan(stage: PlanStage, plan: MadePlan): readonly Happening[] {
  const ago = (days: number): Instant => officeTime(addDays(stage.today, -days), 9)
  const on = (
    days: number,
    key: string,
    by: string,
    act: string,
    input: Input = {},
  ): Happening => ({
    at: ago(days),
    deeds: () => [{ key, by, act, input }],
  })
  const leaf = (key: string): Planned => {
    const found = plan.leaves.find((one) => one.leaf.key === key)
    if (!found) throw new Error(`the plan has no leaf ${key}`)
    return found
  }
  const deadline = (key: string): Day =>
    addDays(yearOf(stage.today, 'plan').to, -(leaf(key).leaf.early ?? 30))
  const parts = { stage, ago, on, leaf, deadline }
  return [
    ...supports(parts),
    ...blockers(parts),
    ...slips(parts),
    ...gaps(parts),
    ...ended(parts),
    ...questions(parts),
    ...plan.leaves
      .filter(({ leaf: { past } }) => past === true)
      .flatMap((one, n) => before(stage, one, n)),
  ]
}

interface Parts {
  readonly stage: PlanStage
  readonly ago: (days: number) => Instant
  readonly on: (days: number, key: string, by: string, act: string, input?: Input) => Happening
  readonly leaf: (key: string) => Planned
  readonly deadline: (key: string) => Day
}

function supports({ stage, on }: Parts): readonly Happening[] {
  const by = (days: number) => addDays(stage.today, -days)
  return [
    on(150, 'core-pipes', 'housing-clerk-1', 'add_support', {
      post: 'water-clerk-2',
      work: '同步更换楼前供水管，停水前三天通知到户',
      deadline: by(60),
    }),
    on(75, 'core-pipes', 'water-clerk-2', 'deliver_support', {
      words: '四十六栋楼前供水管已换，每栋停水都提前三天贴了通知',
    }),
    on(140, 'homes-hudong', 'housing-clerk-1', 'add_support', {
      post: 'power-clerk-1',
      work: '三号地块永久用电接入',
      deadline: by(45),
    }),
    on(200, 'bridge-body', 'transport-clerk-1', 'add_support', {
      post: 'resources-clerk-1',
      work: '两岸桥台用地交付',
      deadline: by(110),
    }),
  ]
}

function blockers({ stage, ago }: Parts): readonly Happening[] {
  const raised = (
    days: number,
    key: string,
    by: string,
    about: string,
    input: Input,
  ): Happening => ({
    at: ago(days),
    deeds: () => [
      {
        key,
        opens: 'blocker',
        by,
        act: 'raise_blocker',
        input: { about: stage.id(about), ...input },
      },
    ],
  })
  const does = (
    days: number,
    key: string,
    by: string,
    act: string,
    input: Input = {},
  ): Happening => ({
    at: ago(days),
    deeds: () => [{ key, by, act, input }],
  })
  return [
    raised(95, 'blocker-land', 'transport-clerk-1', 'bridge-body', {
      what: '南岸桥台用地还有七户没有搬迁，架桥机进不了场',
      need: '十月底前交付南岸桥台用地，七户的安置房源落实到户',
      unit: 'resources',
    }),
    does(80, 'blocker-land', 'system', 'climb'),
    does(64, 'blocker-land', 'system', 'climb'),
    raised(70, 'blocker-power', 'housing-clerk-1', 'homes-hudong', {
      what: '三号地块没有永久用电，电梯和水泵不能调试',
      need: '十千伏线路接入和配电房验收',
      unit: 'power',
    }),
    does(55, 'blocker-power', 'system', 'climb'),
    raised(40, 'blocker-customs', 'development-clerk-2', 'industry-machines', {
      what: '进口机床缺一份检测报告，卡在报关',
      need: '市场监管部门出具检测受理证明',
      unit: 'market',
    }),
    does(27, 'blocker-customs', 'market-clerk-1', 'solve_blocker', {
      how: '检测机构先出受理证明，海关按担保放行，报告二十天内补交',
    }),
    does(26, 'blocker-customs', 'development-clerk-2', 'confirm_solved'),
    raised(8, 'blocker-insured', 'labour-clerk-2', 'jobs-older', {
      what: '企业参保数据月底才能和税务对上，新增就业数慢半个月',
      need: '医保、税务每周推送一次参保变动',
      unit: 'insurance',
    }),
  ]
}

function slips({ on, deadline }: Parts): readonly Happening[] {
  return [
    on(60, 'bridge-body', 'transport-clerk-1', 'expect_slip', {
      expected: addDays(deadline('bridge-body'), 45),
      reason: '南岸桥台用地晚交四十天，钢箱梁要等架桥机进场才能架',
    }),
    on(15, 'homes-hudong', 'housing-clerk-1', 'expect_slip', {
      expected: addDays(deadline('homes-hudong'), 35),
      reason: '三号地块没有永久用电，电梯验收排不上',
    }),
  ]
}

function gaps({ on, stage }: Parts): readonly Happening[] {
  const gap = (
    days: number,
    key: string,
    lead: string,
    cause: string,
    measure: string,
    context?: string,
  ) =>
    on(days, key, lead, 'name_gap', {
      cause,
      measure,
      until: addDays(stage.today, 30),
      ...(context === undefined ? {} : { context }),
    })
  return [
    gap(
      32,
      'core-lifts',
      'housing-clerk-2',
      '十一栋楼的一楼住户不同意加装，方案改了三次',
      '改由社区议事会主持，一楼住户的采光补偿写进协议，先开工八栋',
      '这一片一楼住户占比高于其他片区',
    ),
    gap(
      30,
      'binhai-jiangwan',
      'jiangwan-clerk-1',
      '安置区支路的雨水口标高与主干路差三十厘米，返工',
      '主干路和支路改用同一套测量基准，返工段夜间施工',
    ),
    gap(
      28,
      'jobs-older',
      'labour-clerk-2',
      '岗位要求的年龄上限多在四十五岁',
      '与二十家企业约定放宽到五十五岁，由财政补贴一半的意外险',
    ),
    gap(
      25,
      'villages-yunling',
      'yunling-clerk-1',
      '雨季三次塌方，材料运不进山',
      '改用小型运输车分段接力，塌方点先做护坡',
      '全部是海拔四百米以上的山村，工期比平原长两个月',
    ),
    gap(
      20,
      'homes-hudong',
      'housing-clerk-1',
      '三号地块没有永久用电，电梯不能验收',
      '先交付一、二号楼，三号地块接临时双电源调试电梯',
    ),
  ]
}

/** Those that were quick: done, looked at by others, judged by those it was for, not always well. */
function ended({ leaf, on, deadline, stage }: Parts): readonly Happening[] {
  const claim = (days: number, key: string, proof: string): readonly Happening[] => {
    const { figures, leaf: of } = leaf(key)
    const value = figures.values[BEFORE + OVER - 1] ?? 0
    return value >= figures.goal ? [on(days, key, of.lead, 'claim_done', { value, proof })] : []
  }
  /** What comes after a claim happens only where there was one. */
  const then = (key: string, claimed: readonly Happening[], ...rest: readonly Happening[]) =>
    claimed.length === 0 ? [] : [...claimed, ...rest]
  const passed = (days: number, key: string, found: string) =>
    on(days, key, 'checker-1', 'pass_check', { found })
  const judged = (
    days: number,
    key: string,
    [asked, answered, approved]: readonly [number, number, number],
    how: string,
  ) =>
    on(days, key, 'caller-1', 'record_judgement', {
      asked,
      answered,
      approved,
      how,
      until: deadline(key) > stage.today ? deadline(key) : addDays(stage.today, 20),
    })
  const one = (key: string, proof: string, ...rest: readonly Happening[]) =>
    then(key, claim(14, key, proof), ...rest)
  return [
    ...one(
      'core-liuan',
      '柳岸街道分户验收单七百余份，按楼公示在社区公告栏',
      passed(11, 'core-liuan', '抽了四十户上门看：没有漏水，热水压力够，验收单与实际一致'),
      judged(
        6,
        'core-liuan',
        [210, 168, 151],
        '从验收单里按楼随机抽取，由回访员打电话问，社区不知道抽到谁',
      ),
    ),
    ...one(
      'homes-liuqiao-old',
      '空置房改造交付单七百余份，钥匙签收表按小区装订',
      passed(11, 'homes-liuqiao-old', '抽了三十套：钥匙在住户手里，水电通，交付单属实'),
      judged(
        5,
        'homes-liuqiao-old',
        [160, 121, 49],
        '从交付单里随机抽取打电话：多数说离公交站太远、孩子上学要转两趟车',
      ),
    ),
    ...one(
      'homes-jiangwan',
      '江湾区八百余套竣工备案表和钥匙交付表',
      on(10, 'homes-jiangwan', 'checker-2', 'fail_check', {
        reason: '抽查三十套有六套厨房没有通燃气，交付单上写的是已通',
        until: addDays(stage.today, 18),
      }),
    ),
    ...one(
      'binhai-water',
      '供水支管竣工备案和三处水质检测报告',
      passed(9, 'binhai-water', '到三个取水点看了水质报告，开阀放水压力合格'),
    ),
    ...one(
      'industry-nanpu',
      '南浦十六家企业设备发票和投产验收单',
      passed(10, 'industry-nanpu', '到六家企业看了新机台，铭牌与发票一致，已在生产'),
      judged(
        4,
        'industry-nanpu',
        [24, 22, 20],
        '十六家企业的车间主任和工会各问一人，另抽八家配套企业',
      ),
    ),
    ...one('assistance-jobless', '失业家庭上门办结两千四百余户，救助金到账回单'),
  ]
}

function questions({ on, deadline }: Parts): readonly Happening[] {
  return [
    on(12, 'countryside-hills', 'supervisor-2', 'ask_progress', {
      words: '山区两个镇的进度差得多，入冬前哪些村的路能通？',
    }),
    on(10, 'countryside-hills', 'qingping-head', 'answer_progress', {
      words: '茶坞、石门的十个村月底前通路；云岭六个村要等护坡做完，最晚下月二十日。',
    }),
    on(9, 'drainage', 'water-clerk-2', 'propose_change', {
      goal: 0.1,
      deadline: deadline('drainage'),
      reason: '泵站电源要等第二水厂变电所，想把投资任务调小',
    }),
    on(7, 'energy-boilers', 'environment-clerk-1', 'say_cannot', {
      reason: '九台燃煤导热油炉所在的园区没有天然气管线，年内通不了气',
      tried: '试过液化气瓶组和电加热，三家企业试用后成本高出两倍半，已如实公布测算',
    }),
    on(3, 'jobs-xiuchuan', 'xiuchuan-clerk-1', 'hand_on', { post: 'xiuchuan-head' }),
  ]
}

/** How last year's ended: done in time, late, or not at all and said so. */
function before(stage: PlanStage, { leaf, figures }: Planned, n: number): readonly Happening[] {
  const key = `${leaf.key}-before`
  const { to } = yearOf(stage.today, 'before')
  const at = (days: number, ...deeds: readonly Omit<Deed, 'key'>[]): readonly Happening[] =>
    deeds.map((deed, hour) => ({
      at: officeTime(addDays(to, days), 9 + hour),
      deeds: () => [{ ...deed, key }],
    }))
  const reached = figures.values.findIndex((value) => value >= figures.goalBefore)
  const done = (from: number, value: number) => [
    ...at(from, {
      by: leaf.lead,
      act: 'claim_done',
      input: { value, proof: '全年台账和验收单按月装订，可以逐项查对' },
    }),
    ...at(from + 8, {
      by: 'checker-2',
      act: 'pass_check',
      input: { found: '按台账抽了三十项到现场看，与台账一致' },
    }),
    ...at(from + 20, {
      by: 'caller-2',
      act: 'record_judgement',
      input: {
        asked: 120,
        answered: 84 + (n % 5),
        approved: 60 + (n % 9),
        how: '从台账里随机抽取受益人打电话问，经办单位不知道抽到谁',
        until: addDays(to, 200),
      },
    }),
  ]
  if (reached >= 0 && reached <= 11) return done(-13, figures.goalBefore)
  if (n % 2 === 0 && reached >= 0)
    return done((reached - 11) * 30 + 12, figures.values[reached] ?? 0)
  return [
    ...at(12, {
      by: leaf.lead,
      act: 'say_cannot',
      input: {
        reason: '到年底只完成了九成不到，前三个季度前置条件没有到位',
        tried: '加过两个班组、换过一次施工方案，仍差最后一段',
      },
    }),
    ...at(24, {
      by: 'checker-1',
      act: 'confirm_cannot',
      input: { found: '台账属实，没有虚报；差额结转到今年的目标里', good_faith: true },
    }),
  ]
}
