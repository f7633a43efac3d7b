/**
 * Started through npm, the program ends when npm is gone: whoever kills npm means the server, and a server nobody
 * sees would keep the port and the data. Started directly, it depends on nobody.
 */
import { readFileSync } from 'node:fs'

const EVERY = 1_000

export function endWithParent(): void {
  // Our own launcher on an older Node holds this channel open as long as it lives.
  process.channel?.unref()
  process.once('disconnect', end)
  const npm = process.env['npm_lifecycle_event'] === undefined ? null : ancestorNpm(process.ppid)
  if (npm === null) return
  const born = birth(npm)
  setInterval(() => {
    if (birth(npm) !== born) end()
  }, EVERY).unref()
}

function end(): void {
  process.kill(process.pid, 'SIGTERM')
}

/** npm itself is our parent, or its shell's; where there is no /proc nobody is watched. */
function ancestorNpm(parent: number): number | null {
  let pid = parent
  for (let generation = 0; generation < 4 && pid > 1; generation += 1) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('npm ')) return pid
      pid = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    } catch {
      return null
    }
  }
  return null
}

/** When the process of that number began, in clock ticks; null when there is none. */
function birth(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null
  } catch {
    return null
  }
}
