/** Where a thread begins that learns one lesson: see lessons.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { learnLesson } from './learning.ts'
import type { Lesson } from './lessons.ts'

parentPort?.postMessage(await learnLesson(workerData as Lesson), [])
