/** Where the house listens and keeps its things. Command line before environment before default. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from './failure.ts'

export interface Config {
  host: string
  port: number
  dataDir: string
  /** A PostgreSQL of one's own; null: the embedded one. */
  databaseUrl: string | null
  /** True and false when asked for; null: decide by what is there. */
  demo: boolean | null
  /** How many times as fast as real time a demonstration's clock runs; null: not asked for. */
  demoSpeed: number | null
  /** As seen from outside, for links and for recognising our own pages behind a proxy; null: as asked for. */
  publicUrl: string | null
  /** A bucket for sealed files, its key being in files; null: a folder under the data folder. */
  s3: { endpoint: string; region: string } | null
  /** A virus scanner (clamd), as `host:port` or the path of its socket; null: none. */
  clamd: string | null
  /** Whether this process also sequences the public logs; another one may be left to do it. */
  sequencer: boolean
  /** Who signs them: this process, a signer over the same data folder, or one whose socket has this path. */
  ledgerSigner: 'own' | 'socket' | `/${string}`
  /** Where the names of witnesses may lead: to public addresses, or into a network of one's own. */
  witnessReach: 'public' | 'private'
}

type Environment = Readonly<Record<string, string | undefined>>

/** npm runs scripts in the project's folder; a path somebody typed counts from where they typed it. */
export function startedIn(env: Environment): string {
  return env['INIT_CWD'] ?? process.cwd()
}

const DEFAULT_DATA = join(import.meta.dirname, '..', '..', 'data')

export function readConfig(args: readonly string[], env: Environment): Config {
  const { values } = parse(args)
  if (values.demo && values['no-demo']) {
    throw usage(
      '--demo 与 --no-demo 不能同时使用：请去掉其中一个。',
      '--demo and --no-demo exclude each other: give one of them.',
    )
  }
  return {
    host: env['HOST'] || '127.0.0.1',
    port: portFrom(values.port ?? env['PORT'] ?? '8080'),
    dataDir: resolve(startedIn(env), values.data ?? env['DATA_DIR'] ?? DEFAULT_DATA),
    databaseUrl: databaseUrlFrom(env['DATABASE_URL']),
    demo: values.demo ? true : values['no-demo'] ? false : null,
    demoSpeed: speedFrom(values['demo-speed']),
    publicUrl: publicUrlFrom(env['PUBLIC_URL']),
    s3: s3From(env),
    clamd: clamdFrom(env['CLAMD']),
    sequencer: values['no-sequencer'] !== true,
    ledgerSigner: ledgerSignerFrom(env['LEDGER_SIGNER']),
    witnessReach: witnessReachFrom(env['WITNESS_REACH']),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        demo: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        'demo-speed': { type: 'string' },
        'no-sequencer': { type: 'boolean' },
      },
    })
  } catch {
    throw usage(
      `不认识的参数 ${args.join(' ')}：可用 --port N、--data 目录、--demo、--no-demo、--demo-speed N 或 --no-sequencer。`,
      `Unknown option in ${args.join(' ')}: use --port N, --data DIR, --demo, --no-demo, --demo-speed N or --no-sequencer.`,
    )
  }
}

function portFrom(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw usage(
    `端口号 ${text} 无效：请给出 1 到 65535 之间的整数。`,
    `Not a port: ${text}. Give a number from 1 to 65535.`,
  )
}

/** An hour in a second is as fast as anybody can follow. */
const FASTEST = 3600

function speedFrom(text: string | undefined): number | null {
  if (text === undefined) return null
  const speed = Number(text)
  if (/^\d{1,4}(\.\d+)?$/.test(text) && speed >= 1 && speed <= FASTEST) return speed
  throw usage(
    `演示速度 ${text} 无效：请给出 1 到 ${FASTEST} 之间的数，1 为真实时间。`,
    `Not a speed: ${text}. Give a number from 1 to ${FASTEST}; 1 is real time.`,
  )
}

function databaseUrlFrom(text: string | undefined): string | null {
  if (!text) return null
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text
  throw usage(
    'DATABASE_URL 的格式不对：应为 postgresql://用户:密码@主机:端口/数据库。',
    'DATABASE_URL must look like postgresql://user:password@host:port/database.',
  )
}

function publicUrlFrom(text: string | undefined): string | null {
  if (!text) return null
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '')
  throw usage(
    'PUBLIC_URL 的格式不对：应为 https:// 开头的网址。',
    'PUBLIC_URL must be an address that begins with https://.',
  )
}

function s3From(env: Environment): Config['s3'] {
  const [endpoint, bucket] = [env['S3_ENDPOINT'], env['S3_BUCKET']]
  if (!endpoint && !bucket) return null
  const isRight = endpoint && /^https?:\/\//.test(endpoint) && URL.canParse(endpoint)
  if (!isRight || !bucket || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw usage(
      'S3_ENDPOINT 应为 https:// 开头的网址，S3_BUCKET 应为桶名，两个都要有。',
      'S3_ENDPOINT must be an address that begins with https://, S3_BUCKET the name of a bucket; both are needed.',
    )
  }
  return {
    endpoint: `${endpoint.replace(/\/+$/, '')}/${bucket}`,
    region: env['S3_REGION'] || 'auto',
  }
}

function clamdFrom(text: string | undefined): string | null {
  if (!text) return null
  if (text.startsWith('/') || /^[^\s/]+:\d{1,5}$/.test(text)) return text
  throw usage(
    'CLAMD 应为 主机:端口，或套接字文件的路径。',
    'CLAMD must be host:port, or the path of a socket.',
  )
}

function witnessReachFrom(text: string | undefined): Config['witnessReach'] {
  if (!text || text === 'public') return 'public'
  if (text === 'private') return 'private'
  throw usage(
    'WITNESS_REACH 只能是 public（公网）或 private（内网）。',
    'WITNESS_REACH must be public or private.',
  )
}

function ledgerSignerFrom(text: string | undefined): Config['ledgerSigner'] {
  if (!text || text === 'own') return 'own'
  if (text === 'socket') return 'socket'
  if (text.startsWith('/')) return text as `/${string}`
  throw usage(
    'LEDGER_SIGNER 应为 own（本进程签名）、socket（由同一数据目录上的签名程序签名），或签名程序套接字的绝对路径。',
    'LEDGER_SIGNER must be own (this process signs), socket (a signer over the same data folder does), or the absolute path of a signer’s socket.',
  )
}

function usage(zh: string, en: string): Failure {
  return new Failure('usage', zh, en)
}
