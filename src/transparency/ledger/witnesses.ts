/** Who cosigns, and when each did last; and a plain word where that proves little. */
import { problemWords } from '../../ledger/index.ts'
import { html, numberWords, sayer, timeWords } from '../../pages/index.ts'
import type { Part } from '../../pages/index.ts'
import type { LedgerPage } from './page.ts'
import { words } from './words.ts'

export function witnessSection({ view, state, base }: LedgerPage): Part {
  const say = sayer(view)
  if (state.witnesses.length === 0)
    return html`<p class="quiet">${say(words.witnesses_lead)}</p>
      <p class="notice">${say(words.none)}</p>`
  const near = state.witnesses.filter(({ url }) => isUnderSameRoof(url, base))
  const label = (one: { readonly zh: string; readonly en: string }) => say(one)
  return html`<p class="quiet">${say(words.witnesses_lead)}</p>
    ${near.map(({ name }) => html`<p class="notice">${say(words.same_roof).replace('{name}', name)}</p>`)}
    <table class="stacked">
      <thead>
        <tr>
          <th scope="col">${say(words.witness)}</th>
          <th scope="col">${say(words.last_signed)}</th>
          <th scope="col">${say(words.up_to)}</th>
          <th scope="col">${say(words.witness_state)}</th>
        </tr>
      </thead>
      <tbody>
        ${state.witnesses.map(
          ({ name, lastAt, lastSize, problem }) =>
            html`<tr>
              <th scope="row" class="address">${name}</th>
              <td data-label="${label(words.last_signed)}">
                ${lastAt === null ? say(words.never) : timeWords(lastAt, view.language)}
              </td>
              <td data-label="${label(words.up_to)}">
                ${lastSize === null ? '–' : numberWords(lastSize, view.language)}
              </td>
              <td data-label="${label(words.witness_state)}">
                ${problem === null ? say(words.fine) : html`<span class="late">${say(problemWords(problem) ?? words.not_signed)}</span>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

const LOOPBACK =
  /^(localhost|0\.0\.0\.0|127(\.\d+){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/u

/** On this machine, or behind the very name under which the ledger itself is reached. */
export function isUnderSameRoof(url: string | null, base: string): boolean {
  if (url === null || !URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return LOOPBACK.test(hostname) || (URL.canParse(base) && hostname === new URL(base).hostname)
}
