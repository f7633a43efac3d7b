/** One lesson: learns, compares with the model there is, and keeps the better one. */
import type { Model } from '../classify/model.ts'
import { keepModel, readModel } from '../classify/storing.ts'
import { learnModel } from '../classify/training.ts'
import type { Example } from '../classify/training.ts'
import { Failure } from '../../platform/failure.ts'
import type { Learnt, Lesson } from './lessons.ts'

export async function learnLesson(lesson: Lesson): Promise<Learnt> {
  const { folder, examples, kept, madeAt, erased } = lesson
  const made = learnModel(examples, { madeAt, erased })
  const before = await readModel(folder).catch((error: unknown) => {
    // What cannot be read any more cannot be better.
    if (error instanceof Failure) return null
    throw error
  })
  const accuracy = accuracyOn(made, kept)
  const earlier = before === null ? null : accuracyOn(before, kept)
  // Erased since: however good, it has learnt from what must be forgotten.
  const mustGo = before !== null && before.facts.erased !== erased
  const replaced = earlier === null || mustGo || accuracy >= earlier
  if (replaced) await keepModel(folder, made)
  return {
    rows: examples.length,
    labels: made.facts.labels.length,
    kept: kept.length,
    accuracy,
    before: earlier,
    replaced,
  }
}

function accuracyOn(model: Model, kept: readonly Example[]): number {
  if (kept.length === 0) return 1
  const right = kept.filter((one) => model.suggest(one).choices[0]?.label === one.label)
  return right.length / kept.length
}
