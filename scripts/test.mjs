// npm test: installs what is missing, runs every test, and ends with the plain line `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, ensureInstalled, run } from './launch.mjs'

ensureInstalled({ withTools: true })
const folder = mkdtempSync(join(tmpdir(), 'answerable-count-'))
process.env.ANSWERABLE_COUNT = join(folder, 'count.json')
const code = run(join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), [
  'run',
  ...process.argv.slice(2),
])
const { passed, failed, skipped } = count()
rmSync(folder, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(code === 0 && failed === 0 && passed > 0 ? 0 : code || 1)

/** Written by tests/support/count.ts; a run that could not even begin counts as one failure. */
function count() {
  try {
    return JSON.parse(readFileSync(process.env.ANSWERABLE_COUNT, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
