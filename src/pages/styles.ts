/** The one style sheet: tokens and rules, served under a name that changes with its content. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cssVariables } from './tokens.ts'

const asset = (name: string) => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8')

function pathOf(name: string, content: string): string {
  const [stem, ending] = name.split('.')
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return `/pages/${stem}.${hash}.${ending}`
}

/** Comments and line breaks are for whoever writes it. */
function squeezed(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(/\s*([{};,>])\s*/g, '$1')
}

const sheets = ['frame.css', 'forms.css', 'parts.css', 'files.css', 'board.css', 'ledger.css'].map(
  (name) => squeezed(asset(name)),
)

export const STYLE = cssVariables() + sheets.join('')
export const STYLE_PATH = pathOf('pages.css', STYLE)

/** For the pages of the plan alone: the others load without it. */
export const PLAN_STYLE = squeezed(asset('plan.css'))
export const PLAN_STYLE_PATH = pathOf('plan.css', PLAN_STYLE)

export const POSITION = asset('position.js')
export const POSITION_PATH = pathOf('position.js', POSITION)

export const KEEP = asset('keep.js')
export const KEEP_PATH = pathOf('keep.js', KEEP)

export const FAVICON = asset('favicon.svg')
