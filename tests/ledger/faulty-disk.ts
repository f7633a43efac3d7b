/** A disk of which one call fails: before it was done, or after it was done and only its success was lost. */
import type { Disk } from '../../src/ledger/disk.ts'

export type Fault = 'not applied' | 'applied, and reported failed'
/** The process is gone with that call: nothing after it happens either. */
export type Death = 'dies before' | 'dies after'

export interface FaultyDisk extends Disk {
  /** From now on: the call of that number fails, or the process ends with it; null: none. */
  plan(at: number | null, how?: Fault | Death, code?: 'EIO' | 'ENOSPC'): void
  /** Whether the planned call was reached. */
  readonly struck: boolean
  /** Calls since the last plan. */
  readonly calls: number
}

export function faultyDisk(disk: Disk): FaultyDisk {
  let at: number | null = null
  let how: Fault | Death = 'not applied'
  let code = 'EIO'
  let calls = 0
  let struck = false

  const failed = (name: string) =>
    Object.assign(new Error(`${code}: planned, ${name}`), { code, syscall: name })

  async function call<T>(name: string, work: () => Promise<T>): Promise<T> {
    calls += 1
    const isDeath = how.startsWith('dies')
    if (struck && isDeath) throw failed(name)
    if (calls !== at) return work()
    struck = true
    if (how === 'applied, and reported failed' || how === 'dies after') await work()
    throw failed(name)
  }

  return {
    plan(next, way = 'not applied', error = 'EIO') {
      at = next
      how = way
      code = error
      calls = 0
      struck = false
    },
    get struck() {
      return struck
    },
    get calls() {
      return calls
    },
    read: (path) => call('read', () => disk.read(path)),
    write: (path, bytes) => call('write', () => disk.write(path, bytes)),
    sync: (path) => call('fsync', () => disk.sync(path)),
    syncFolder: (path) => call('fsync', () => disk.syncFolder(path)),
    link: (from, to) => call('link', () => disk.link(from, to)),
    rename: (from, to) => call('rename', () => disk.rename(from, to)),
    remove: (path) => call('unlink', () => disk.remove(path)),
    makeFolder: (path) => call('mkdir', () => disk.makeFolder(path)),
    removeFolder: (path) => call('rmdir', () => disk.removeFolder(path)),
    list: (path) => call('scandir', () => disk.list(path)),
  }
}
