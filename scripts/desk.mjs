// Builds the desk (what officials see) when its sources are not those that the present build was made from.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, node24, stop } from './launch.mjs'

const DESK = join(ROOT, 'desk')
const STAMP = join(DESK, 'dist', '.sources')
/** Whatever a build can depend on: the desk itself, the declarations it imports, and the versions of libraries. */
const SOURCES = ['desk', 'src', 'package-lock.json']

export function ensureDesk() {
  if (!existsSync(DESK)) return
  const sources = hashOf(SOURCES)
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  console.log('正在构建工作台 · building the desk')
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(node24(), [vite, 'build', 'desk', '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  if (status !== 0) {
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
    if (entry.name === 'dist' || entry.name.endsWith('.test.ts')) continue
    add(hash, join(path, entry.name))
  }
}
