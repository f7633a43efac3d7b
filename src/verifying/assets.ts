/** The verifier as it is made from verify/ (npm run generate), and its style. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const read = (name: string) =>
  readFileSync(new URL(`../../verify/${name}`, import.meta.url), 'utf8')
const named = (stem: string, ending: string, content: string) =>
  `/pages/${stem}.${sha256(content).slice(0, 10)}.${ending}`

export const SCRIPT = read('dist/page.js')
export const SCRIPT_PATH = named('verify', 'js', SCRIPT)

export const STYLE = read('page/page.css')
export const STYLE_PATH = named('verify', 'css', STYLE)

/** For the command line: one file, nothing to install but Node. */
export const COMMAND = read('dist/answerable-verify.mjs')
export const COMMAND_NAME = 'answerable-verify.mjs'
export const COMMAND_PATH = `/verify/${COMMAND_NAME}`

export const SAVED_NAME = 'answerable-verify.html'
export const SAVED_PATH = `/verify/${SAVED_NAME}`

export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}
