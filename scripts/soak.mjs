// npm run soak -- NAME [COUNT]: one of the tests that are only worth their time now and then, many times over.
import { join } from 'node:path'
import { ROOT, ensureInstalled, run } from './launch.mjs'

/** name → test, the environment variable that says how often, and how often unless told. */
const SOAKS = {
  crash: ['tests/house/crash.test.ts', 'CRASH_POINTS', 100],
  safeguards: ['tests/ledger/switched-off.test.ts', 'SAFEGUARDS', 1_000],
  laws: ['tests/laws/laws.test.ts', 'WALKS', 5_000],
  writer: ['tests/laws/database.test.ts', 'WALKS', 3_000],
  ledger: ['tests/ledger/kills.test.ts', 'LEDGER_KILLS', 500],
  'ledger-faults': ['tests/ledger', 'LEDGER_FAULTS', 12],
}

const [name, count] = process.argv.slice(2)
const soak = SOAKS[name]
if (!soak) {
  console.error(`npm run soak -- ${Object.keys(SOAKS).join(' | ')} [COUNT]`)
  process.exit(2)
}
const [test, variable, often] = soak
ensureInstalled({ withTools: true })
process.env[variable] = String(Number(count) || often)
process.env.SEED ??= String(Date.now() % 2 ** 31)
console.log(`SEED=${process.env.SEED}`)
process.exit(
  run(join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), ['run', test, '--testTimeout=3600000']),
)
