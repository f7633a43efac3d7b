/** Where a thread begins that groups all messages of a city: see whole.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Heard } from '../routing/index.ts'
import { wholeOf } from './whole.ts'

parentPort?.postMessage(await wholeOf(workerData as readonly Heard[]), [])
