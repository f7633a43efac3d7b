// npm run answerable -- COMMAND: the command line of the house, on Node 24.
import { fileURLToPath } from 'node:url'
import { ensureInstalled, handOver, isNode24 } from './launch.mjs'

ensureInstalled()
if (isNode24()) {
  const { main } = await import('../src/cli.ts')
  await main(process.argv.slice(2), process.env)
} else {
  handOver(fileURLToPath(import.meta.url), process.argv.slice(2))
}
