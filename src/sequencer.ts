/** npm run sequencer: gives the public logs their entries, as a process of its own beside servers that do not. */
import { houseOf } from './installation.ts'
import { startLogs } from './logs.ts'
import { readConfig } from './platform/config.ts'
import { tell } from './platform/exits.ts'
import { openLog } from './platform/log.ts'
import { progressTo } from './platform/progress.ts'
import { openStorage } from './platform/storage.ts'

export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = readConfig(args, env)
    const progress = progressTo((line) => console.error(line))
    const storage = await openStorage({ config, progress, share: true })
    const logs = await startLogs({
      config,
      storage,
      ports: houseOf(storage, config),
      log: openLog(),
    })
    console.log('账本排序程序已就绪 · the sequencer of the log is ready')
    const stop = new Promise<void>((resolve) => {
      for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => resolve())
    })
    await stop
    await logs.stop()
    await storage.close()
    process.exit(0)
  } catch (error) {
    process.exit(tell(error, (line) => console.error(line)))
  }
}

if (import.meta.main) await main(process.argv.slice(2), process.env)
