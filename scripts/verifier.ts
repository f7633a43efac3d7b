/**
 * The verifier as single files, made from verify/: one for the command line, left as it reads, and the script of the
 * page. Both lie in the project, so that anybody can take and read them; npm run check proves that they are current.
 */
import { join } from 'node:path'
import { type Rolldown, build } from 'vite'

const VERIFY = join(import.meta.dirname, '..', 'verify')

export async function verifier(): Promise<ReadonlyMap<string, string>> {
  const [command, page] = [
    await bundled({ entry: 'command/main.ts', format: 'es', minify: false }),
    await bundled({ entry: 'page/main.ts', format: 'iife', minify: true }),
  ]
  // Inside a saved page it would end the script.
  if (/<\/script|<!--/iu.test(page))
    throw new Error('the script of the page cannot stand in a page')
  return new Map([
    ['verify/dist/answerable-verify.mjs', command],
    ['verify/dist/page.js', page],
  ])
}

interface Wanted {
  readonly entry: string
  readonly format: 'es' | 'iife'
  readonly minify: boolean
}

async function bundled({ entry, format, minify }: Wanted): Promise<string> {
  const made = (await build({
    root: VERIFY,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify,
      target: 'es2023',
      modulePreload: { polyfill: false },
      lib: { entry: join(VERIFY, entry), formats: [format], name: 'verify', fileName: 'one' },
      rollupOptions: { external: /^node:/ },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[]
  const files = [made].flat().flatMap(({ output }) => output)
  const [file] = files
  if (files.length !== 1 || file?.type !== 'chunk') throw new Error('not a single file')
  return file.code
}
