/** Builds the desk: hashed files under /desk/assets, each beside its compressed form. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'
import { cssVariables } from '../src/pages/tokens.ts'

// Also where tests build it: what is measured and looked at is what officials get.
process.env['NODE_ENV'] = 'production'

const TOKENS = 'virtual:tokens.css'
const DIST = join(import.meta.dirname, 'dist')

/** The one token file of the house as a style sheet. */
function tokens(): Plugin {
  return {
    name: 'tokens',
    resolveId: (id) => (id === TOKENS ? `\0${TOKENS}` : null),
    load: (id) => (id === `\0${TOKENS}` ? cssVariables() : null),
  }
}

/** Compressed once here, at the highest level, and never while somebody waits. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    closeBundle() {
      const folder = join(DIST, 'assets')
      for (const name of readdirSync(folder)) {
        if (!/\.(js|css|svg)$/u.test(name)) continue
        const bytes = readFileSync(join(folder, name))
        const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, options))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  plugins: [react(), tokens(), compressed()],
  build: {
    outDir: DIST,
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the page's policy allows no script or style of that kind.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
  },
})
