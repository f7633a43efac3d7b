/**
 * What many say: a transfer station that smells, sayings for and against a lift, and something nobody had
 * heard of three weeks ago. Each in words of its own, so that finding them is shown and not played.
 */
import * as c from '../course.ts'
import type { DemoRequest } from '../course.ts'
import { AT } from '../divisions.ts'

interface Told {
  readonly title: string
  readonly text: string
  readonly filed: DemoRequest['filed']
}

function many(
  key: string,
  about: Pick<DemoRequest, 'category' | 'division' | 'place'>,
  unit: string,
  told: readonly Told[],
): readonly DemoRequest[] {
  return told.map(({ title, text, filed }, order): DemoRequest => ({
    key: `${key}-${order}`,
    ...about,
    door: 'web',
    title,
    text,
    asks: [title],
    who: {},
    filed,
    course: [c.dispatch(unit, { after: '2h' }), c.accept('3h')],
  }))
}

const STATION = many(
  'hot-station',
  { category: 'clean-rubbish', division: AT.tingchao, place: '枫桥新苑北门垃圾中转站' },
  'jiangwan',
  [
    {
      title: '枫桥新苑北门的垃圾中转站臭味太大',
      text: '枫桥新苑北门外的垃圾中转站，每天早上五点压缩车一开，臭味顺着风进屋，夏天窗户都不敢开。',
      filed: '52d 08:12',
    },
    {
      title: '中转站凌晨作业，枫桥新苑没法睡',
      text: '垃圾中转站凌晨三四点就开始压缩，枫桥新苑靠北的几栋又吵又臭，孩子第二天上课打瞌睡。',
      filed: '44d 21:40',
    },
    {
      title: '枫桥新苑旁中转站污水流到路上',
      text: '中转站的渗滤液从围墙底下流到枫桥新苑北门的路上，又滑又臭，老人摔过一次。',
      filed: '37d 10:05',
    },
    {
      title: '什么时候给枫桥新苑北门的中转站加盖',
      text: '去年说要给垃圾中转站做封闭改造，枫桥新苑的人等到现在，还是敞着门压缩，臭味一点没少。',
      filed: '29d 19:18',
    },
    {
      title: '枫桥新苑垃圾中转站苍蝇成群',
      text: '天一热，中转站的苍蝇飞进枫桥新苑一楼的厨房，消杀车一个月才来一次，臭味更不用说。',
      filed: '20d 12:33',
    },
    {
      title: '请把枫桥新苑北门的中转站迁远一点',
      text: '垃圾中转站离枫桥新苑最近的楼不到三十米，压缩的臭味和噪声天天都有，能不能迁到河对岸的空地。',
      filed: '11d 07:50',
    },
    {
      title: '枫桥新苑北侧中转站臭气何时能治',
      text: '今天早上枫桥新苑整个北片都是垃圾中转站的臭气，打过电话，说在排计划，请给个准日子。',
      filed: '3d 08:26',
    },
  ],
)

const ROBOTS = many(
  'hot-robots',
  { category: 'road-sidewalk', division: AT.hudong, place: '学院街' },
  'hudong-urban',
  [
    {
      title: '学院街人行道上的送货机器人撞人',
      text: '最近学院街人行道上多了几台送货机器人，昨天从后面撞到我母亲的脚跟，谁在管这些机器人？',
      filed: '12d 17:20',
    },
    {
      title: '送货机器人堵住学院街盲道',
      text: '送货机器人停在学院街的盲道上等红灯，一停就是几分钟，盲人和轮椅都过不去。',
      filed: '10d 09:14',
    },
    {
      title: '学院街的送货机器人归谁管',
      text: '机器人送货上人行道有没有许可？学院街中午一排好几台，行人只好走到车道上。',
      filed: '8d 12:47',
    },
    {
      title: '机器人送货夜里提示音吵人',
      text: '送货机器人晚上十点还在学院街来回跑，“请让一让”的提示音楼上听得清清楚楚。',
      filed: '6d 22:31',
    },
    {
      title: '学院街送货机器人差点撞到孩子',
      text: '放学的时候送货机器人在学院街人行道上不减速，差点撞到孩子，请限速或者换条路走。',
      filed: '4d 16:55',
    },
    {
      title: '建议给学院街的送货机器人划专门的道',
      text: '送货机器人方便是方便，但学院街人行道太窄，机器人和人抢路，能不能划一条专门的道。',
      filed: '2d 11:02',
    },
  ],
)

const LIFT_FOR = many(
  'hot-lift-for',
  { category: 'home-lift-new', division: AT.tingchao, place: '棉纺新村 6 号楼' },
  'jiangwan',
  [
    {
      title: '希望棉纺新村6号楼尽快加装电梯',
      text: '棉纺新村6号楼六层，住的多是七十岁以上的老人，希望加装电梯，住户大多同意，请尽快批下来。',
      filed: '33d 09:30',
    },
    {
      title: '支持棉纺新村6号楼加装电梯',
      text: '我住棉纺新村6号楼五楼，腿脚不好，支持加装电梯，少数人不同意不能一直拖着。',
      filed: '26d 15:12',
    },
    {
      title: '棉纺新村6号楼加装电梯请早日开工',
      text: '棉纺新村6号楼加装电梯的签字已经过了三分之二，请早日开工建设，老人下不了楼。',
      filed: '15d 10:48',
    },
  ],
)

const LIFT_AGAINST = many(
  'hot-lift-against',
  { category: 'home-lift-new', division: AT.tingchao, place: '棉纺新村 6 号楼' },
  'jiangwan',
  [
    {
      title: '反对棉纺新村6号楼加装电梯挡光',
      text: '棉纺新村6号楼的电梯井正对我家窗户，一楼本来就暗，加装电梯后白天也要开灯，我们一楼反对。',
      filed: '30d 20:05',
    },
    {
      title: '不同意棉纺新村6号楼的加装电梯方案',
      text: '棉纺新村6号楼加装电梯没有征求一楼的意见，占了通道和采光，不同意这个方案，请叫停。',
      filed: '22d 08:40',
    },
    {
      title: '棉纺新村6号楼低层住户反对装电梯',
      text: '我们低层住户反对棉纺新村6号楼装电梯，噪声、采光、通道都没有说法，补偿也没有谈。',
      filed: '13d 18:22',
    },
  ],
)

export const HOT: readonly DemoRequest[] = [...STATION, ...ROBOTS, ...LIFT_FOR, ...LIFT_AGAINST]
