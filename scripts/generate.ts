/** npm run generate: writes every file that is made from code. With --check it writes nothing and compares. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { lifecycles } from './lifecycles.ts'
import { verifier } from './verifier.ts'

/** Makes files: path from the root of the project → text. Pure, so that a check can compare. */
type Generator = () => Promise<ReadonlyMap<string, string>>

const GENERATORS: readonly Generator[] = [lifecycles, verifier]

const ROOT = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const stale: string[] = []

for (const generator of GENERATORS) {
  for (const [path, text] of await generator()) {
    const target = join(ROOT, path)
    if ((await readFile(target, 'utf8').catch(() => null)) === text) continue
    stale.push(path)
    if (check) continue
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  }
}

for (const path of stale)
  console.log(check ? `not current, run npm run generate: ${path}` : `written: ${path}`)
process.exitCode = check && stale.length > 0 ? 1 : 0
