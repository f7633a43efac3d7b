/// <reference lib="dom" />
/** The tool: files in, findings out. All of it happens in the page; nothing is kept when the page is closed. */
import { utf8 } from '../core/bytes.ts'
import { type Policy, parsePolicy } from '../core/policy.ts'
import { sayRefusal } from '../words/say.ts'
import { askGrown, askMatter } from './asking.ts'
import { type Found, checkAll } from './checks.ts'
import { el, put } from './dom.ts'
import { type Given, sayer } from './given.ts'
import { type Input, MOST, inputOf, pasted, pastedEvent } from './input.ts'
import { card, textFile } from './shown.ts'

export interface Kept {
  inputs: readonly Input[]
  policy: string
  tooBig: readonly string[]
}

export function tool(given: Given, kept: Kept): HTMLElement {
  const say = sayer(given.language)
  const list = el('div', { class: 'chosen stack' })
  const results = el('div', { class: 'stack', 'aria-live': 'polite' })
  const policyBox = el('div', {})
  const heading = el('h2', { id: 'found', tabindex: '-1' }, say('results'))

  function show(): void {
    list.replaceChildren(...chosen())
    policyBox.replaceChildren(policyPart())
    results.replaceChildren(...findings())
  }

  /** The button that was pressed is made anew: whoever uses the keyboard goes on where something has changed. */
  function showResults(): void {
    show()
    heading.focus()
  }

  async function take(files: Iterable<File>): Promise<void> {
    const fresh: Input[] = []
    const tooBig: string[] = []
    for (const file of files) {
      if (file.size > MOST) tooBig.push(file.name)
      else fresh.push(inputOf(file.name, new Uint8Array(await file.arrayBuffer())))
    }
    kept.tooBig = tooBig
    add(fresh)
  }

  function add(fresh: readonly Input[]): void {
    const policy = fresh.findLast(({ sort }) => sort === 'policy')
    if (policy) kept.policy = textFile(policy.bytes)
    const names = new Set(fresh.map(({ name }) => name))
    kept.inputs = [
      ...kept.inputs.filter(({ name }) => !names.has(name)),
      ...fresh.filter(({ sort }) => sort !== 'policy'),
    ]
    show()
  }

  function chosen(): HTMLElement[] {
    if (kept.inputs.length === 0) return []
    const item = (input: Input) => {
      const onclick = () => {
        kept.inputs = kept.inputs.filter((one) => one !== input)
        show()
      }
      return el(
        'li',
        {},
        el('span', { class: 'address' }, input.name),
        el(
          'button',
          {
            type: 'button',
            class: 'as-link',
            'aria-label': `${say('remove')} ${input.name}`,
            onclick,
          },
          say('remove'),
        ),
      )
    }
    return [el('ul', { 'aria-label': say('chosen') }, ...kept.inputs.map(item))]
  }

  function findings(): HTMLElement[] {
    const notes = kept.tooBig.map((name) =>
      el('p', { class: 'notice wrong' }, say('too_big', { name })),
    )
    const policy = parsePolicy(utf8(kept.policy))
    if (!policy.ok) return [...notes, el('p', { class: 'notice wrong' }, policyProblem())]
    const { found, unused } = checkAll(kept.inputs, policy.value)
    const rest = unused.map(({ name, sort }) =>
      el(
        'p',
        { class: 'notice' },
        say(sort === 'event' ? 'alone_event' : 'unknown_file', { name }),
      ),
    )
    const cards = found.map((one) => card(given, one, moreOf(one, policy.value)))
    const all = [...notes, ...cards, ...rest]
    return all.length > 0 ? all : [el('p', { class: 'quiet' }, say('nothing'))]
  }

  function moreOf(found: Found, policy: Policy): HTMLElement | null {
    if (!found.answer.ok) return null
    if (found.sort === 'matter') return askMatter(given, found.answer.value, policy)
    const old = found.sort === 'receipt' ? found.answer.value.checkpoint : found.answer.value
    return askGrown(given, old, policy)
  }

  function policyProblem(): string {
    const parsed = parsePolicy(utf8(kept.policy))
    if (parsed.ok) return ''
    return kept.policy.trim() === ''
      ? say('policy_none')
      : sayRefusal(parsed.refusal, given.language)
  }

  function policyPart(): HTMLElement {
    const parsed = parsePolicy(utf8(kept.policy))
    const isGiven = kept.policy === given.policy && given.policy !== ''
    const area = el('textarea', { id: 'policy', rows: '6', spellcheck: 'false', class: 'code low' })
    area.value = kept.policy
    const use = () => {
      kept.policy = area.value
      showResults()
    }
    const back = () => {
      kept.policy = given.policy
      showResults()
    }
    const state = parsed.ok ? say(isGiven ? 'policy_given' : 'policy_own') : policyProblem()
    return el(
      'details',
      { class: 'act law', open: !parsed.ok },
      el(
        'summary',
        {},
        el('span', {}, say('policy')),
        parsed.ok &&
          el('span', { class: 'n quiet' }, say('policy_short', policyFacts(parsed.value))),
      ),
      el(
        'div',
        { class: 'inside stack' },
        el('p', {}, state),
        parsed.ok && el('p', { class: 'quiet n' }, say('policy_facts', policyFacts(parsed.value))),
        el('p', { class: 'hint', id: 'policy-hint' }, say('policy_hint')),
        el('div', { class: 'field' }, el('label', { for: 'policy' }, say('policy_text')), area),
        el(
          'p',
          { class: 'actions' },
          el('button', { type: 'button', class: 'button second', onclick: use }, say('policy_use')),
          !isGiven &&
            given.policy !== '' &&
            el('button', { type: 'button', class: 'as-link', onclick: back }, say('policy_back')),
        ),
      ),
    )
  }

  function policyFacts({ logs, witnesses, quorum }: Policy) {
    return { logs: logs.length, witnesses: witnesses.size, quorum: quorum ?? say('no_quorum') }
  }

  function pastePart(): HTMLElement {
    const receipt = el('textarea', {
      id: 'paste-receipt',
      rows: '5',
      spellcheck: 'false',
      class: 'code low',
      'aria-describedby': 'paste-hint',
    })
    const event = el('textarea', {
      id: 'paste-event',
      rows: '3',
      spellcheck: 'false',
      class: 'code low',
    })
    const onsubmit = (submitted: Event) => {
      submitted.preventDefault()
      const typed = [
        ...(receipt.value.trim() === ''
          ? []
          : [inputOf(say('paste_receipt'), pasted(receipt.value))]),
        ...(event.value.trim() === ''
          ? []
          : [inputOf(say('paste_event'), pastedEvent(event.value))]),
      ]
      add(typed)
      heading.focus()
    }
    return el(
      'details',
      { class: 'act' },
      el('summary', {}, el('span', {}, say('paste'))),
      el(
        'form',
        { class: 'inside stack', onsubmit },
        el(
          'div',
          { class: 'field' },
          el('label', { for: 'paste-receipt' }, say('paste_receipt')),
          receipt,
          el('p', { class: 'hint', id: 'paste-hint' }, say('paste_hint')),
        ),
        el(
          'div',
          { class: 'field' },
          el('label', { for: 'paste-event' }, say('paste_event')),
          event,
        ),
        el(
          'p',
          { class: 'actions' },
          el('button', { type: 'submit', class: 'button' }, say('check')),
        ),
      ),
    )
  }

  function dropPart(): HTMLElement {
    const input = el('input', {
      id: 'files',
      type: 'file',
      multiple: true,
      class: 'unseen',
      'aria-describedby': 'drop-hint',
    })
    const onchange = async () => {
      await take(input.files ?? [])
      // The same file may be chosen again, changed.
      input.value = ''
    }
    input.addEventListener('change', () => void onchange())
    const zone = el(
      'div',
      { class: 'drop stack' },
      input,
      el('label', { for: 'files', class: 'button' }, say('choose')),
      el('p', { class: 'hint', id: 'drop-hint' }, say('drop')),
    )
    const mark = (isOver: boolean) => (event: Event) => {
      event.preventDefault()
      zone.classList.toggle('over', isOver)
    }
    zone.addEventListener('dragover', mark(true))
    zone.addEventListener('dragleave', mark(false))
    zone.addEventListener('drop', (event) => {
      mark(false)(event)
      void take(event.dataTransfer?.files ?? [])
    })
    return zone
  }

  const whole = el('div', { class: 'stack' })
  put(
    whole,
    el(
      'section',
      { class: 'stack', 'aria-labelledby': 'put-in' },
      el('h2', { id: 'put-in' }, say('files')),
      dropPart(),
      list,
      el('div', { class: 'folded' }, pastePart(), policyBox),
    ),
    el('section', { class: 'stack', 'aria-labelledby': 'found' }, heading, results),
  )
  show()
  return whole
}
