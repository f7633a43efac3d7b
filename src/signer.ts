/** npm run signer: holds the keys of the public logs and signs their checkpoints, with nothing of the web. */
import { join } from 'node:path'
import { ownSigner, realDisk, serveSigner } from './ledger/index.ts'
import { readConfig } from './platform/config.ts'
import { tell } from './platform/exits.ts'
import { makeFolder } from './platform/folders.ts'
import { openLog } from './platform/log.ts'

export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const { dataDir } = readConfig(args, env)
    makeFolder(join(dataDir, 'signer'), 0o700)
    const signer = ownSigner({ dataDir, disk: realDisk, now: Date.now })
    const server = await serveSigner(dataDir, signer, openLog())
    console.log(
      `账本签名程序已就绪 · the signer of the log is ready: ${join(dataDir, 'signer', 'socket')}`,
    )
    const stop = new Promise<void>((resolve) => {
      for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => resolve())
    })
    await stop
    await server.close()
    process.exit(0)
  } catch (error) {
    process.exit(tell(error, (line) => console.error(line)))
  }
}

if (import.meta.main) await main(process.argv.slice(2), process.env)
