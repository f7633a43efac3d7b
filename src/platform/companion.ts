/**
 * A process beside ours that lives as long as we do: started again when it ends by itself, ended with us however we
 * end. The channel between the two is what it notices our end by (endWithParent), so it is never left behind.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

export interface CompanionOptions {
  readonly script: string
  /** `last`: with what it ended before; null at first, and where it ended by a signal. */
  args(last: number | null): readonly string[]
  /** What it tells us: anything it likes, and to be looked at as such. */
  onMessage(message: unknown): void
  /** It ended by itself and will be started again. `said`: the last it wrote to its standard error. */
  onEnd(code: number | null, said: string): void
}

export interface Companion {
  stop(): Promise<void>
}

/** Milliseconds before it is started again, doubling while it ends within a minute. */
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000
/** Milliseconds that it may take to end in order. */
const PATIENCE = 5_000
const MOST_SAID = 2_000

export function startCompanion(options: CompanionOptions): Companion {
  let child: ChildProcess | null = null
  let timer: NodeJS.Timeout | undefined
  let pause = FIRST_PAUSE
  let last: number | null = null
  let isStopped = false

  const start = (): void => {
    const began = performance.now()
    let said = ''
    child = spawn(process.execPath, [options.script, ...options.args(last)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child.stderr?.on(
      'data',
      (chunk: Buffer) => (said = (said + chunk.toString()).slice(-MOST_SAID)),
    )
    child.on('message', (message) => options.onMessage(message))
    const ended = (code: number | null, why = said): void => {
      if (child === null || isStopped) return
      child = null
      last = code
      if (performance.now() - began > LONGEST_PAUSE) pause = FIRST_PAUSE
      options.onEnd(code, why.trim())
      timer = setTimeout(start, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    }
    child.once('close', (code) => ended(code))
    // It could not be started at all; no other event need follow.
    child.once('error', (error) => ended(null, error.message))
  }

  start()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      if (child !== null && child.exitCode === null && child.signalCode === null) await end(child)
    },
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
    child.once('close', () => {
      clearTimeout(late)
      resolve()
    })
    // Not started at all: it will not close either.
    if (child.pid === undefined) resolve()
    else child.kill('SIGTERM')
  })
}
