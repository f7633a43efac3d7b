/** Invented places of the demo city, by division: roads, estates, villages and what stands there. */
import { AT } from '../divisions.ts'
import type { DemoDivision } from '../divisions.ts'
import type { Dice } from './dice.ts'
import type { Where } from './situation.ts'

interface Area {
  readonly division: DemoDivision
  readonly name: string
  /** How many people speak up, beside the others. */
  readonly weight: number
  readonly roads: readonly string[]
  readonly estates: readonly string[]
  /** The first word of its school, market, clinic, park. */
  readonly call: string
  readonly river: string
  readonly villages?: readonly string[]
}

const lying = (
  name: string,
  division: DemoDivision,
  weight: number,
  call: string,
  river: string,
  roads: string,
  estates: string,
  villages?: string,
): Area => ({
  division,
  name,
  weight,
  call,
  river,
  roads: roads.split(' '),
  estates: estates.split(' '),
  ...(villages === undefined ? {} : { villages: villages.split(' ') }),
})

export const AREAS: readonly Area[] = [
  lying(
    '柳岸街道',
    AT.liuan,
    26,
    '柳岸',
    '柳岸河',
    '文澜路 石桥路 柳岸东路 鼓楼弄',
    '桂花苑 柳岸东区 文澜家园 石桥新村',
  ),
  lying(
    '塔山街道',
    AT.tashan,
    22,
    '塔山',
    '塔溪',
    '塔山路 府前街 丰登路 北门弄',
    '塔影花园 府前里 丰登小区',
  ),
  lying(
    '书院街道',
    AT.shuyuan,
    18,
    '书院',
    '洗砚河',
    '书院路 洗砚街 学宫路',
    '书院新村 洗砚苑 学宫里',
  ),
  lying(
    '望湖街道',
    AT.wanghu,
    20,
    '望湖',
    '东湖湾',
    '湖滨路 望湖大道 环湖东路',
    '湖滨里 望湖雅苑 镜湖名邸',
  ),
  lying(
    '绣川街道',
    AT.xiuchuan,
    26,
    '绣川',
    '绣川',
    '绣川路 纺织路 梭子巷 经纬街',
    '绣川花苑 纺织新村 经纬公寓 锦程嘉园',
  ),
  lying(
    '织云街道',
    AT.zhiyun,
    20,
    '织云',
    '云浦',
    '织云路 轻纺大道 云浦街',
    '云锦苑 轻纺公寓 织云东苑',
  ),
  lying(
    '荷塘街道',
    AT.hetang,
    20,
    '荷塘',
    '荷塘河',
    '荷塘路 莲湖街 翠屏路',
    '翠屏苑 莲湖小区 荷风家园',
  ),
  lying(
    '听潮街道',
    AT.tingchao,
    18,
    '听潮',
    '曹潮江',
    '听潮路 江滨大道 渔港街',
    '听潮苑 江滨一号 渔港新村',
  ),
  lying(
    '百果街道',
    AT.baiguo,
    18,
    '百果',
    '果溪',
    '百果路 望江路 杨梅街',
    '望江府 百果苑 杨梅新村',
  ),
  lying(
    '沙堤镇',
    AT.shadi,
    12,
    '沙堤',
    '沙堤港',
    '沙堤大街 海塘路',
    '沙堤新苑 海塘小区',
    '盐灶村 海塘村 新围村',
  ),
  lying('南屏街道', AT.nanping, 16, '南屏', '青屏江', '南屏路 县前街 竹木路', '南屏花园 县前小区'),
  lying(
    '云岭镇',
    AT.yunling,
    8,
    '云岭',
    '云溪',
    '云岭街 茶马路',
    '云岭小区',
    '上坞村 云头村 石壁村',
  ),
  lying('茶坞镇', AT.chawu, 6, '茶坞', '茶溪', '茶坞街', '茶坞新村', '龙井坑村 白毫村'),
  lying('石门镇', AT.shimen, 6, '石门', '石门溪', '石门街', '石门小区', '下石村 双溪村'),
  lying(
    '东和街道',
    AT.donghe,
    18,
    '东和',
    '和水',
    '东和路 站前大道 五金街',
    '东和家园 站前公寓 五金新村',
  ),
  lying('白石镇', AT.baishi, 10, '白石', '白石溪', '白石街 矿山路', '白石新苑', '采石村 大田村'),
  lying('枫坞镇', AT.fengwu, 6, '枫坞', '枫溪', '枫坞街', '枫坞小区', '红枫村 岭下村'),
  lying(
    '浦前街道',
    AT.puqian,
    20,
    '浦前',
    '浦阳港',
    '浦前路 人民路 珍珠街',
    '浦前花园 珍珠苑 人民新村',
  ),
  lying('桥南镇', AT.qiaonan, 10, '桥南', '桥南河', '桥南街 汽配路', '桥南小区', '桥里村 汪家村'),
  lying('竹泽镇', AT.zhuze, 6, '竹泽', '竹溪', '竹泽街', '竹泽新村', '毛竹村 水口村'),
]

export interface Spot {
  readonly division: DemoDivision
  /** 柳岸街道文澜路 */
  readonly full: string
  /** 文澜路 */
  readonly short: string
}

/** Where on a road or in an estate: many speak of one road, few of one door. */
const BESIDE = ['', '', '南口', '北段', '与医院交叉口', '菜场对面', '桥头', '公交站旁', '中段']

export function areaFor(dice: Dice, where: Where): Area {
  return dice.weighted(where === 'village' ? AREAS.filter(({ villages }) => villages) : AREAS)
}

export function spotIn(dice: Dice, area: Area, where: Where): Spot {
  const short = nameOf(dice, area, where)
  return { division: area.division, short, full: `${area.name}${short}` }
}

function nameOf(dice: Dice, area: Area, where: Where): string {
  const { call } = area
  switch (where) {
    case 'road':
      return `${dice.pick(area.roads)}${dice.pick(BESIDE)}`
    case 'estate':
      return `${dice.pick(area.estates)}${dice.chance(0.6) ? `${dice.from(1, 18)}幢` : ''}`
    case 'village':
      return dice.pick(area.villages ?? area.roads)
    case 'school':
      return `${call}${dice.pick(['小学', '中心幼儿园', '初级中学', '实验学校'])}`
    case 'market':
      return `${call}${dice.pick(['农贸市场', '集贸市场', '超市'])}`
    case 'river':
      return `${area.river}${dice.pick(['', '桥段', '埠头', '下游'])}`
    case 'park':
      return `${call}${dice.pick(['公园', '广场', '体育公园', '文化广场'])}`
    case 'hall':
      return `${call}${dice.pick(['便民中心', '办事大厅'])}`
    case 'site':
      return `${dice.pick(area.roads)}${dice.pick(['工地', '安置房工地', '商业广场工地'])}`
    case 'stop':
      return `${dice.pick(area.roads)}${dice.pick(['站', '口站'])}`
    case 'clinic':
      return `${call}${dice.pick(['医院', '卫生服务中心', '卫生院'])}`
    case 'firm':
      return `${call}${dice.pick(['工业园', '纺织厂', '五金厂', '电子厂', '家具厂'])}`
    case 'shop':
      return `${dice.pick(area.roads)}${dice.pick(['小店', '商场', '沿街店铺', '美食街'])}`
  }
}
