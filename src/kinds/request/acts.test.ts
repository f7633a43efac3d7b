/** Every act of a request, and every refusal of its own, is met in the tests of its course. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { COMMON_ACTS } from '../../kernel/index.ts'
import { request } from '../index.ts'

const tests = ['course', 'machine', 'judging', 'answers', 'undo', '../publication', 'calls']
  .map((name) => readFileSync(join(import.meta.dirname, `${name}.test.ts`), 'utf8'))
  .join('\n')

it('does every act that it declares', () => {
  const own = Object.keys(request.acts).filter((name) => !Object.hasOwn(COMMON_ACTS, name))
  expect(own.filter((name) => !tests.includes(`'${name}', `))).toEqual([])
})

it('meets every refusal that it declares', () => {
  const files = [
    'opening',
    'calls',
    'refusing',
    'dispatching',
    'machine',
    'work',
    'aside',
    'judgement',
    'answers',
  ]
  const source = files.map((name) => readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8'))
  const codes = source.flatMap((text) =>
    [...text.matchAll(/code: '(\w+)'/g)].map(([, code]) => code),
  )
  expect(codes.length).toBeGreaterThan(20)
  expect([...new Set(codes)].filter((code) => !tests.includes(`'${code}'`))).toEqual([])
})
