// Completes package-lock.json. A registry that lacks a package for some other platform makes npm leave it out of the
// lock, and `npm ci` then refuses the lock everywhere. An entry that says for which platform it is mends that: where
// the platform is another one npm never fetches it. Run after `npm install`; with --check it only looks.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './launch.mjs'

const PATH = join(ROOT, 'package-lock.json')
const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'win32',
]
const PROCESSORS = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
]

const lock = JSON.parse(readFileSync(PATH, 'utf8'))
const missing = missingFrom(lock.packages)
if (process.argv.includes('--check')) {
  for (const [name] of missing)
    console.log(`not in package-lock.json: ${name}; run node scripts/complete-lock.mjs`)
  process.exit(missing.size > 0 ? 1 : 0)
}
if (missing.size > 0) {
  const all = {
    ...lock.packages,
    ...Object.fromEntries([...missing].map(([name, entry]) => [`node_modules/${name}`, entry])),
  }
  const { '': root, ...others } = all
  lock.packages = {
    '': root,
    ...Object.fromEntries(Object.entries(others).toSorted(([a], [b]) => a.localeCompare(b, 'en'))),
  }
  writeFileSync(PATH, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`added to package-lock.json: ${missing.size} packages of other platforms`)
}

function missingFrom(packages) {
  const found = new Map()
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isThere(packages, path, name) || !/^\d/.test(version)) continue
      found.set(name, entryOf(name, version, entry.dev === true))
    }
  }
  return found
}

/** As Node looks for it: beside its parent, then further and further out. */
function isThere(packages, parent, name) {
  const parts = parent.split('/node_modules/')
  for (let depth = parts.length; depth > 0; depth -= 1) {
    if (packages[`${parts.slice(0, depth).join('/node_modules/')}/node_modules/${name}`])
      return true
  }
  return packages[`node_modules/${name}`] !== undefined
}

function entryOf(name, version, dev) {
  const words = name.split(/[/-]/)
  const os = SYSTEMS.find((system) => words.includes(system))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  if (!os || !cpu) throw new Error(`for which platform is ${name}?`)
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.includes('gnu')
      ? 'glibc'
      : null
  return {
    version,
    resolved: `https://registry.npmjs.org/${name}/-/${name.split('/').at(-1)}-${version}.tgz`,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    os: [os],
  }
}
