/**
 * A safeguard that no test misses is one for show. `npm run soak -- safeguards` takes each away, in a copy of the
 * project, and runs the tests over what is left: they must fail. Here only that the list is that of the code.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAFEGUARDS, TESTS } from './switched-off.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const many = Number(process.env['SAFEGUARDS'] ?? 0)

it.each(SAFEGUARDS)('$file has: $guard', ({ file, guard, without }) => {
  const text = readFileSync(join(ROOT, file), 'utf8')
  expect(text.split(guard)).toHaveLength(2)
  expect(without).not.toBe(guard)
})

describe.runIf(many > 0)('is missed', () => {
  let copy: string
  const run = (): number | null => {
    const vitest = join('node_modules', 'vitest', 'vitest.mjs')
    const args = [vitest, 'run', '--testTimeout=20000', ...TESTS]
    // A test that hangs has missed it too.
    return spawnSync(process.execPath, args, { cwd: copy, timeout: 180_000, killSignal: 'SIGKILL' })
      .status
  }
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'answerable-safeguards-'))
    for (const name of [
      'src',
      'tests',
      'db',
      'demo',
      'scripts',
      'package.json',
      'vitest.config.ts',
    ])
      cpSync(join(ROOT, name), join(copy, name), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  })
  afterAll(() => rmSync(copy, { recursive: true }))

  it('none, as long as all are there', () => expect(run()).toBe(0), 300_000)

  it.each(SAFEGUARDS.slice(0, many))(
    '$file: $guard',
    ({ file, guard, without }) => {
      const path = join(copy, file)
      const text = readFileSync(path, 'utf8')
      writeFileSync(
        path,
        text.replace(guard, () => without),
      )
      try {
        expect(run()).not.toBe(0)
      } finally {
        writeFileSync(path, text)
      }
    },
    300_000,
  )
})
