/** What docs/ledger.md lets its reader recompute by hand comes out as it says. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sentenceOf, SENTENCES } from './audit/differences.ts'

const TEXT = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'ledger.md'), 'utf8')
const BLOCK = /```sh\n([\s\S]*?)```/u.exec(TEXT)?.[1] ?? ''

const version = spawnSync('sh', ['-c', 'openssl version'], { encoding: 'utf8' })
const hasTools = version.stdout.startsWith('OpenSSL 3')

function run(script: string) {
  const { status, stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  return { status, said: stdout.trimEnd().split('\n') }
}

it.runIf(hasTools)('the example, with a shell and OpenSSL', () => {
  expect(run(BLOCK)).toEqual({
    status: 0,
    said: ['commitment', 'leaf', 'root', 'signature', 'locator', 'withheld'].map(
      (one) => `✓ ${one}`,
    ),
  })
})

it.runIf(hasTools)('the example notices another word, another salt, and another signature', () => {
  for (const [from, to] of [
    ['"act":"accept"', '"act":"object"'],
    ['salt=0001', 'salt=0000'],
    ['line=S2QkDIyj', 'line=S2QkDIyk'],
    ['"p-7"', '"p-8"'],
    ['key=40', 'key=41'],
  ] as const)
    expect(run(BLOCK.replace(from, to)).status, from).toBe(1)
})

it('every difference the audit knows is told there and has its sentences', () => {
  for (const code of Object.keys(SENTENCES) as (keyof typeof SENTENCES)[]) {
    expect(TEXT, code).toContain(`\`${code}\``)
    const { zh, en } = sentenceOf({
      code,
      index: 7,
      of: '261124-7K2M9-4',
      n: 2,
      detail: { zh: '甲', en: 'a' },
    })
    expect(zh).toMatch(/^账本序号 7：[^{}]+。$/u)
    expect(en).toMatch(/^Entry 7: [^{}]+\.$/u)
  }
})
