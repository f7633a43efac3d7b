/** What a witness is told when it starts, and what it keeps of it in its folder. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startedIn } from '../platform/config.ts'
import { Failure } from '../platform/failure.ts'
import { NoteError, isKeyName, parseVkey } from '../tlog/index.ts'
import type { Verifier } from '../tlog/index.ts'
import type { Disk } from './disk.ts'

export interface Settings {
  readonly dataDir: string
  readonly host: string
  readonly port: number
  /** Null: as it was called before. */
  readonly name: string | null
  /** Lines to be added to the list of logs. */
  readonly logs: readonly string[]
  /** What must have been signed at least: origin → size. */
  readonly atLeast: ReadonlyMap<string, number>
}

export interface Log {
  readonly vkey: string
  readonly verifier: Verifier
  /** Where it publishes its checkpoint, without a slash at the end; null: not said. */
  readonly url: string | null
}

export const USAGE =
  'npm run witness -- --data DIR --port N [--host HOST] [--name NAME] [--log "VKEY [URL]"]… [--at-least ORIGIN=SIZE]…'

type Environment = Readonly<Record<string, string | undefined>>

/** Throws Failure. */
export function readSettings(args: readonly string[], env: Environment): Settings {
  const values = parse(args)
  const port = Number(values.port ?? '8090')
  const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535
  if (values.data === undefined || !isPort) throw usage()
  if (values.name !== undefined && !isKeyName(values.name)) {
    throw new Failure(
      'usage',
      '--name 是见证的名称，形如 paper.example/witness：不能有空格和加号。',
      '--name is what the witness is called, like paper.example/witness: without spaces and plus signs.',
    )
  }
  return {
    dataDir: resolve(startedIn(env), values.data),
    host: values.host ?? '127.0.0.1',
    port,
    name: values.name ?? null,
    logs: values.log ?? [],
    atLeast: new Map((values['at-least'] ?? []).map(leastOf)),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        name: { type: 'string' },
        log: { type: 'string', multiple: true },
        'at-least': { type: 'string', multiple: true },
      },
    }).values
  } catch {
    throw usage()
  }
}

function leastOf(text: string): readonly [string, number] {
  const [, origin, size] = /^(.+)=(\d{1,15})$/.exec(text) ?? []
  if (origin === undefined) throw usage()
  return [origin, Number(size)]
}

function usage(): Failure {
  return new Failure('usage', `用法：${USAGE}`, `Usage: ${USAGE}`)
}

const LOGS = 'logs'
const NAME = 'name'

/** The list of logs with those of `more` added to it; throws Failure where a line of it is wrong. */
export async function keepLogs(
  folder: string,
  more: readonly string[],
  disk: Disk,
): Promise<readonly Log[]> {
  const path = join(folder, LOGS)
  const text = await disk.read(path)
  const lines = (text ?? HEAD).split('\n').filter((line) => line.trim() !== '')
  const known = logsIn(lines, path)
  const fresh = more.filter((line) => {
    const { vkey, url } = readLog(line, '--log')
    const there = known.get(vkey)
    return !there || (url !== null && url !== there.url)
  })
  const all = [...lines, ...fresh.map((line) => line.trim())]
  if (text === null || fresh.length > 0) await disk.replace(path, `${all.join('\n')}\n`)
  return [...logsIn(all, path).values()]
}

/** Each key once, with the last address that was given for it. */
function logsIn(lines: readonly string[], where: string): Map<string, Log> {
  const logs = new Map<string, Log>()
  for (const line of lines) {
    if (line.trim().startsWith('#')) continue
    const log = readLog(line, where)
    logs.set(log.vkey, { ...log, url: log.url ?? logs.get(log.vkey)?.url ?? null })
  }
  return logs
}

const HEAD =
  '# 一行一个日志：公钥 [网址] · one log a line: vkey [URL]. Read when the witness starts.'

function readLog(line: string, where: string): Log {
  const [vkey = '', url, ...rest] = line.trim().split(/\s+/)
  try {
    if (rest.length > 0 || (url !== undefined && !/^https?:\/\//.test(url))) {
      throw new NoteError('malformed', 'a log is VKEY [URL]')
    }
    return { vkey, verifier: parseVkey(vkey), url: url?.replace(/\/+$/, '') ?? null }
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    throw new Failure(
      'usage',
      `${where} 里的这一行不是日志的公钥：${line}（${error.message}）`,
      `This line of ${where} is no key of a log: ${line} (${error.message})`,
    )
  }
}

/** The name of the key never changes: another name would be another witness. Throws Failure. */
export async function keepName(folder: string, given: string | null, disk: Disk): Promise<string> {
  const path = join(folder, NAME)
  const kept = (await disk.read(path))?.trim() ?? null
  if (kept !== null && (given === null || given === kept)) return kept
  if (kept !== null) {
    throw new Failure(
      'usage',
      `这个目录里的见证叫 ${kept}，不能改名：要换名称，请换一个空目录（会有新的公钥）。`,
      `The witness of this folder is ${kept} and cannot be renamed: for another name take an empty folder (and a new key).`,
    )
  }
  if (given === null) {
    throw new Failure(
      'usage',
      '第一次启动请用 --name 给见证起名，形如 paper.example/witness（一般用自己的域名）。',
      'Give the witness a name with --name when it starts first, like paper.example/witness (usually your own domain).',
    )
  }
  await disk.replace(path, `${given}\n`)
  return given
}
