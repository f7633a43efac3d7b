import { describe, expect, it } from 'vitest'
import { LABELS, written } from '../../../tests/support/messages.ts'
import { fingerprintOf, learnModel } from './training.ts'

const MADE = { madeAt: '2026-03-01T00:00:00.000Z' }
const EXAMPLES = written(160)
const model = learnModel(EXAMPLES, MADE)
const ask = (text: string, title = '') => model.suggest({ title, text })

describe('a model of categories', () => {
  it('names what it has learnt in other words than it learnt it in', () => {
    expect(ask('巷子里的灯全灭了，晚上回家看不见台阶').choices[0]?.label).toBe('路灯照明')
    expect(ask('干了两个月，工钱一直拖着不给').choices[0]?.label).toBe('工资拖欠')
    expect(ask('明年该上一年级了，我们这里属于哪个学区').choices[0]?.label).toBe('入学报名')
    expect(ask('隔壁装修电钻从早响到晚，吵死了').choices[0]?.label).toBe('噪声扰民')
  })

  it('gives every label a chance, the likeliest first, and they come to one', () => {
    const { choices } = ask('路灯不亮')
    expect(choices.map(({ label }) => label).toSorted()).toEqual(LABELS)
    const chances = choices.map(({ chance }) => chance)
    expect(chances).toEqual(chances.toSorted((a, b) => b - a))
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9)
  })

  it('is less sure where a message speaks of two things, and says both', () => {
    const clear = ask('路灯坏了好几盏，晚上走路看不见，请派人来修')
    expect(clear.outcome).toBe('named')
    const both = ask('路灯不亮，隔壁还整夜装修电钻响')
    expect(both.choices[0]?.chance).toBeLessThan(clear.choices[0]?.chance ?? 0)
    const [first, second] = both.choices.map(({ label }) => label)
    expect(new Set([first, second])).toEqual(new Set(['噪声扰民', '路灯照明']))
  })

  it('asks for a person below the confidence that keeps nineteen of twenty right', () => {
    const asked = written(200, 99).map(({ text, title }) => ask(text, title))
    const surest = (outcome: string) =>
      asked.filter((one) => one.outcome === outcome).map(({ choices }) => choices[0]?.chance ?? 0)
    expect(Math.min(...surest('named'))).toBeGreaterThanOrEqual(model.facts.threshold)
    expect(Math.max(0, ...surest('unsure'))).toBeLessThan(model.facts.threshold)
  })

  it('knows what lies outside everything it has learnt', () => {
    for (const text of [
      'The quarterly newsletter of the chess club is late again',
      '请问红烧肉怎么做才不腻，火候多久合适',
      'Скажите, где можно купить билет на поезд',
    ])
      expect(ask(text).outcome, text).toMatch(/^(outside|empty)$/u)
  })

  it('has nothing to go by where nothing is said', () => {
    for (const text of ['', '   ', '😀🎉👍', '。。。！！？'])
      expect(ask(text).outcome, JSON.stringify(text)).toBe('empty')
  })

  it('reads a megabyte as fast as anybody needs, and by its beginning and end', () => {
    const began = performance.now()
    const long = ask(`路灯不亮，灯杆坏了。${'嗯'.repeat(1_000_000)}`)
    expect(performance.now() - began).toBeLessThan(200)
    expect(long.choices).toHaveLength(LABELS.length)
  })

  it('was measured on rows that it had not seen, and remembers on which data', () => {
    const { quality, rows, fingerprint } = model.facts
    expect(quality.n).toBe(160)
    expect(quality.macroF1).toBeGreaterThan(0.9)
    expect(rows).toBe(160)
    expect(fingerprint).toBe(fingerprintOf(EXAMPLES.toReversed()))
    expect(fingerprint).not.toBe(fingerprintOf(EXAMPLES.slice(1)))
  })

  it('is the same for the same examples, to the bit', () => {
    const again = learnModel(EXAMPLES, MADE)
    expect(again.facts).toEqual(model.facts)
    expect(again.parts.machines).toEqual(model.parts.machines)
  })

  it('learns nothing from labels that contradict the words, and then is not sure', () => {
    // Planted: labels in turn, whatever the text says.
    const shuffled = EXAMPLES.map((one, n) => ({
      ...one,
      label: LABELS[Math.floor(n / LABELS.length) % LABELS.length] as string,
    }))
    const { quality, threshold } = learnModel(shuffled, MADE).facts
    expect(quality.accuracy).toBeLessThan(0.5)
    expect(threshold).toBeGreaterThanOrEqual(0.5)
  })

  it('does with labels of a single row, and with messages that are all the same', () => {
    const lone = learnModel(
      [...EXAMPLES, { title: '想养羊', text: '养羊有没有补贴', label: '农业' }],
      MADE,
    )
    expect(lone.suggest({ title: '', text: '路灯坏了' }).choices[0]?.label).toBe('路灯照明')
    const same = LABELS.flatMap((label) =>
      Array.from({ length: 5 }, () => ({ title: '一样', text: '都是一样的话', label })),
    )
    const { choices, outcome } = learnModel(same, MADE).suggest({
      title: '一样',
      text: '都是一样的话',
    })
    expect(choices).toHaveLength(LABELS.length)
    expect(outcome).not.toBe('named')
  })

  it('refuses to be made of one label', () => {
    expect(() =>
      learnModel(
        EXAMPLES.filter(({ label }) => label === LABELS[0]),
        MADE,
      ),
    ).toThrow()
  })
})
