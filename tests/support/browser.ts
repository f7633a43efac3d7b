/**
 * A headless Chromium for the journeys. It comes with npm: packed, so it is unpacked once into node_modules/.cache; with
 * libraries for machines that lack them; and with a font that has Chinese. CHROMIUM names another one to use.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const require = createRequire(import.meta.url)
const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'chromium')

/** Runs as root too (`--no-sandbox`): it only ever sees pages of this project, on this machine. */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM']
  const folder = await unpacked()
  const executablePath = given ?? join(folder, 'chromium')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--disable-dev-shm-usage',
    ],
    env: {
      ...stringsOf(process.env),
      FONTCONFIG_FILE: fontConfig(folder),
      ...libraries(executablePath, folder),
    },
  })
}

async function unpacked(): Promise<string> {
  const version = (require('playwright-core/package.json') as { version: string }).version
  const target = join(CACHE, version)
  if (existsSync(target)) return target
  mkdirSync(CACHE, { recursive: true })
  const fresh = mkdtempSync(join(CACHE, 'new-'))
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin')
  const before = process.env['TMPDIR']
  // The package unpacks to the folder for temporary files, whatever that is at the moment of the call.
  process.env['TMPDIR'] = fresh
  const parts = ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) =>
    inflate(join(packed, name)),
  )
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  await Promise.all(parts)
  try {
    renameSync(fresh, target)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    // Another test file was quicker.
    if (!existsSync(target)) throw error
  }
  return target
}

function fontConfig(folder: string): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const path = join(folder, `fonts-${process.pid}.conf`)
  const folders = ['400Regular', '500Medium', '700Bold'].map(
    (weight) => `<dir>${join(fonts, weight)}</dir>`,
  )
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.join('')}<cachedir>${join(folder, 'fonts')}</cachedir></fontconfig>`,
  )
  return path
}

/** The packed libraries stand in only where the machine lacks some: its own fit its own kernel better. */
function libraries(executable: string, folder: string): Record<string, string> {
  const missing = /not found/.test(execFileSync('ldd', [executable], { encoding: 'utf8' }))
  return missing ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : {}
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}
