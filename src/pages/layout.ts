/** The frame of every public page: skip link, name, ways, language and size, foot. */
import type { Words } from '../kernel/index.ts'
import { html } from './html.ts'
import type { Markup, Part } from './html.ts'
import { padded } from './padding.ts'
import { KEEP_PATH, STYLE_PATH } from './styles.ts'
import { ELDER_TEXT } from './tokens.ts'
import { at, resized, sayer } from './view.ts'
import type { View } from './view.ts'
import { frame } from './words.ts'

export interface Page {
  readonly view: View
  /** Path of this page, for the links to its other language and size. */
  readonly path: string
  readonly title: Words
  readonly main: Part
  /** Which way of the navigation this page is. */
  readonly here?: 'say' | 'my' | 'board' | 'law'
  /**
   * Id of a form whose content must not be lost: changing language or size then sends that form
   * (as `step=edit`) instead of following a link.
   */
  readonly keeps?: string
  /** Shown once, like a receipt: no link that asks for the same page again and gets another. */
  readonly once?: true
  /** It says something of one matter: it leaves in one of few sizes. */
  readonly padded?: boolean
  /** It has forms: what is typed there is kept in the tab, and a send that fails is told in the page. */
  readonly drafts?: true
  readonly scripts?: readonly string[]
  /** Beside the one sheet of all pages: what a single page needs alone. */
  readonly styles?: readonly string[]
}

export function page(given: Page): string {
  const { view, title, main, drafts, scripts = [], styles = [] } = given
  const allScripts = drafts ? [KEEP_PATH, ...scripts] : scripts
  const say = sayer(view)
  const language = view.language === 'zh' ? 'zh-CN' : 'en'
  const step = view.text === ELDER_TEXT ? '' : ` text-${view.text}`
  const size = view.elder && html` class="elder${step}"`
  const whole = html`<!doctype html>
    <html lang="${language}" ${size}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noarchive" />
        <title>${say(title)} · ${say(frame.name)}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${[STYLE_PATH, ...styles].map((style) => html`<link rel="stylesheet" href="${style}" />`)}
        ${allScripts.map((script) => html`<script src="${script}" defer></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">${say(frame.skip)}</a>
        ${header(given)}
        <main id="main" tabindex="-1">${main}</main>
        ${drafts && unsent(view)} ${footer(view)}
      </body>
    </html> `.text
  return given.padded === true ? padded(whole) : whole
}

function header({ view, path, here, keeps, once }: Page): Markup {
  const say = sayer(view)
  const way = (name: 'say' | 'my' | 'board', words: Words) =>
    html`<li>
      <a href="${at(view, `/${name}`)}" ${name === here && html` aria-current="page"`}
        >${say(words)}</a
      >
    </li>`
  return html`<header class="top">
    <div class="wide">
      <a class="name" href="${at(view, '/')}">${say(frame.name)}</a>
      <nav aria-label="${say(frame.ways)}">
        <ul>
          ${way('say', frame.say)}${way('my', frame.my)}${way('board', frame.board)}
        </ul>
      </nav>
      ${once !== true && views(view, path, keeps)}
    </div>
  </header>`
}

/** Shown by the script, beside the button that was pressed. */
function unsent(view: View): Markup {
  const say = sayer(view)
  return html`<div class="notice wrong" role="alert" tabindex="-1" data-unsent hidden>
    <p><strong>${say(frame.unsent)}</strong></p>
    <p>${say(frame.unsent_what)}</p>
  </div>`
}

/** Language and size of the same page. */
function views(view: View, path: string, keeps: string | undefined): Markup {
  const say = sayer(view)
  const smaller = view.elder ? resized(view, -1) : null
  const larger = view.elder ? resized(view, 1) : null
  const sizes: readonly (readonly [View, Words])[] = [
    ...(smaller ? ([[smaller, frame.smaller]] as const) : []),
    ...(larger ? ([[larger, frame.larger]] as const) : []),
    [{ ...view, elder: !view.elder }, view.elder ? frame.normal : frame.elder],
  ]
  return html`<div class="views">
    ${keeps !== undefined && defaultButton(keeps)}
    ${sizes.map(([to, words]) => changeView(view, path, keeps, to, say(words)))}
    ${changeView(view, path, keeps, { ...view, language: view.language === 'zh' ? 'en' : 'zh' }, view.language === 'zh' ? 'English' : '中文')}
  </div>`
}

/**
 * Enter in a line presses the first button of its form, in the order of the page: not to be the one
 * that changes the language.
 */
function defaultButton(form: string): Markup {
  return html`<button
    class="as-link unseen"
    form="${form}"
    name="step"
    value="check"
    tabindex="-1"
    aria-hidden="true"
  ></button>`
}

function changeView(
  view: View,
  path: string,
  keeps: string | undefined,
  to: View,
  words: string,
): Markup {
  const language = to.language === view.language ? null : to.language === 'zh' ? 'zh-CN' : 'en'
  const spoken = language && html` lang="${language}"`
  return keeps === undefined
    ? html`<a href="${at(to, path)}" ${spoken}>${words}</a>`
    : html`<button
        class="as-link"
        form="${keeps}"
        formaction="${at(to, path)}"
        name="step"
        value="edit"
        ${spoken}
      >
        ${words}
      </button>`
}

function footer(view: View): Markup {
  const say = sayer(view)
  return html`<footer>
    <div class="wide">
      <p>${say(frame.promise)}</p>
      <ul>
        <li><a href="${at(view, '/answers')}">${say(frame.answers)}</a></li>
        <li><a href="${at(view, '/answered')}">${say(frame.answered)}</a></li>
        <li><a href="${at(view, '/law')}">${say(frame.law)}</a></li>
        <li><a href="${at(view, '/plan')}">${say(frame.plan)}</a></li>
        <li><a href="${at(view, '/hot')}">${say(frame.hot)}</a></li>
        <li><a href="${at(view, '/decisions')}">${say(frame.decisions)}</a></li>
        <li><a href="${at(view, '/burden')}">${say(frame.burden)}</a></li>
        <li><a href="${at(view, '/bulletins')}">${say(frame.bulletins)}</a></li>
        <li><a href="${at(view, '/ballots')}">${say(frame.ballots)}</a></li>
        <li><a href="${at(view, '/appraisals')}">${say(frame.appraisals)}</a></li>
        <li><a href="${at(view, '/ledger')}">${say(frame.ledger)}</a></li>
        <li><a href="/desk">${say(frame.desk)}</a></li>
      </ul>
    </div>
  </footer>`
}
