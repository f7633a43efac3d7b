/**
 * Messages of four kinds put together from parts of our own writing: enough to learn from, always the
 * same for a seed, and nobody's.
 */
import { randomOf } from '../../src/routing/classify/random.ts'

export interface Written {
  readonly title: string
  readonly text: string
  readonly label: string
}

const PLACES = '向阳路 青石巷 南门桥头 新塘街 杨柳湾 东湖边 三里亭 北站广场 桂花园 老粮站'.split(
  ' ',
)
const OPENINGS = ['您好', '领导好', '我是附近住户', '想反映一件事', '已经说过几次了', '']
const ENDINGS = ['请尽快处理', '希望有人管一管', '盼回复', '谢谢', '什么时候能解决', '']

const KINDS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  路灯照明: [
    ['路灯不亮', '一到晚上就黑得看不见路，老人走路容易摔'],
    ['路灯坏了', '灯杆歪了，灯泡也不亮，来过的人说等零件'],
    ['夜里没有照明', '整条街的灯都灭着，摸黑骑车很危险'],
    ['灯忽明忽暗', '路灯一闪一闪的，晃眼，开车看不清'],
    ['小区外面漆黑', '小区门口这一段没有灯，下晚自习的学生只能打手电'],
    ['路灯白天亮晚上灭', '路灯大白天亮着，到了晚上反而不亮，浪费电'],
    ['新修的路没装路灯', '路修好半年了，灯杆立着一直没有通电'],
    ['隧道里照明坏了', '隧道里灯坏了一半，开车进去眼前一黑'],
    ['换灯泡', '楼道口的路灯灯泡碎了，麻烦换一个'],
  ],
  工资拖欠: [
    ['拖欠工资', '老板欠我们班组三个月工资，打电话不接'],
    ['工钱要不到', '活干完了，包工头说没结到款，工钱一分没发'],
    ['离职后不发工资', '辞职手续办了，最后一个月的工资一直不给'],
    ['加班费不给', '每天加班到十点，从来没有加班费，也没签劳动合同'],
    ['欠薪', '厂里说效益不好，半年只发了两回生活费'],
    ['农民工讨薪', '工地完工了，几十个农民工的血汗钱还没有着落'],
    ['被辞退没有补偿', '公司突然裁员，不给经济补偿，最后的工资也扣着'],
    ['工资低于标准', '每月发的钱比最低工资标准还少'],
    ['年终奖不兑现', '合同里写的奖金，老板说今年没有了'],
  ],
  入学报名: [
    ['孩子入学', '孩子今年上小学，学区怎么划的，报名要什么材料'],
    ['转学手续', '搬家后想给孩子转学，学校说没有学位'],
    ['幼儿园名额', '公办幼儿园报不上名，摇号的结果在哪里看'],
    ['学区划分', '同一个小区分到两所学校，离得远的要走四十分钟'],
    ['外地户口上学', '我们在这里打工，孩子户口在老家，能在这里读一年级吗'],
    ['初中划片', '小学毕业后对口哪一所初中，名单什么时候公布'],
    ['插班', '孩子二年级想插班，教育局让找学校，学校让找教育局'],
    ['报名系统打不开', '网上报名的系统一直登不上，明天就截止了'],
    ['录取结果', '民办学校的录取结果查不到，电话没人接'],
  ],
  噪声扰民: [
    ['半夜施工', '工地夜里两点还在打桩，吵得睡不着'],
    ['广场舞太吵', '音响开得很大，窗户关了还是吵，孩子没法写作业'],
    ['楼下酒吧噪声', '低音震得墙都在响，开到凌晨三点'],
    ['空调外机噪声', '外机嗡嗡响一整夜，贴着我家窗户'],
    ['装修电钻', '楼上装修，电钻从早响到晚，老人受不了'],
    ['早市喇叭', '菜市场的高音喇叭五点就开始喊，整栋楼都被吵醒'],
    ['货车半夜鸣笛', '货车半夜在楼下按喇叭、卸货，根本没法休息'],
    ['练歌房', '练歌房隔音太差，唱到后半夜，隔两条街都听得见'],
    ['狗叫', '隔壁养了几条狗，整夜叫，吵得全楼睡不好'],
  ],
}

export const LABELS = Object.keys(KINDS).toSorted()

export function written(count: number, seed = 7): readonly Written[] {
  const random = randomOf(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T
  return Array.from({ length: count }, (_, n) => {
    const label = LABELS[n % LABELS.length] as string
    const [title, text] = one(KINDS[label] ?? [])
    const place = one(PLACES)
    const number = 1 + Math.floor(random.next() * 300)
    return {
      label,
      title: `${place}${title}`,
      text: `${one(OPENINGS)}，${place}${number}号${text}，${one(ENDINGS)}。`,
    }
  })
}
