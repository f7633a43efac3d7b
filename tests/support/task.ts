/** A small task with the ways a clock can move, and the people who do and judge it: for the tests of the kernel. */
import { SOUND } from '../laws/planted.ts'
import type { TaskState } from '../laws/planted.ts'
import { actOf, declareKind, text } from '../../src/kernel/index.ts'
import { acting, DOOR, official, rulebookOf } from './acting.ts'
import type { Acting } from './acting.ts'

const act = actOf<TaskState>()
const words = (name: string) => ({ zh: name, en: name })
const told = { officials: words('…'), resident: null }

export const task = declareKind({
  ...SOUND,
  acts: {
    ...SOUND.acts,
    prolong: act({
      from: ['given'],
      by: ['worker'],
      words: words('prolong'),
      told,
      fields: {},
      starts: (matter) => [
        { limit: 'extension', as: 'working', ...fromDue(matter.clocks['working']?.due) },
      ],
      to: [],
      becomes: () => ({}),
    }),
    hurry: act({
      from: ['given'],
      by: ['giver'],
      words: words('hurry'),
      told,
      fields: {},
      starts: () => [{ limit: 'danger', as: 'working', sooner: true }],
      to: [],
      becomes: () => ({}),
    }),
    promise: act({
      from: ['given'],
      by: ['worker'],
      words: words('promise'),
      told,
      fields: { until: text(words('until')) },
      starts: (_matter, input) => [{ until: String(input['until']), as: 'working' }],
      to: [],
      becomes: () => ({}),
    }),
  },
})

function fromDue(due: string | null | undefined) {
  return due ? { from: due } : {}
}

export const LIMITS = { dispatch: 4, whole: 100, check: 20, extension: 50, danger: 2 }
export const giver = official(['dispatch'])
export const worker = official(['handle'], 'works')
export const checker = official(['check'], 'checks')

export function asked(): Acting {
  const stage = acting(task, rulebookOf(LIMITS))
  stage.must('ask', DOOR, { text: '路灯' })
  return stage
}

export function given(): Acting {
  const stage = asked()
  stage.must('give', giver, { unit: 'works' })
  return stage
}

export function done(): Acting {
  const stage = given()
  stage.must('finish', worker, { sure: true })
  return stage
}
