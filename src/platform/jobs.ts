/**
 * Work that is done later and survives a restart. Deadlines of matters are no jobs: they are columns and one sweep,
 * which a job here sets off. The queue starts with the first job that somebody asks for.
 */
import { randomUUID } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import type { Log } from './log.ts'

export interface Jobs {
  /**
   * Runs `work` at the times of a cron expression, in `zone` (Asia/Shanghai unless told). However many instances run,
   * each time is worked once; a time that falls while the last one is still being worked is left out.
   */
  every(name: string, cron: string, work: () => Promise<void>, zone?: string): Promise<void>
  /** Takes up jobs of that name. What throws is tried again, five times at growing distance. */
  work<Data extends object>(name: string, work: (data: Data) => Promise<void>): Promise<void>
  /** With `key`, only one job of that name and key waits at a time; `after`: not before so many seconds. */
  send(name: string, data: object, key?: string, after?: number): Promise<void>
  /** Lets running jobs end, for ten seconds at most. */
  stop(): Promise<void>
}

export interface JobsOptions {
  url: string
  role?: string
  schema: string
  log: Log
}

/** A worker that was killed is noticed by its missing heartbeat, and its job given to another. */
const QUEUE = { retryLimit: 5, retryDelay: 5, retryBackoff: true, heartbeatSeconds: 30 } as const

/** `exclusive`: one job, waiting or in hand. `short`: one job of a key waiting, whatever is in hand. */
type Policy = 'exclusive' | 'short'

export function openJobs({ url, role, schema, log }: JobsOptions): Jobs {
  let started: Promise<PgBoss> | null = null
  const queues = new Map<string, Promise<void>>()

  function boss(): Promise<PgBoss> {
    started ??= start().catch((error: unknown) => {
      started = null
      throw error
    })
    return started
  }
  async function start(): Promise<PgBoss> {
    const made = new PgBoss({
      connectionString: url,
      schema,
      createSchema: false,
      max: 3,
      application_name: 'answerable jobs',
      ...(role && { options: `-c role=${role}` }),
    })
    made.on('error', (error) => log.error({ err: error }, 'jobs failed'))
    return made.start()
  }
  async function queue(name: string, policy: Policy): Promise<PgBoss> {
    const running = await boss()
    const known = queues.get(name) ?? running.createQueue(name, { policy, ...QUEUE })
    queues.set(name, known)
    await known
    return running
  }

  return {
    async every(name, cron, work, zone = 'Asia/Shanghai') {
      const running = await queue(name, 'exclusive')
      await running.schedule(name, cron, null, { tz: zone })
      await running.work(name, { pollingIntervalSeconds: 2 }, logged(log, name, work))
    },
    async work<Data extends object>(name: string, work: (data: Data) => Promise<void>) {
      const running = await queue(name, 'short')
      await running.work<Data>(name, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
        if (job) await logged(log, name, () => work(job.data))()
      })
    },
    async send(name, data, key, after = 0) {
      const running = await queue(name, 'short')
      await running.send(name, data, { singletonKey: key ?? randomUUID(), startAfter: after })
    },
    async stop() {
      const running = await started
      await running?.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** The queue keeps the error for the next try; the log says that there was one. */
function logged(log: Log, job: string, work: () => Promise<void>): () => Promise<void> {
  return async () => {
    try {
      await work()
    } catch (error) {
      log.error({ err: error, job }, 'job failed')
      throw error
    }
  }
}
