// npm run verify: the verifier on the command line, run from its sources. It needs nothing that is installed.
import { fileURLToPath } from 'node:url'
import { handOver, isNode24 } from './launch.mjs'

const main = fileURLToPath(new URL('../verify/command/main.ts', import.meta.url))
if (isNode24()) await import(main)
else handOver(main, process.argv.slice(2))
