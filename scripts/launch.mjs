// What every npm script begins with. Runs on any Node from 20 on, with nothing installed: only Node's own modules.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const MODULES = join(ROOT, 'node_modules')
const STAMP = join(MODULES, '.answerable-lock')
const NEEDED_MAJOR = 24

/** Exit codes of the launcher; those of the program itself are in src/platform/failure.ts. */
const EXIT = { noPackages: 40, noNode: 41, noDesk: 42 }

export function stop(code, zh, en) {
  console.error(`${zh}\n${en}`)
  process.exit(code)
}

/** Runs `npm ci` when node_modules is missing, or was made from another package-lock.json. */
export function ensureInstalled({ withTools = false } = {}) {
  if (isCurrent() && (!withTools || existsSync(join(MODULES, 'vitest')))) return
  console.log(
    '正在安装依赖（npm ci），通常不到一分钟 · installing packages (npm ci), usually under a minute',
  )
  const args = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(withTools ? ['--include=dev'] : []),
  ]
  const { status } = npm(args)
  if (status !== 0) {
    stop(
      EXIT.noPackages,
      '依赖没有装好：请检查网络或 npm 源（npm config get registry），再运行一次。',
      'The packages could not be installed: check the network or the registry (npm config get registry) and try again.',
    )
  }
  writeFileSync(STAMP, lockHash())
}

function npm(args) {
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }
  const { npm_execpath: program, npm_node_execpath: node } = process.env
  // The Node that runs npm, not the one in node_modules: npm ci takes that one away under our feet.
  return program?.endsWith('.js') && node
    ? spawnSync(node, [program, ...args], options)
    : spawnSync('npm', args, options)
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
}

function isCurrent() {
  const installed = join(MODULES, '.package-lock.json')
  if (!existsSync(installed)) return false
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash()) return true
  // Installed by hand since the lock was last changed.
  if (statSync(installed).mtimeMs < statSync(join(ROOT, 'package-lock.json')).mtimeMs) return false
  writeFileSync(STAMP, lockHash())
  return true
}

/** Path of a Node that runs TypeScript as it is: this one, or the one that came with the packages. */
export function node24() {
  if (isNode24()) return process.execPath
  const packaged = join(MODULES, '.bin', 'node')
  const version = existsSync(packaged)
    ? spawnSync(packaged, ['--version'], { encoding: 'utf8' }).stdout
    : ''
  if (major(version?.slice(1)) >= NEEDED_MAJOR) return packaged
  return stop(
    EXIT.noNode,
    `本机平台（${process.platform}-${process.arch}）没有随包提供的 Node ${NEEDED_MAJOR}：请自行安装 Node ${NEEDED_MAJOR} 或更新的版本后再运行。`,
    `No Node ${NEEDED_MAJOR} comes with the packages for ${process.platform}-${process.arch}: install Node ${NEEDED_MAJOR} or newer yourself and try again.`,
  )
}

export function isNode24() {
  return major(process.versions.node) >= NEEDED_MAJOR
}

function major(version) {
  return Number.parseInt(version ?? '', 10)
}

/** Runs a script on Node 24 in place of this process: same terminal, signals passed on, same end. */
export function handOver(script, args) {
  const child = spawn(node24(), [script, ...args], {
    cwd: process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      // Ctrl-C reaches the whole group by itself; a second one would cut the orderly end short.
      if (name !== 'SIGINT' || !process.stdin.isTTY) child.kill(name)
    })
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 143)))
}

/** Runs a script on Node 24 and waits; returns its exit code. */
export function run(script, args) {
  return spawnSync(node24(), [script, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1
}
