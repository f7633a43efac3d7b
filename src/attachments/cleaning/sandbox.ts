/**
 * Decodes what strangers send in a process of its own, which is killed when it takes more memory or
 * time than any honest file needs (ASVS 5.2.3, 5.2.6).
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '../../kernel/index.ts'
import type { Result } from '../../kernel/index.ts'
import { BOUNDS, FILE_BYTES } from '../limits.ts'
import type { Told } from './child.ts'
import { isDisguise, isHeic, mediaOf } from './kinds.ts'

export interface Cleaned {
  /** Of the copy. */
  readonly media: 'image/jpeg' | 'application/pdf'
  readonly copy: Buffer
  /** Of a photo; a PDF has none. */
  readonly thumb: Buffer | null
  /** In pixels; of a PDF 0. */
  readonly width: number
  readonly height: number
  readonly pages: number
}

/** What the process took: bytes of memory beyond its start, milliseconds of computing and altogether. */
export interface Took {
  memory: number
  computing: number
  waited: number
}

const ROOT = join(import.meta.dirname, '..', '..', '..')
const CHILD = join(import.meta.dirname, 'child.ts')

/** Refusals: `file_empty`, `file_too_large`, `file_heic`, `file_type`, `file_disguised`, `file_unreadable`,
 * `file_too_complex`, `pdf_encrypted`, `pdf_too_many_pages`. */
export async function cleanFile(
  bytes: Buffer,
  took?: (what: Took) => void,
): Promise<Result<Cleaned>> {
  if (bytes.length === 0) return refuse('file_empty')
  if (bytes.length > FILE_BYTES)
    return refuse('file_too_large', { params: { mb: FILE_BYTES / 1_048_576 } })
  const media = mediaOf(bytes)
  if (media === null) return refuse(isHeic(bytes) ? 'file_heic' : 'file_type')
  if (isDisguise(bytes, media)) return refuse('file_disguised')
  return withPlace(() => decode(bytes, took))
}

/** Two at a time: more would only make all of them slower, and memory is for everybody. */
const PLACES = 2
let busy = 0
const waiting: (() => void)[] = []

async function withPlace<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= PLACES) await new Promise<void>((resolve) => waiting.push(resolve))
  else busy += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
}

async function decode(bytes: Buffer, took?: (what: Took) => void): Promise<Result<Cleaned>> {
  const child = spawn(process.execPath, FLAGS, {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'ignore'],
    // A library that wants to put a large picture aside finds no folder for it, and gives up.
    env: { TMPDIR: '/nonexistent', VIPS_DISC_THRESHOLD: '8g', VIPS_CONCURRENCY: '1' },
  })
  const guard = watch(child)
  const out: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  // It may end, or be ended, before it has read everything.
  child.stdin.on('error', () => {})
  child.stdin.end(bytes)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  took?.(guard.stop())
  if (guard.exceeded) return refuse('file_too_complex')
  // Killed by the system, or by its own heap: an honest file does neither.
  return code === 0 ? parse(Buffer.concat(out)) : refuse('file_too_complex')
}

/** It reads the programs of the house and the libraries, and can neither write nor start anything. */
const FLAGS = [
  '--permission',
  `--allow-fs-read=${ROOT}/`,
  '--allow-addons',
  '--no-warnings',
  '--max-old-space-size=160',
  '--max-semi-space-size=4',
  CHILD,
]

function parse(out: Buffer): Result<Cleaned> {
  const end = out.indexOf('\n')
  const told = JSON.parse(out.subarray(0, end).toString('utf8')) as Told
  if (!told.ok) return refuse(told.code)
  const { sizes, media, width, height, pages } = told
  const copy = out.subarray(end + 1, end + 1 + sizes[0])
  const thumb = sizes[1] === 0 ? null : out.subarray(end + 1 + sizes[0])
  return { ok: true, value: { media, copy, thumb, width, height, pages } }
}

const LOOK_EVERY = 15

/**
 * On Linux by what the system says of the process; elsewhere by the clock alone, and then the bounds
 * inside (pixels, pages, what streams unpack to, the size of the heap) are what holds.
 */
function watch(child: ChildProcess) {
  const began = performance.now()
  const took: Took = { memory: 0, computing: 0, waited: 0 }
  const guard = {
    exceeded: false,
    stop(): Took {
      clearInterval(timer)
      return { ...took, waited: Math.round(performance.now() - began) }
    },
  }
  let looking = false
  const look = async () => {
    looking = true
    const use = child.pid === undefined ? null : await useOf(child.pid)
    looking = false
    if (use) {
      took.memory = Math.max(took.memory, use.memory)
      took.computing = Math.max(took.computing, use.computing)
    }
    const tooLong = use ? BOUNDS.waiting : BOUNDS.computing
    if (
      took.memory > BOUNDS.memory ||
      took.computing > BOUNDS.computing ||
      performance.now() - began > tooLong
    ) {
      guard.exceeded = true
      child.kill('SIGKILL')
    }
  }
  const timer = setInterval(() => {
    if (!looking) void look()
  }, LOOK_EVERY)
  return guard
}

const PAGE_BYTES = 4_096
const TICKS_A_SECOND = 100

async function useOf(pid: number): Promise<{ memory: number; computing: number } | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The name of the program stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return {
      memory: Number(fields[21]) * PAGE_BYTES,
      computing: (ticks * 1_000) / TICKS_A_SECOND,
    }
  } catch {
    // No such system, or the process has just ended.
    return null
  }
}
