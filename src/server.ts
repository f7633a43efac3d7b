/** Puts the house together and keeps it running until it is told to stop. */
import { openCity } from './city.ts'
import { startDelivery } from './delivery/index.ts'
import { eraseAgain, keepRegister } from './erasure/index.ts'
import type { Keeping } from './erasure/index.ts'
import { clockOf } from './demonstration.ts'
import { houseOf } from './installation.ts'
import { openThrottle } from './org/index.ts'
import { healthRoute } from './platform/health.ts'
import { JOBS_SCHEMA } from './platform/cluster.store.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { tell } from './platform/exits.ts'
import { failureOf } from './platform/embedded.ts'
import { openJobs } from './platform/jobs.ts'
import { type Log, openLog } from './platform/log.ts'
import { refuseTakenPort } from './platform/port.ts'
import { type Progress, progressTo } from './platform/progress.ts'
import { secret } from './platform/secrets.ts'
import { type Storage, openStorage } from './platform/storage.ts'
import { jurisdictionsOf } from './rules/index.ts'
import { serve } from './serving.ts'
import { guessLimiter } from './vault/index.ts'
import { startLogs } from './logs.ts'
import { startWork } from './worker.ts'

export interface House {
  /** Where it listens, as an address for a browser. */
  address: string
  storage: Storage
  /** What whoever started it reads: accounts, codes, keys. */
  lines: readonly string[]
  /** Stops taking requests, lets those in hand end, and leaves the database cleanly stopped. */
  close(): Promise<void>
}

interface Surroundings {
  config: Config
  log: Log
  progress: Progress
  say(line: string): void
  env: NodeJS.ProcessEnv
}

export async function openHouse(around: Surroundings): Promise<House> {
  const { config, log, progress, say, env } = around
  const storage = await openStorage({
    config,
    progress,
    onLost: (error) => log.warn({ err: error }, 'connection lost'),
  })
  const jobs = openJobs({
    url: storage.appUrl,
    ...(storage.role && { role: storage.role }),
    schema: JOBS_SCHEMA,
    log,
  })
  let delivery: { stop(): Promise<void> } | null = null
  let logs: { stop(): Promise<void> } | null = null
  try {
    await refuseTakenPort(config.host, config.port)
    for (const note of storage.notes) say(note)
    const ports = houseOf(storage, config, await clockOf(storage, config))
    const city = await openCity({ config, storage, house: ports, progress, env })
    await eraseWhatCameBack({ ports, dataDir: config.dataDir }, say)
    const app = await serve({
      house: ports,
      org: {
        db: ports.db,
        // Whoever signs in holds a phone that shows real time, however fast a demonstration runs.
        clock: systemClock,
        master: secret(config.dataDir, 'vault-master', 32),
        throttle: openThrottle(),
        guesses: guessLimiter(),
        jurisdiction: city.jurisdiction.id,
        issuer: `有应 ${city.jurisdiction.name.zh}`,
      },
      log,
      formKey: secret(config.dataDir, 'forms', 32),
      publicUrl: config.publicUrl,
      more: [healthRoute(storage.db), ...city.routes],
    })
    await startWork(ports, jobs, log, { dataDir: config.dataDir, upkeepUrl: storage.upkeepUrl })
    delivery = await startDelivery({
      ports,
      dataDir: config.dataDir,
      publicUrl: config.publicUrl,
      log,
    })
    if (config.sequencer) logs = await startLogs({ config, storage, ports, log })
    await app.listen({ host: config.host, port: config.port })
    const bound = app.server.address()
    const port = bound !== null && typeof bound === 'object' ? bound.port : config.port
    return {
      address: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`,
      storage,
      lines: city.lines,
      async close() {
        await app.close()
        await delivery?.stop()
        await jobs.stop()
        // Last of all that writes: what came in until now has its place.
        await logs?.stop()
        await storage.close()
      },
    }
  } catch (error) {
    await delivery?.stop()
    await jobs.stop()
    await logs?.stop()
    await storage.close()
    throw error
  }
}

/** Before anybody is served: a restored backup brings back what was erased. */
async function eraseWhatCameBack(keeping: Keeping, say: (line: string) => void): Promise<void> {
  for (const { id } of await jurisdictionsOf(keeping.ports.db)) {
    const again = await eraseAgain(keeping, id)
    await keepRegister(keeping, id)
    if (again === 0) continue
    say(`数据库里又出现了 ${again} 件已删除的内容（恢复了较早的备份）：已按删除登记再次删除。`)
    say(
      `The database had ${again} matters again that were erased (an older backup was restored): erased again as the register says.`,
    )
  }
}

export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const say = (line: string): void => console.log(line)
  const complain = (line: string): void => console.error(line)
  const stopping = new AbortController()
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(name, () => {
      // Asked twice: whoever waits has waited enough. The next start clears up.
      if (stopping.signal.aborted) process.exit(130)
      stopping.abort()
    })
  }
  try {
    const config = readConfig(args, env)
    const log = openLog()
    const house = await openHouse({ config, log, progress: progressTo(say), say, env })
    for (const line of house.lines) say(line)
    say(`有应 · Answerable: ${house.address}`)
    const end = await Promise.race([told(stopping.signal), house.storage.lost])
    // Better to end and be started again than to answer without a database.
    if (end !== STOPPED) throw failureOf(end)
    await house.close()
    process.exit(0)
  } catch (error) {
    process.exit(tell(error, complain))
  }
}

const STOPPED = Symbol('stopped')

function told(signal: AbortSignal): Promise<typeof STOPPED> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(STOPPED)
    else signal.addEventListener('abort', () => resolve(STOPPED), { once: true })
  })
}

if (import.meta.main) await main(process.argv.slice(2), process.env)
