import { describe, expect, it } from 'vitest'
import { LABELS, written } from '../../../tests/support/messages.ts'
import { nearDuplicates, partsOf } from './folds.ts'
import { normalOf } from './views.ts'

const said = (text: string) => normalOf({ title: '', text })

describe('near-duplicates', () => {
  it('are the same with a word changed, and not what merely speaks of the same', () => {
    const lamp = '和平路菜场门口的路灯坏了三盏，晚上老人走路看不清，已经摔了两次，请尽快派人来修'
    const [one, again, other, wages] = nearDuplicates([
      said(lamp),
      said(lamp.replace('三盏', '四盏').replace('请', '麻烦')),
      said('公园里的路灯一闪一闪，换一个灯泡就行，谢谢'),
      said('工资拖了三个月没有发，打电话给老板也不接'),
    ])
    expect(again).toBe(one)
    expect(other).not.toBe(one)
    expect(wages).not.toBe(one)
  })
})

describe('parts', () => {
  const labels = Uint16Array.from(written(200), ({ label }) => LABELS.indexOf(label))

  it('never part near-duplicates', () => {
    const groups = Uint32Array.from(labels.keys(), (row) => row % 31)
    const parts = partsOf(labels, groups, 5, 3)
    for (const [row, group] of groups.entries())
      expect(parts[row]).toBe(parts[groups.indexOf(group)])
  })

  it('have each as much of every label as goes', () => {
    const parts = partsOf(labels, Uint32Array.from(labels.keys()), 5, 3)
    for (let part = 0; part < 5; part += 1)
      for (let label = 0; label < LABELS.length; label += 1) {
        const n = [...labels.keys()].filter(
          (row) => parts[row] === part && labels[row] === label,
        ).length
        expect(n).toBe(10)
      }
  })
})
