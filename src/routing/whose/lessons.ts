/**
 * Learning from what the city decided, at night, in a thread of its own: the desk does not wait for it.
 * Some matters are kept out of every lesson for good; a new model replaces the old one only if it is
 * not worse on them.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { countErasures, decidedRequests } from '../../matters/index.ts'
import type { DecidedRequest, Ports } from '../../matters/index.ts'
import type { Example } from '../classify/training.ts'
import { folderOf } from './models.ts'

export interface Lesson {
  readonly folder: string
  readonly examples: readonly Example[]
  /** Never learnt from, by any model of this city. */
  readonly kept: readonly Example[]
  readonly madeAt: string
  /** Matters that the city has erased: what was learnt of them must not stay. */
  readonly erased: number
}

export interface Learnt {
  readonly rows: number
  readonly labels: number
  readonly kept: number
  /** Share of the kept sample that each names rightly; null where there was none before. */
  readonly accuracy: number
  readonly before: number | null
  readonly replaced: boolean
}

/** Newest decisions that are learnt from. */
const MOST = 20_000
/** With fewer there is more in the list of categories than in what was decided. */
const FEWEST = 200
/** A category decided so rarely is left to the list of categories. */
const EACH = 5
/** One matter of so many is kept out. */
const KEPT = 10

/** Null: too little was decided yet, or this house keeps no models. */
export async function learnFromCity(house: Ports, jurisdiction: number): Promise<Learnt | null> {
  const folder = folderOf(house, jurisdiction)
  if (folder === null) return null
  const [erased, rows, rules] = await Promise.all([
    countErasures(house.db, jurisdiction),
    decidedRequests(house.db, jurisdiction, MOST),
    house.rules(jurisdiction),
  ])
  const lesson = lessonFrom(rows, (code) => rules.category(code) !== undefined)
  if (lesson === null) return null
  return inThread({ ...lesson, folder, madeAt: house.clock.now(), erased })
}

/** A city that has decided enough and learnt nothing yet does not wait for the night. */
export async function firstLesson(house: Ports, jurisdiction: number): Promise<Learnt | null> {
  const folder = folderOf(house, jurisdiction)
  if (folder === null || existsSync(join(folder, 'model.json'))) return null
  const some = await decidedRequests(house.db, jurisdiction, FEWEST)
  return some.length < FEWEST ? null : learnFromCity(house, jurisdiction)
}

export function lessonFrom(
  rows: readonly DecidedRequest[],
  isKnown: (category: string) => boolean,
): Pick<Lesson, 'examples' | 'kept'> | null {
  // Of an erased matter there is nothing left to read.
  const usable = rows.filter(
    ({ category, title, text }) => isKnown(category) && `${title}${text}`.trim() !== '',
  )
  const counts = new Map<string, number>()
  for (const { id, category } of usable)
    if (!isKept(id)) counts.set(category, (counts.get(category) ?? 0) + 1)
  const taught = usable.filter(({ category }) => (counts.get(category) ?? 0) >= EACH)
  const of = (kept: boolean) =>
    taught
      .filter(({ id }) => isKept(id) === kept)
      .map(({ title, text, category }) => ({ title, text, label: category }))
  const examples = of(false)
  const labels = new Set(examples.map(({ label }) => label))
  return examples.length < FEWEST || labels.size < 2 ? null : { examples, kept: of(true) }
}

/** By the matter's id alone: the same matters in every lesson. */
export function isKept(id: string): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % KEPT === 0
}

function inThread(lesson: Lesson): Promise<Learnt> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: lesson })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`learning ended with ${code}`))
    })
  })
}
