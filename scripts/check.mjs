// npm run check: types, lint, format, dead code, generated files. All are run; the first that fails decides nothing.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, ensureInstalled, node24 } from './launch.mjs'

ensureInstalled({ withTools: true })
const bin = (name) => join(ROOT, 'node_modules', '.bin', name)
const modules = (...parts) => join(ROOT, 'node_modules', ...parts)

/** @type {[name: string, program: string, args: string[]][]} */
const CHECKS = [
  ['types', bin('tsc'), []],
  ...(existsSync(join(ROOT, 'desk', 'tsconfig.json'))
    ? [['types of the desk', bin('tsc'), ['-p', 'desk']]]
    : []),
  ['lint', bin('oxlint'), ['--type-aware', '--max-warnings=0']],
  ['format', bin('oxfmt'), ['--check']],
  ['lock file', node24(), [join(ROOT, 'scripts', 'complete-lock.mjs'), '--check']],
  ['dead code', node24(), [modules('knip', 'bin', 'knip.js')]],
  ['generated files', node24(), [join(ROOT, 'scripts', 'generate.ts'), '--check']],
]

let failed = 0
for (const [name, program, args] of CHECKS) {
  const began = Date.now()
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: withNode24(),
  })
  const seconds = ((Date.now() - began) / 1_000).toFixed(1)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (status === 0) continue
  failed += 1
  console.log(`${stdout ?? ''}${stderr ?? ''}`)
}
process.exit(failed === 0 ? 0 : 1)

/** Tools start with `#!/usr/bin/env node`: let that be ours, also where this script was not started by npm. */
function withNode24() {
  return { ...process.env, PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}` }
}
