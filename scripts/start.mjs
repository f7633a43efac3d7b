// npm start: installs what is missing, builds the desk when it changed, and runs the server on Node 24.
import { fileURLToPath } from 'node:url'
import { ensureInstalled, handOver, isNode24 } from './launch.mjs'

const args = process.argv.slice(2)
ensureInstalled()
if (isNode24()) {
  const { ensureDesk } = await import('./desk.mjs')
  ensureDesk()
  const { endWithParent } = await import('../src/platform/parents.ts')
  endWithParent()
  const { main } = await import('../src/server.ts')
  await main(args, process.env)
} else {
  handOver(fileURLToPath(import.meta.url), args)
}
