import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { secret } from './secrets.ts'

const data = mkdtempSync(join(tmpdir(), 'answerable-secrets-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

it('is made once and stays', () => {
  const made = secret(data, 'master', 32)
  expect(made).toHaveLength(32)
  expect(secret(data, 'master', 32)).toEqual(made)
  expect(secret(data, 'other', 32)).not.toEqual(made)
  expect(readdirSync(join(data, 'secrets')).toSorted()).toEqual(['master', 'other'])
})

it('is the owner’s alone, also when somebody has opened it up', () => {
  const path = join(data, 'secrets', 'master')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  chmodSync(path, 0o644)
  secret(data, 'master', 32)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

it('is not replaced when it is damaged', () => {
  const path = join(data, 'secrets', 'torn')
  writeFileSync(path, 'ab\n', { mode: 0o600 })
  expect(() => secret(data, 'torn', 32)).toThrow(/restore it from a backup/)
  expect(readFileSync(path, 'utf8')).toBe('ab\n')
})

it.each(['../escape', 'Up', ''])('takes no such name: %s', (name) => {
  expect(() => secret(data, name, 16)).toThrow(RangeError)
})
