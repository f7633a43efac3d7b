import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { written } from '../../../tests/support/messages.ts'
import { drawnTo, Neighbours } from './neighbours.ts'
import { learnModel } from './training.ts'

const model = learnModel(written(160), { madeAt: '' })
const EARLIER = new Neighbours()
for (const [n, { title, text, label }] of written(160).entries())
  EARLIER.add({ title, text }, { id: `e${n}`, label })
const said = (text: string) => ({ title: '', text })

/** Ten rulings of a kind that the model has never seen: none is a copy of another. */
const DRONES = [
  '公园上空无人机乱飞，差点砸到小孩',
  '有人在楼顶放无人机，对着窗户拍',
  '无人机夜里飞，不知道谁在操控，怕掉下来伤人',
  '学校操场上方常有无人机盘旋',
  '广场上有人飞无人机没有任何许可，能不能管',
  '航拍的无人机飞得很低，老人被吓到',
  '景区禁飞区里有人玩无人机',
  '邻居的无人机每天飞到我家阳台前',
  '河边放无人机的人越来越多，失控掉进水里',
  '无人机撞断电线，后来没人承认',
]
const AFTER = [
  '小区里老有人飞无人机，声音大还偷拍',
  '昨晚无人机从天上掉下来砸坏了车',
  '谁来管无人机黑飞',
]

describe('rulings', () => {
  it('are followed after ten of a new kind, and nothing else changes', () => {
    const rulings = new Neighbours(EARLIER)
    for (const [n, text] of DRONES.entries())
      rulings.add(said(text), { id: `m${n}`, label: '低空飞行' })
    for (const text of AFTER) {
      const before = model.suggest(said(text)).choices
      expect(before.map(({ label }) => label)).not.toContain('低空飞行')
      const after = drawnTo(before, rulings, said(text)).choices
      expect(after[0]?.label, text).toBe('低空飞行')
    }
    for (const { text, title, label } of written(40, 5)) {
      const { choices } = model.suggest({ title, text })
      expect(drawnTo(choices, rulings, { title, text }).choices[0]?.label).toBe(choices[0]?.label)
      expect(choices[0]?.label).toBe(label)
    }
  })

  it('weigh more than what many cases say', () => {
    const lamp = said('桥头这盏景观灯一闪一闪')
    const { choices } = model.suggest(lamp)
    expect(choices[0]?.label).toBe('路灯照明')
    const rulings = new Neighbours(EARLIER)
    rulings.add(said('桥头的景观灯不亮'), { id: 'm1', label: '景观管养' })
    rulings.add(said('桥上的景观灯坏了一半'), { id: 'm2', label: '景观管养' })
    rulings.add(said('桥头景观灯总是闪'), { id: 'm3', label: '景观管养' })
    const near = rulings.near(lamp, 5)
    expect(drawnTo(choices, rulings, lamp).choices[0]?.label).toBe('景观管养')
    expect(near[0]?.shared).toContain('桥头')
  })

  it('leave chances that come to one, whatever was ruled', () => {
    const rulings = new Neighbours(EARLIER)
    for (const [n, { title, text }] of written(30, 3).entries())
      rulings.add({ title, text }, { id: `m${n}`, label: `类别${n % 7}` })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { choices } = model.suggest(said(text))
        const after = drawnTo(choices, rulings, said(text)).choices
        expect(after.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 6)
        expect(after.every(({ chance }) => chance >= 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
