/** Starts a witness on a folder and keeps it running. */
import { join } from 'node:path'
import { makeFolder } from '../platform/folders.ts'
import { givenSecret, secret } from '../platform/secrets.ts'
import { parseCosigner } from '../tlog/index.ts'
import { disk } from './disk.ts'
import type { Disk } from './disk.ts'
import { holdFolder } from './lock.ts'
import { refuseForgotten, refuseLess } from './rollback.ts'
import { witnessServer } from './routes.ts'
import { keepLogs, keepName } from './settings.ts'
import type { Settings } from './settings.ts'
import { beginState } from './state.ts'
import { openWitness } from './witness.ts'

export interface RunningWitness {
  readonly vkey: string
  /** As an address for a browser. */
  readonly address: string
  /** What whoever started it should read. */
  readonly notes: readonly string[]
  close(): Promise<void>
}

interface Around {
  /** Milliseconds since 1970. */
  readonly now?: () => number
  readonly disk?: Disk
  complain(line: string): void
}

const KEY = 'witness-key'

/** Rejects with Failure: the folder is in use, lost something, or another name was given. */
export async function startWitness(settings: Settings, around: Around): Promise<RunningWitness> {
  const { dataDir, host, port } = settings
  const on = around.disk ?? disk
  const folder = join(dataDir, 'signed')
  makeFolder(folder, 0o755)
  const lock = await holdFolder(dataDir)
  try {
    const name = await keepName(dataDir, settings.name, on)
    const logs = await keepLogs(dataDir, settings.logs, on)
    // The list of what was signed is begun before the key is made: a key without a list has lost it.
    if (givenSecret(dataDir, KEY) === null) await beginState(folder, on)
    const witness = await openWitness({
      name,
      seed: secret(dataDir, KEY, 32),
      folder,
      logs: logs.map(({ verifier }) => verifier),
      now: around.now ?? Date.now,
      disk: on,
    })
    const signed = await witness.signed()
    refuseLess(signed, settings.atLeast)
    const silent = await refuseForgotten(signed, logs, parseCosigner(witness.vkey))
    const server = witnessServer({ witness, complain: around.complain })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port }, resolve)
    })
    const bound = server.address()
    const at = bound !== null && typeof bound === 'object' ? bound.port : port
    return {
      vkey: witness.vkey,
      address: `http://${host.includes(':') ? `[${host}]` : host}:${at}`,
      notes: silent.map(notAsked),
      async close() {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()))
        server.closeIdleConnections()
        await closed
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

function notAsked(url: string): string {
  return `未能读取 ${url}/checkpoint，无法核对见证记录是否完整；照常见证。 · ${url}/checkpoint could not be read, so whether the record is complete was not checked; witnessing all the same.`
}
