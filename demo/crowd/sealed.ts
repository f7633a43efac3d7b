/** Reports against a unit: sealed from it and its line, worked on by those who handle such. */
import type { Instant } from '../../src/kernel/index.ts'
import * as c from '../course.ts'
import type { DemoRequest, Step } from '../course.ts'
import type { Dice } from './dice.ts'
import { areaFor } from './places.ts'
import { whoOf } from './saying.ts'
import { countyOf } from './units.ts'
import { DAYS, filedBy } from './when.ts'

const SAID: readonly (readonly [category: string, title: string, text: string])[] = [
  [
    'conduct-attitude',
    '跑了五趟都说不归他们管',
    '为一张证明在{u}楼上楼下跑五趟，一个科室推一个科室，有人当面讲“你去告好了”。我就想知道到底谁管。',
  ],
  [
    'conduct-attitude',
    '打电话去问就挂我电话',
    '给{u}打了三次电话，第一次让等，第二次说在开会，第三次直接挂掉。录音我留着。',
  ],
  [
    'conduct-corruption',
    '验收要请吃饭才肯签字',
    '我的小店装修验收，{u}来的人说消防要“再研究”，中间人暗示请一桌就好。我没请，拖了二十天。',
  ],
  [
    'conduct-corruption',
    '救助名额给了自家亲戚',
    '{u}有人把临时救助报给自己小舅子，人家开着车。我们真困难的排不上，名单只贴了一个晚上。',
  ],
  [
    'conduct-retaliation',
    '反映问题以后就来查我',
    '上个月我反映了{u}的事，这个月一连来查了四次，还说“你不是爱打电话吗”。请别让他们知道是我。',
  ],
  [
    'conduct-satisfaction',
    '催我改成满意，不改就天天打',
    '事情没办好我给了不满意，{u}的人一天三个电话求我改，说要扣奖金，昨天还找到我单位来了。',
  ],
]

const HANDLER = { post: 'sealed-2' } as const
const OUTSIDE = { post: 'sealed-inspection' } as const

function courseFor(dice: Dice, unit: string): readonly Step[] {
  const begun = [
    c.nameAccused(unit, '1wh'),
    c.dispatch('discipline', { by: 'sealed', after: '2wh' }),
    c.accept('2wh', HANDLER),
  ]
  const end = dice.fraction()
  if (end < 0.3) return begun
  const found =
    end < 0.7
      ? '经调取登记和录音，情况部分属实，当事人已批评教育并调离岗位，您要办的事由专人今天办结。'
      : '查了三个月的登记、录像和转账，未发现所反映的情形；有两处程序不规范，已要求改正。'
  return [
    ...begun,
    c.answer(end < 0.7 ? c.done(found) : c.partly(found), `${dice.from(3, 9)}wd`, HANDLER),
    c.passCheck('查阅卷宗并当面问过反映人，程序和结论站得住。', '2wd', OUTSIDE),
    c.judge({ solved: end < 0.7 ? 'yes' : 'partly', satisfied: 'partly', explained: 'yes' }, '30h'),
    c.close('1wd', OUTSIDE),
  ]
}

export function reports(dice: Dice, now: Instant, count: number): readonly DemoRequest[] {
  return Array.from({ length: count }, (_none, order): DemoRequest => {
    const { division, name } = areaFor(dice, 'road')
    const unit = countyOf(division)
    const [category, title, text] = dice.pick(SAID)
    const who = whoOf(dice, 900_000 + order)
    return {
      key: `sealed-${order}`,
      category,
      division,
      place: '',
      door: 'web',
      title,
      text: text.replace('{u}', `${name}那边`),
      accuses: unit,
      ...(who ? { who } : {}),
      filed: filedBy(dice, now, 'web', [1, DAYS - 1]),
      course: courseFor(dice, unit),
    }
  })
}
