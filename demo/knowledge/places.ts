/** Names of places of the demo city, all invented, by the division they lie in. */
import { AT } from '../divisions.ts'

const BY_DIVISION: readonly (readonly [keyof typeof AT, string])[] = [
  ['liuan', '西园桥 柳岸菜场 柳岸花园 柳岸东区 柳岸西区 桑园弄 湖滨里小区 柳岸街道便民中心'],
  ['tashan', '塔山公园 塔山西路公交站 染坊巷 塔山小学 塔山农贸市场'],
  ['shuyuan', '书院路口 书院中学 市图书馆 书院广场 藏书楼'],
  ['wanghu', '望湖公园 望湖天地 玉兰公寓 望湖路公交站 望湖桥'],
  ['xiuchuan', '绣川路下穿通道 云锦大厦 纺织园 绣川医院 绣川广场'],
  ['zhiyun', '织云花苑 织云小学 织云桥 织云工业园'],
  ['hetang', '清风桥 翠屏苑 老印染厂 荷塘河绿道 荷塘卫生院'],
  ['tingchao', '听潮路 听潮码头 江湾区政府 望潮亭'],
  ['baiguo', '望江府 百果园小学 百果菜场'],
  ['shadi', '沙堤大桥 沙堤镇政府 沙堤中学'],
  ['jiangwan', '江湾高铁站 江湾万汇'],
  ['nanping', '南屏中学 南屏桥 青屏县医院'],
  ['yunling', '云岭水库 云岭镇政府'],
  ['chawu', '茶坞镇政府 外岙村 茶坞老街'],
  ['shimen', '枫树头村 石门古道'],
  ['donghe', '东和小学 石梁客运站'],
  ['baishi', '白石镇中心小学 白石桥'],
  ['puqian', '浦前大桥 南浦人民医院'],
  ['qiaonan', '桥南工业区'],
  ['zhuze', '竹泽湿地'],
]

export const PLACES = BY_DIVISION.flatMap(([at, names]) =>
  names.split(' ').map((name) => ({ id: `${AT[at]}:${name}`, name, division: AT[at] })),
)
