/** What is asked of units in the demo city: twelve that run, one that was replaced, one that is over. */
import type { Json } from '../../src/kernel/index.ts'

export interface DemoBurden {
  readonly key: string
  /** Unit that asks for what was there before the register; null: proposed by this post, for another. */
  readonly asker: string
  readonly input: Readonly<Record<string, Json>>
  /** Key of the one that ends for it. */
  readonly repeals?: string
  /** Days before now on which it was approved. */
  readonly ago: number
}

const TOWNS = ['liuan', 'tashan', 'xiuchuan', 'shadi', 'yunling', 'baishi']
const DISTRICTS = ['hudong', 'liuqiao', 'jiangwan', 'qingping', 'shiliang']

const data = (...names: readonly string[]): Json => names.map((name) => ({ name }))

export const BURDENS: readonly DemoBurden[] = [
  {
    key: 'fire-week',
    asker: 'emergency',
    ago: 300,
    input: {
      title: '消防安全隐患排查周报',
      sort: 'form',
      basis: '《消防安全责任制实施办法》第十五条',
      purpose: '掌握老旧小区和沿街商铺的隐患整改情况',
      data: data('本周排查的场所数', '发现的火灾隐患数', '已消除的火灾隐患数', '查封的场所数'),
      often: 'week',
      units: TOWNS,
      until: '+200',
    },
  },
  {
    key: 'fire-month',
    asker: 'emergency',
    ago: 60,
    repeals: 'fire-week',
    input: {
      title: '消防安全隐患排查月报（由周报改）',
      sort: 'form',
      basis: '《消防安全责任制实施办法》第十五条',
      purpose: '由每周一次改为每月一次，只报没有消除的',
      data: data('月末未消除的火灾隐患数', '超过一个月未消除的隐患数'),
      often: 'month',
      units: TOWNS,
      until: '+300',
    },
  },
  {
    key: 'jobs',
    asker: 'labour',
    ago: 280,
    input: {
      title: '重点企业用工情况季报',
      sort: 'form',
      basis: '《就业促进法》第四十一条',
      purpose: '及早知道哪里要裁员，提前对接岗位',
      data: data('在岗职工人数', '新招用人数', '预计三个月内减员人数'),
      often: 'quarter',
      units: DISTRICTS,
      until: '+210',
    },
  },
  {
    key: 'river',
    asker: 'water',
    ago: 260,
    input: {
      title: '河道保洁情况半年报告',
      sort: 'report',
      basis: '《河道管理条例》第六条',
      purpose: '评估河长制落实情况',
      data: data('清理的漂浮物吨数', '新发现的排污口个数'),
      characters: 2500,
      often: 'half_year',
      units: DISTRICTS,
      until: '+180',
    },
  },
  {
    key: 'homes-meeting',
    asker: 'housing',
    ago: 240,
    input: {
      title: '保障性住房建设调度会',
      sort: 'meeting',
      basis: '市政府2026年重点工作部署',
      purpose: '协调五个地块的用地、资金和工期',
      minutes: 50,
      people: 2,
      often: 'month',
      units: DISTRICTS,
      until: '+40',
    },
  },
  {
    key: 'flood',
    asker: 'water',
    ago: 200,
    input: {
      title: '汛期防汛部署会',
      sort: 'meeting',
      basis: '《防汛条例》第二十五条',
      purpose: '汛期每周会商水情和转移准备',
      minutes: 80,
      people: 3,
      often: 'week',
      units: TOWNS,
      until: '+100',
      why_long: '会商水情、清点物资、逐村过转移名单，一小时开不完',
    },
  },
  {
    key: 'street-shops',
    asker: 'urban',
    ago: 190,
    input: {
      title: '占道经营整治情况月报',
      sort: 'form',
      basis: '《城市市容和环境卫生管理条例》第十四条',
      purpose: '安排下月的疏导点和执法力量',
      data: data('疏导入点的摊位数', '劝离的摊位数', '新增疏导点个数'),
      often: 'month',
      units: ['liuan', 'tashan', 'xiuchuan'],
      until: '+150',
    },
  },
  {
    key: 'food',
    asker: 'market',
    ago: 170,
    input: {
      title: '学校食堂食品安全专项检查',
      sort: 'inspection',
      basis: '《食品安全法》第一百零九条',
      purpose: '开学前查食堂的进货、留样和消毒',
      days: 1,
      people: 2,
      often: 'half_year',
      units: DISTRICTS,
      until: '+120',
    },
  },
  {
    key: 'relief',
    asker: 'civil',
    ago: 150,
    input: {
      title: '低保边缘家庭摸排季报',
      sort: 'form',
      basis: '《社会救助暂行办法》第六条',
      purpose: '把该救助的家庭找出来，不等他们开口',
      data: data('新纳入低保边缘的户数', '退出的户数', '因病支出型困难户数'),
      often: 'quarter',
      units: TOWNS,
      until: '+220',
    },
  },
  {
    key: 'plan-paper',
    asker: 'gov',
    ago: 120,
    input: {
      title: '年度重点工作推进方案（文件）',
      sort: 'document',
      basis: '市政府全体会议决定',
      purpose: '把全年的事说清楚，各单位照办',
      characters: 4800,
      people: 6,
      often: 'year',
      units: DISTRICTS,
      until: '+160',
    },
  },
  {
    key: 'farm',
    asker: 'agriculture',
    ago: 100,
    input: {
      title: '秋粮收获进度月报',
      sort: 'form',
      basis: '《农业法》第九十条',
      purpose: '调度农机和烘干能力',
      data: data('已收获面积', '待烘干粮食吨数'),
      often: 'month',
      units: ['yunling', 'baishi', 'shadi'],
      until: '-5',
    },
  },
  {
    key: 'parking',
    asker: 'traffic',
    ago: 80,
    input: {
      title: '学校周边停车秩序情况月报',
      sort: 'form',
      basis: '《道路交通安全法》第五条',
      purpose: '排出下月增派警力的时段',
      data: data('上下学时段违停数', '协调开放的停车位数'),
      often: 'month',
      units: ['hudong', 'liuqiao'],
      until: '+140',
    },
  },
  {
    key: 'garbage',
    asker: 'urban',
    ago: 70,
    input: {
      title: '生活垃圾分类情况季度材料',
      sort: 'report',
      basis: '《固体废物污染环境防治法》第四十三条',
      purpose: '评估分类投放点的设置',
      data: data('分类投放点个数', '厨余垃圾日均吨数'),
      characters: 1500,
      often: 'quarter',
      units: DISTRICTS,
      until: '+190',
    },
  },
]
