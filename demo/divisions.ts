/**
 * The divisions of the demo city. Codes, levels and parents are those of a real list (330600 and
 * what lies beneath it); every name is invented, and no place here is a place anywhere.
 */
import type { Division } from '../src/rules/index.ts'

export const CITY_CODE = 330600

const SINCE = '2001-01-01'
/** The day on which two counties became districts, with new codes. */
const REDRAWN = '2013-12-01'

/** Code, name, English name. */
const COUNTIES = [
  ['330602', '湖东区', 'Hudong District', SINCE, null],
  ['330621', '湖阳县', 'Huyang County', SINCE, REDRAWN],
  ['330603', '柳桥区', 'Liuqiao District', REDRAWN, null],
  ['330682', '江湾市', 'Jiangwan City', SINCE, REDRAWN],
  ['330604', '江湾区', 'Jiangwan District', REDRAWN, null],
  ['330624', '青屏县', 'Qingping County', SINCE, null],
  ['330681', '石梁市', 'Shiliang City', SINCE, null],
  ['330683', '南浦市', 'Nanpu City', SINCE, null],
] as const

const TOWNS = [
  ['330602001', '柳岸街道', 'Liu’an Street'],
  ['330602002', '塔山街道', 'Tashan Street'],
  ['330602004', '书院街道', 'Shuyuan Street'],
  ['330602006', '望湖街道', 'Wanghu Street'],
  ['330603001', '绣川街道', 'Xiuchuan Street'],
  ['330603002', '织云街道', 'Zhiyun Street'],
  ['330603004', '荷塘街道', 'Hetang Street'],
  ['330604001', '听潮街道', 'Tingchao Street'],
  ['330604002', '百果街道', 'Baiguo Street'],
  ['330604101', '沙堤镇', 'Shadi Town'],
  ['330624001', '南屏街道', 'Nanping Street'],
  ['330624104', '云岭镇', 'Yunling Town'],
  ['330624107', '茶坞镇', 'Chawu Town'],
  ['330624108', '石门镇', 'Shimen Town'],
  ['330681001', '东和街道', 'Donghe Street'],
  ['330681102', '白石镇', 'Baishi Town'],
  ['330681103', '枫坞镇', 'Fengwu Town'],
  ['330683001', '浦前街道', 'Puqian Street'],
  ['330683101', '桥南镇', 'Qiaonan Town'],
  ['330683103', '竹泽镇', 'Zhuze Town'],
] as const

export type DemoDivision = (typeof TOWNS)[number][0] | (typeof COUNTIES)[number][0]

export const DIVISIONS: readonly Division[] = [
  {
    code: String(CITY_CODE),
    parent: null,
    level: 2,
    name: { zh: '示范市', en: 'Demo City' },
    since: SINCE,
    until: null,
  },
  ...COUNTIES.map(([code, zh, en, since, until]): Division => ({
    code,
    parent: String(CITY_CODE),
    level: 3,
    name: { zh, en },
    since,
    until,
  })),
  ...TOWNS.map(([code, zh, en]): Division => ({
    code,
    parent: code.slice(0, 6),
    level: 4,
    name: { zh, en },
    since: code.startsWith('330603') || code.startsWith('330604') ? REDRAWN : SINCE,
    until: null,
  })),
]

/** Where the demo requests happen, by a short name. */
export const AT = {
  hudong: '330602',
  liuan: '330602001',
  tashan: '330602002',
  shuyuan: '330602004',
  wanghu: '330602006',
  liuqiao: '330603',
  xiuchuan: '330603001',
  zhiyun: '330603002',
  hetang: '330603004',
  jiangwan: '330604',
  tingchao: '330604001',
  baiguo: '330604002',
  shadi: '330604101',
  qingping: '330624',
  nanping: '330624001',
  yunling: '330624104',
  chawu: '330624107',
  shimen: '330624108',
  shiliang: '330681',
  donghe: '330681001',
  baishi: '330681102',
  fengwu: '330681103',
  nanpu: '330683',
  puqian: '330683001',
  qiaonan: '330683101',
  zhuze: '330683103',
} as const satisfies Record<string, DemoDivision>
