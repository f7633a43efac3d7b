// npm run witness -- --data DIR --port N: a witness of public logs. Needs no packages where Node is new enough.
import { fileURLToPath } from 'node:url'
import { ensureInstalled, handOver, isNode24 } from './launch.mjs'

if (isNode24()) {
  const { endWithParent } = await import('../src/platform/parents.ts')
  endWithParent()
  const { main } = await import('../src/witness.ts')
  await main(process.argv.slice(2), process.env)
} else {
  ensureInstalled()
  handOver(fileURLToPath(import.meta.url), process.argv.slice(2))
}
