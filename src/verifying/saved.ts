/**
 * The verifier as one saved page: script, style and the city's policy inside, so that it works from a disk with no
 * network. Its own policy lets it run this one script, and reach out only where its reader asks it to look in a ledger.
 */
import { createHash } from 'node:crypto'
import { html, Markup, STYLE as HOUSE_STYLE } from '../pages/index.ts'
import { SCRIPT, STYLE } from './assets.ts'
import { type City, toolOf } from './given.ts'
import { words } from './words.ts'

const WHOLE_STYLE = HOUSE_STYLE + STYLE

const source = (content: string) =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`

/** Not in a template: between the tags there may stand what was hashed, and not a single space more. */
const STYLE_ELEMENT = new Markup(`<style>${WHOLE_STYLE}</style>`)
const SCRIPT_ELEMENT = new Markup(`<script>${SCRIPT}</script>`)

/** In both languages at once: the script is not there yet, or cannot run. */
const WAITING = html`<main class="narrow stack" id="main">
  <h1>${words.title.zh}</h1>
  <p>${words.no_script_what.zh}</p>
  <p lang="en">${words.no_script_what.en}</p>
</main>`

const POLICY = [
  "default-src 'none'",
  `script-src ${source(SCRIPT)}`,
  `style-src ${source(WHOLE_STYLE)}`,
  'connect-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Of one city in both languages; the same bytes as long as its keys and its verifier are the same. */
export function savedFile(city: City): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title.zh}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        ${toolOf(city, WAITING, true)} ${SCRIPT_ELEMENT}
      </body>
    </html> `.text
}
