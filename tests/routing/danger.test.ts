/**
 * How well danger is recognised, on cases of our own: people in danger, in dialect, with wrong
 * characters and in euphemisms, and texts that only use their words. Parts a to d and f were learnt from;
 * e and g, by two hands, never were, and say what to expect of what nobody thought of.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { casesOf, examplesOf, fileOf, learn, LEARNT } from '../../scripts/danger-weights.ts'
import { accusationsIn, dangersIn, soundsLikely } from '../../src/routing/index.ts'

const isSure = (text: string) => dangersIn(text).length > 0
const isShown = (text: string) => isSure(text) || soundsLikely(text)

function rates(parts: readonly string[]) {
  const cases = parts.flatMap(casesOf)
  const dangers = cases.filter(({ what }) => what !== 'no')
  const others = cases.filter(({ what }) => what === 'no')
  const share = (of: typeof cases, is: (text: string) => boolean) =>
    of.filter(({ text }) => is(text)).length / of.length
  return {
    dangers: dangers.length,
    others: others.length,
    recall: share(dangers, isSure),
    shown: share(dangers, isShown),
    falseAlarms: share(others, isSure),
    falselyShown: share(others, isShown),
  }
}

describe('danger to life or property', () => {
  it('is recognised in hard cases, and seldom where there is none', () => {
    const measured = rates(LEARNT)
    expect(measured.dangers).toBeGreaterThanOrEqual(300)
    expect(measured.others).toBeGreaterThanOrEqual(200)
    expect(measured.recall).toBeGreaterThanOrEqual(0.98)
    expect(measured.falseAlarms).toBeLessThanOrEqual(0.075)
    expect(measured.falselyShown).toBeLessThanOrEqual(0.14)
  })

  it('is mostly recognised in what nobody thought of', () => {
    const measured = rates(['e', 'g'])
    expect(measured.dangers).toBeGreaterThanOrEqual(150)
    expect(measured.recall).toBeGreaterThanOrEqual(0.8)
    expect(measured.shown).toBeGreaterThanOrEqual(0.88)
    expect(measured.falseAlarms).toBeLessThanOrEqual(0.08)
    expect(measured.falselyShown).toBeLessThanOrEqual(0.14)
  })

  it('is the same between a greeting and a request', () => {
    const within = ({ text }: { readonly text: string }) =>
      `您好，我住城东，平时工作比较忙。${text}。请有关部门尽快来人看一下，处理结果请告诉我，谢谢。`
    const dangers = ['e', 'g'].flatMap(casesOf).filter(({ what }) => what !== 'no')
    const alone = dangers.filter(({ text }) => isSure(text)).length
    const among = dangers.filter((one) => isSure(within(one))).length
    expect(among).toBeGreaterThanOrEqual(alone * 0.95)
  })

  it('names the danger that it is', () => {
    const cases = LEARNT.flatMap(casesOf).filter(({ what }) => what !== 'no' && what !== 'english')
    const right = cases.filter(({ what, text }) =>
      dangersIn(text).some(({ kind }) => kind === what),
    )
    expect(right.length / cases.length).toBeGreaterThanOrEqual(0.92)
  })

  it('weighs words as its cases say: the same cases give the same weights', () => {
    const file = join(import.meta.dirname, '../../src/routing/danger/weights.ts')
    expect(readFileSync(file, 'utf8')).toBe(fileOf(learn(examplesOf(LEARNT))))
  })
})

describe('accusations of officials', () => {
  const lines = readFileSync(join(import.meta.dirname, 'accusations.txt'), 'utf8').split('\n')
  const of = (what: string) =>
    lines.filter((line) => line.startsWith(`${what} `)).map((line) => line.slice(what.length + 1))

  it.each(of('yes'))('accuses: %s', (text) => expect(accusationsIn(text)).not.toEqual([]))
  it.each(of('no'))('accuses nobody: %s', (text) => expect(accusationsIn(text)).toEqual([]))

  it('are read quickly in a text made to be slow', () => {
    for (const unit of ['书记', '收了', '举报', '给', '局长把', '被城管', 'official ']) {
      const started = performance.now()
      accusationsIn(unit.repeat(Math.ceil(100_000 / unit.length)))
      expect(performance.now() - started, unit).toBeLessThan(500)
    }
  })
})
