import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LABELS, written } from '../../../tests/support/messages.ts'
import { readModel } from '../classify/storing.ts'
import { learnLesson } from './learning.ts'
import { isKept, lessonFrom } from './lessons.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lesson-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const decided = (count: number) =>
  written(count).map(({ title, text, label }, n) => ({
    id: `matter-${n}`,
    category: label,
    division: null,
    unit: 'urban',
    title,
    text,
  }))

const EXAMPLES = written(240)
const KEPT = written(40, 31)
/** The same words under labels in turn: nothing can be learnt from them. */
const WRONG = EXAMPLES.map((one, n) => ({
  ...one,
  label: LABELS[Math.floor(n / 4) % 4] as string,
}))

describe('a lesson', () => {
  it('replaces a model that is worse on the kept sample, and never a better one', async () => {
    const lesson = { folder, kept: KEPT, madeAt: '2026-03-01T00:00:00.000Z', erased: 0 }
    const bad = await learnLesson({ ...lesson, examples: WRONG })
    expect(bad).toMatchObject({ before: null, replaced: true, kept: 40, labels: 4 })
    const good = await learnLesson({
      ...lesson,
      examples: EXAMPLES,
      madeAt: '2026-03-02T00:00:00.000Z',
    })
    expect(good.replaced).toBe(true)
    expect(good.before).toBe(bad.accuracy)
    expect(good.accuracy).toBeGreaterThan(0.9)
    const again = await learnLesson({
      ...lesson,
      examples: WRONG,
      madeAt: '2026-03-03T00:00:00.000Z',
    })
    expect(again).toMatchObject({ before: good.accuracy, replaced: false })
    expect((await readModel(folder))?.facts.madeAt).toBe('2026-03-02T00:00:00.000Z')
  })

  it('gives up what has learnt from an erased matter, however good it is', async () => {
    const lesson = { folder, kept: KEPT, madeAt: '2026-03-01T00:00:00.000Z' }
    await learnLesson({ ...lesson, examples: EXAMPLES, erased: 0 })
    const after = await learnLesson({ ...lesson, examples: WRONG, erased: 1 })
    expect(after.replaced).toBe(true)
    expect((await readModel(folder))?.facts.erased).toBe(1)
    const rows = decided(400).map((one, n) => (n < 100 ? { ...one, title: '', text: '' } : one))
    const left = lessonFrom(rows, () => true)
    expect((left?.examples.length ?? 0) + (left?.kept.length ?? 0)).toBe(300)
  })

  it('keeps the same matters out of every lesson, about one of ten', () => {
    const all = decided(1_000)
    const first = lessonFrom(all.slice(0, 700), () => true)
    const second = lessonFrom(all, () => true)
    const kept = all.filter(({ id }) => isKept(id)).length
    expect(kept).toBeGreaterThan(60)
    expect(kept).toBeLessThan(140)
    expect(second?.kept).toHaveLength(kept)
    expect(second?.examples).toHaveLength(1_000 - kept)
    for (const one of first?.kept ?? []) expect(second?.kept).toContainEqual(one)
  })

  it('waits until enough was decided, and leaves out categories the city has ended', () => {
    expect(lessonFrom(decided(150), () => true)).toBeNull()
    const lesson = lessonFrom(decided(400), (code) => code !== LABELS[0])
    expect(new Set(lesson?.examples.map(({ label }) => label))).toEqual(new Set(LABELS.slice(1)))
  })
})
