// npm run bench -- NAME …: measures, on this machine and in this run, what docs/performance.md states.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { ROOT, ensureInstalled, handOver, isNode24 } from './launch.mjs'

/** name → its program in this folder; each exports `bench(arguments)`. */
const BENCHES = {
  pages: './bench-pages.ts',
  desk: './bench-desk.ts',
  ledger: './bench-ledger.ts',
  same: './bench-same.ts',
  routing: './bench-routing.ts',
  hot: './bench-hot.ts',
  'hot-live': './bench-hot-live.ts',
}

const [name, ...args] = process.argv.slice(2)
const program = BENCHES[name]
if (!program) {
  console.error(`npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
  process.exit(2)
}
ensureInstalled({ withTools: true })
if (isNode24()) {
  process.chdir(ROOT)
  console.log(`Node ${process.version}, ${availableParallelism()} cores`)
  const { bench } = await import(program)
  await bench(args)
} else {
  handOver(fileURLToPath(import.meta.url), process.argv.slice(2))
}
