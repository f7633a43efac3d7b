import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeFolder } from './folders.ts'

it('makes what is missing, each part for its owner alone', () => {
  const here = mkdtempSync(join(tmpdir(), 'folders-'))
  makeFolder(join(here, 'a', 'b'), 0o700)
  makeFolder(join(here, 'a', 'b'), 0o700)
  expect(statSync(join(here, 'a', 'b')).mode & 0o777).toBe(0o700)
  rmSync(here, { recursive: true })
})

it.runIf(process.platform === 'linux')(
  'says where none can be made, instead of trying for ever',
  () => {
    expect(() => makeFolder('/proc/nowhere/data', 0o700)).toThrow(/ENOENT/)
  },
)
