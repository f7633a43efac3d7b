/// <reference lib="dom" />
/** Asking a ledger, or any mirror of it: was anything kept back, does it still continue what was signed? */
import type { Answer } from '../core/answer.ts'
import type { Checkpoint } from '../core/checkpoint.ts'
import { DELAY, checkComplete } from '../core/complete.ts'
import { checkConsistency } from '../core/consistency.ts'
import { httpSource } from '../core/http.ts'
import type { CheckedMatter } from '../core/matter.ts'
import type { Policy } from '../core/policy.ts'
import { type Source, currentCheckpoint } from '../core/source.ts'
import { tellAge, tellCheckpoint, tellComplete } from '../core/telling.ts'
import { sayRefusal } from '../words/say.ts'
import { type Statement, cautions, says } from '../words/statements.ts'
import { el } from './dom.ts'
import { type Given, sayer } from './given.ts'
import { setVerdict, statementList, verdictOf } from './shown.ts'

type Ask = (
  source: Source,
  onProgress: (size: number, whole: number) => void,
) => Promise<Answer<readonly Statement[]>>

/** Fields of several findings need names of their own. */
let count = 0

export function askMatter(given: Given, checked: CheckedMatter, policy: Policy): HTMLElement {
  return asking(given, checked.matter.origin, 'search_hint', async (source, onProgress) => {
    const complete = await checkComplete({ checked, source, policy, delay: DELAY, onProgress })
    return complete.ok ? { ok: true, value: tellComplete(complete.value, source.name) } : complete
  })
}

export function askGrown(given: Given, old: Checkpoint, policy: Policy): HTMLElement {
  return asking(given, old.origin, 'grown_hint', async (source) => {
    const now = await currentCheckpoint(source, policy)
    if (!now.ok) return now
    const grown = await checkConsistency(source, old, now.value)
    if (!grown.ok) return grown
    const sizes = { old: old.size, now: now.value.size }
    const age = tellAge(now.value, Date.now() / 1_000)
    return { ok: true, value: [says('consistent', sizes), ...tellCheckpoint(now.value), ...age] }
  })
}

/** Where a log of that name lies, if nobody says otherwise: its name is its address without the scheme. */
const addressOf = (origin: string) => `https://${origin}`

function asking(
  given: Given,
  origin: string,
  hint: 'search_hint' | 'grown_hint',
  ask: Ask,
): HTMLElement {
  const { language } = given
  const say = sayer(language)
  // The city's page is allowed its own ledger alone. It need not be believed: whatever it sends is checked.
  const isOwn = given.log !== '' && given.log.split('/').at(-1) === origin.split('/').at(-1)
  const first = hint === 'search_hint' && statementList(given, [cautions('not_searched')])
  if (!given.alone && !isOwn)
    return el('div', { class: 'stack' }, first, el('p', { class: 'hint' }, say('search_elsewhere')))
  count += 1
  const id = `address-${count}`
  const address = el('input', {
    id,
    type: 'text',
    inputmode: 'url',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': `${id}-hint`,
    value: given.alone ? addressOf(origin) : given.log,
  })
  const outcome = el('div', { 'aria-live': 'polite', class: 'stack' }, first)
  const button = el('button', { type: 'submit', class: 'button second' }, say('search'))
  const onProgress = (size: number, whole: number) => {
    outcome.replaceChildren(
      el('p', { class: 'quiet n' }, say('searching', { size, whole })),
      el('progress', { max: String(whole), value: String(size), 'aria-label': say('search') }),
    )
  }
  async function run(): Promise<void> {
    button.disabled = true
    outcome.replaceChildren(el('p', { class: 'quiet' }, '…'))
    const answer = await ask(httpSource(address.value.trim()), onProgress)
    button.disabled = false
    const verdict = verdictOf(answer)
    // What the file alone seemed to prove, the ledger has refuted.
    if (verdict === 'no') setVerdict(outcome.closest('.finding'), verdict, say)
    outcome.replaceChildren(
      el('p', { class: `verdict is-${verdict}` }, say(verdict)),
      answer.ok
        ? statementList(
            given,
            answer.value.filter(({ code }) => code !== 'means'),
          )
        : el('p', {}, sayRefusal(answer.refusal, language)),
    )
  }
  const onsubmit = (event: Event) => {
    event.preventDefault()
    void run()
  }
  return el(
    'form',
    { class: 'asking stack no-print', onsubmit },
    el(
      'div',
      { class: 'field' },
      given.alone && el('label', { for: id }, say('address')),
      given.alone && address,
      el('p', { class: 'hint', id: `${id}-hint` }, say(hint)),
    ),
    el('p', { class: 'actions' }, button),
    outcome,
  )
}
