/** /ledger: what the log is, how it stands, and how anybody checks it, watches it or copies it. */
import type { Instant } from '../../kernel/index.ts'
import type { LogIdentity, LogState } from '../../ledger/index.ts'
import { at, html, numberWords, page, sayer, timeWords } from '../../pages/index.ts'
import type { Markup, Part, View } from '../../pages/index.ts'
import { byDay, growthOf } from './growth.ts'
import { NOT_PROVEN } from './limits.ts'
import { sentences, words } from './words.ts'
import { witnessSection } from './witnesses.ts'

export interface LedgerPage {
  readonly view: View
  /** Null: the log has not been made yet. */
  readonly identity: LogIdentity | null
  readonly state: LogState
  /** Scheme and host before `/ledger/…`, so that every address can be copied whole. */
  readonly base: string
  /** Since when too few witnesses have answered for longer than the city allows; null: not so. */
  readonly lateSince: Instant | null
}

export function ledgerPage(given: LedgerPage): string {
  const { view, identity } = given
  const say = sayer(view)
  return page({
    view,
    path: '/ledger',
    title: words.title,
    main: html`<div class="stack">
      <div class="narrow stack">
        <h1>${say(words.title)}</h1>
        <p class="lead">${say(words.lead)}</p>
        ${trouble(given)}
      </div>
      ${section(view, 'now', html`${figures(given)}`)}
      ${section(
        view,
        'what',
        html`<ol class="sentences">
          ${sentences.map((one) => html`<li>${say(one)}</li>`)}
        </ol>`,
      )}
      ${identity && section(view, 'check', checking(view, identity))}
      ${section(
        view,
        'growth',
        html`<p class="quiet">${say(words.growth_lead)}</p>
          ${growthOf(view, byDay(given.state.sizes))}`,
      )}
      ${section(view, 'witnesses', witnessSection(given))}
      ${identity && section(view, 'keys', keys(view, identity))}
      ${identity && section(view, 'files', files(given, identity))}
      ${identity && section(view, 'join', joining(given, identity))}
      ${section(
        view,
        'not_proven',
        html`<ul class="dots">
          ${NOT_PROVEN.map((one) => html`<li>${say(one)}</li>`)}
        </ul>`,
      )}
    </div>`,
  })
}

function section(
  view: View,
  id: 'now' | 'what' | 'check' | 'growth' | 'witnesses' | 'keys' | 'files' | 'join' | 'not_proven',
  inside: Part,
): Markup {
  return html`<section class="narrow stack" aria-labelledby="${id}">
    <h2 id="${id}">${sayer(view)(words[id])}</h2>
    ${inside}
  </section>`
}

/** What is wrong comes before everything else, and says what it means for whoever filed something. */
function trouble({ view, state, lateSince }: LedgerPage): Part {
  const say = sayer(view)
  const since = (words_: typeof words.alarm_since, when: Instant) =>
    say(words_).replace('{at}', timeWords(when, view.language))
  return [
    state.alarm &&
      html`<div class="notice wrong" role="alert">
        <h2>${say(words.alarm)}</h2>
        <p>
          ${say(state.alarm.words)}
          <span class="quiet n">${since(words.alarm_since, state.alarm.at)}</span>
        </p>
        <p>${say(words.alarm_means)}</p>
      </div>`,
    lateSince !== null &&
      html`<div class="notice wrong" role="alert">
        <h2>${say(words.quorum)}</h2>
        <p>${since(words.quorum_since, lateSince)}</p>
      </div>`,
  ]
}

