// Builds the desk (what officials see) when its sources are not those that the present build was made from.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { ROOT, node24, stop } from './launch.mjs'

const DESK = join(ROOT, 'desk')
const STAMP = join(DESK, 'dist', '.sources')
/** There while somebody builds. */
const LOCK = join(DESK, '.building')
/** Whatever a build can depend on: the desk itself, the declarations it imports, and the versions of libraries. */
const SOURCES = ['desk', 'src', 'package-lock.json']

export function ensureDesk() {
  if (!existsSync(DESK)) return
  const sources = hashOf(SOURCES)
  if (isBuiltFrom(sources)) return
  // Whoever starts at the same moment waits for the build that is under way, and looks again.
  while (!begin()) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  try {
    if (!isBuiltFrom(sources)) build(sources)
  } finally {
    end()
  }
}

function isBuiltFrom(sources) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources
}

function begin() {
  try {
    mkdirSync(LOCK)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    // A build takes seconds: a lock that is a minute old was left by somebody who was stopped.
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > 60_000) rmSync(LOCK, { recursive: true, force: true })
    return false
  }
}

function end() {
  rmSync(LOCK, { recursive: true, force: true })
}

function build(sources) {
  console.log('正在构建工作台 · building the desk')
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(node24(), [vite, 'build', 'desk', '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  if (status !== 0) {
    end()
    stop(42, '工作台没有构建成功：原因见上。', 'The desk could not be built: the reason is above.')
  }
  writeFileSync(STAMP, sources)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) add(hash, path)
  return hash.digest('hex')
}

function add(hash, path) {
  const full = join(ROOT, path)
  let entries
  try {
    entries = readdirSync(full, { withFileTypes: true })
  } catch {
    hash.update(`${path}\0`).update(readFileSync(full))
    return
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (['dist', '.building'].includes(entry.name) || entry.name.endsWith('.test.ts')) continue
    add(hash, join(path, entry.name))
  }
}
