// npm run signer -- --data DIR: see src/signer.ts, docs/operations.md.
import { fileURLToPath } from 'node:url'
import { ensureInstalled, handOver, isNode24 } from './launch.mjs'

const args = process.argv.slice(2)
ensureInstalled()
if (isNode24()) {
  const { endWithParent } = await import('../src/platform/parents.ts')
  endWithParent()
  const { main } = await import('../src/signer.ts')
  await main(args, process.env)
} else {
  handOver(fileURLToPath(import.meta.url), args)
}