/** What is held of sealed matters is not counted here: that nothing betrays them is what it is held for. */
function figures({ view, state }: LedgerPage): Markup {
  const say = sayer(view)
  const { language } = view
  const when = (instant: Instant | null) =>
    instant === null ? say(words.never) : timeWords(instant, language)
  const cosigned = html`${when(state.cosignedAt)}${
    state.cosignedAt !== null &&
    html` <span class="quiet"
      >${say(words.of_size).replace('{n}', numberWords(state.cosignedSize ?? 0, language))}</span
    >`
  }`
  return html`${state.size === 0 && html`<p>${say(words.empty)}</p>`}
    <dl class="facts">
      <dt>${say(words.size)}</dt>
      <dd class="n"><strong>${numberWords(state.size, language)}</strong></dd>
      <dt>${say(words.signed)}</dt>
      <dd class="n">${when(state.signedAt)}</dd>
      <dt>${say(words.cosigned)}</dt>
      <dd class="n">${state.witnesses.length === 0 ? say(words.nobody) : cosigned}</dd>
      <dt>${say(words.waiting)}</dt>
      <dd class="n">${numberWords(state.waiting, language)}</dd>
    </dl>`
}

function checking(view: View, identity: LogIdentity): Markup {
  const say = sayer(view)
  const [before = '', after = ''] = say(words.check_page).split('{link}')
  return html`<ol class="sentences">
      <li>${say(words.check_get)}</li>
      <li>${before}<a href="${at(view, '/verify')}">${say(words.check_page_link)}</a>${after}</li>
      <li>
        ${say(words.check_line)}
        ${code(`npm run verify -- receipt ${EXAMPLE}.tlog-proof \\\n  --event ${EXAMPLE}.json --policy ${policyName(identity)}`, say(words.command_check))}
      </li>
    </ol>
    <p class="actions">
      <a class="button second" href="${at(view, '/my')}">${MY[view.language]}</a>
    </p>`
}

const EXAMPLE = '261124-7K2M9-4-1'
const MY = { zh: '去“我的事”', en: 'To "My matter"' } as const

/** As it is saved from the page. */
export function policyName({ prefix }: LogIdentity): string {
  return `${prefix.split('/').at(-1)}.policy`
}

function keys(view: View, identity: LogIdentity): Markup {
  const say = sayer(view)
  const file = (path: string) =>
    html`<p><a href="${identity.prefix}/${path}">${say(words.as_file)}</a></p>`
  return html`<p class="quiet">${say(words.keys_lead)}</p>
    <h3>${say(words.vkey)}</h3>
    ${code(identity.vkey, say(words.vkey))} ${file('vkey')}
    <h3>${say(words.policy)}</h3>
    ${code(identity.policy.trimEnd(), say(words.policy))} ${file('policy')}`
}

function files({ view, base, state }: LedgerPage, identity: LogIdentity): Markup {
  const say = sayer(view)
  const root = `${base}${identity.prefix}`
  const isThere = state.cosignedAt !== null
  return html`<p class="quiet">${say(words.files_lead)}</p>
    <dl class="facts level">
      <dt>${say(words.checkpoint)}</dt>
      <dd>
        ${
          isThere
            ? html`<a class="address" href="${identity.prefix}/checkpoint">${root}/checkpoint</a>`
            : html`<span class="address">${root}/checkpoint</span>`
        }
      </dd>
      <dt>${say(words.tiles)}</dt>
      <dd><span class="address">${root}/tile/&lt;L&gt;/&lt;N&gt;[.p/&lt;W&gt;]</span></dd>
      <dt>${say(words.bundles)}</dt>
      <dd><span class="address">${root}/tile/entries/&lt;N&gt;[.p/&lt;W&gt;]</span></dd>
    </dl>`
}

function joining({ view, base }: LedgerPage, identity: LogIdentity): Markup {
  const say = sayer(view)
  return html`<p>${say(words.join_witness)}</p>
    ${code(`npm run witness -- --data witness-data --port 8090 \\\n  --name paper.example/witness --log "${identity.vkey} ${base}${identity.prefix}"`, say(words.command_witness))}
    <p>${say(words.join_mirror)}</p>
    ${code(`npm run verify -- follow ${base}${identity.prefix} \\\n  --policy ${policyName(identity)} --state ledger.state`, say(words.command_mirror))}`
}

/** To be copied as it is; scrolls within itself, so that it can be reached and read by keyboard. */
function code(text: string, label: string): Markup {
  return html`<pre class="code" tabindex="0" role="region" aria-label="${label}">${text}</pre>`
}
