/// <reference lib="dom" />
/** One finding as it stands on the page. */
import type { Answer } from '../core/answer.ts'
import { type OpenedEvent, readEvent } from '../core/entry.ts'
import type { CheckedEvent, CheckedMatter } from '../core/matter.ts'
import { tellCheckpoint, tellMatter, tellReceipt } from '../core/telling.ts'
import { textOf } from '../core/bytes.ts'
import type { Language } from '../words/language.ts'
import { UNDECIDED } from '../words/refusals.ts'
import { sayRefusal } from '../words/say.ts'
import { type Statement, sayStatement, says } from '../words/statements.ts'
import type { Found } from './checks.ts'
import { el, prose } from './dom.ts'
import { type Given, type Say, sayer } from './given.ts'

/** `more`: what can be asked of the ledger itself. */
export function card(given: Given, found: Found, more: HTMLElement | null): HTMLElement {
  const say = sayer(given.language)
  const { answer, name, sort } = found
  const verdict = verdictOf(answer)
  return el(
    'article',
    { class: `card finding is-${verdict}` },
    el('p', { class: 'quiet small' }, `${say(sort)} · ${name}`),
    el('h3', { class: 'verdict' }, mark(verdict), say(verdict)),
    answer.ok
      ? statementList(given, told(found))
      : el('p', {}, sayRefusal(answer.refusal, given.language)),
    found.sort === 'receipt' ? recordOf(given, found) : null,
    found.sort === 'matter' && found.answer.ok ? courseOf(given, found.answer.value) : null,
    more,
  )
}

/** Of a whole finding, when more has become known of it. */
export function setVerdict(finding: Element | null, verdict: Verdict, say: Say): void {
  if (finding === null) return
  finding.className = `card finding is-${verdict}`
  finding.querySelector('.verdict')?.replaceChildren(mark(verdict), say(verdict))
}

export type Verdict = 'yes' | 'no' | 'undecided'

export function verdictOf(answer: Answer<unknown>): Verdict {
  if (answer.ok) return 'yes'
  return UNDECIDED.has(answer.refusal.code) ? 'undecided' : 'no'
}

const MARKS = { yes: '✓', no: '✗', undecided: '?' } as const
const mark = (verdict: Verdict) =>
  el('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[verdict])

function told(found: Found): readonly Statement[] {
  if (!found.answer.ok) return []
  if (found.sort === 'receipt') return tellReceipt(found.answer.value, found.opened !== null)
  if (found.sort === 'matter') return [...tellMatter(found.answer.value), says('means')]
  return tellCheckpoint(found.answer.value)
}

/** As people read them: the city's own time, and the steps by their names. */
export function statementList({ language, acts }: Given, list: readonly Statement[]): HTMLElement {
  return el(
    'ul',
    { class: 'dots' },
    ...list.map((one) =>
      el('li', one.caution ? { class: 'caution' } : {}, sayStatement(readable(one), language)),
    ),
  )

  function readable(one: Statement): Statement {
    const params = Object.entries(one.params).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value] as const
      if (name === 'act') return [name, actWords(value)] as const
      const words = value.replaceAll(INSTANT, (at) => timeWords(Date.parse(at), language))
      return [name, words] as const
    })
    return { ...one, params: Object.fromEntries(params) }
  }

  /** Kinds call a step of one name alike. */
  function actWords(act: string): string {
    const kind = Object.values(acts).find((one) => one[act] !== undefined)
    return kind?.[act]?.words[language] ?? act
  }
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/gu

/** What the record says: proven, or only read. */
function recordOf(given: Given, { opened, answer }: Extract<Found, { sort: 'receipt' }>) {
  const say = sayer(given.language)
  const proven = answer.ok ? answer.value.event : null
  if (proven) return record(given, proven, say('content'))
  const read = opened?.sort === 'event' ? readEvent(opened.bytes) : null
  return read?.ok ? record(given, read.value, say('content_false')) : null
}

function record(given: Given, event: OpenedEvent, title: string): HTMLElement {
  const say = sayer(given.language)
  return el(
    'section',
    { class: 'record' },
    el('h4', {}, title),
    facts(given, event),
    el(
      'details',
      { class: 'plain-details' },
      el('summary', {}, say('raw')),
      el('pre', { class: 'code whole', tabindex: '0' }, JSON.stringify(event.whole, null, 1)),
    ),
  )
}

function facts(given: Given, event: OpenedEvent, own: CheckedEvent['own'] = null): HTMLElement {
  const { language, acts } = given
  const say = sayer(language)
  const known = acts[event.kind]?.[event.act]
  const rows: [string, Node[]][] = [
    [say('act'), [text(known?.words[language] ?? event.act)]],
    [say('when'), [text(timeWords(event.at, language))]],
    [say('by'), [text(byWords(event.whole['by'], say))]],
  ]
  for (const input of [event.whole['input'], own?.['input']])
    for (const [name, value] of Object.entries(input ?? {}))
      rows.push([known?.fields[name]?.[language] ?? name, valueWords(value)])
  return el(
    'dl',
    { class: 'facts' },
    ...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, ...value)]),
  )
}

const text = (value: string) => document.createTextNode(value)

function valueWords(value: unknown): Node[] {
  if (typeof value === 'string') return value === '' ? [text('–')] : prose(value)
  if (typeof value === 'number' || typeof value === 'boolean') return [text(String(value))]
  return value === null ? [text('–')] : [el('code', {}, JSON.stringify(value))]
}

function byWords(by: unknown, say: Say): string {
  const { as, unit, role } = (by ?? {}) as Record<string, unknown>
  const names = {
    resident: 'resident',
    official: 'official',
    door: 'door',
    system: 'system',
  } as const
  const who = Object.hasOwn(names, String(as))
    ? say(names[as as keyof typeof names])
    : String(as ?? '–')
  const where = [unit, role].filter((one) => typeof one === 'string').join(' · ')
  return where === '' ? who : `${who} (${where})`
}

/** As the city reads its clocks. */
export function timeWords(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  }).format(at)
}

function courseOf(given: Given, { events }: CheckedMatter): HTMLElement {
  return el('ol', { class: 'course' }, ...events.map((one) => step(given, one)))
}

function step(given: Given, { n, event, proven, own }: CheckedEvent): HTMLElement {
  const { language, acts } = given
  const params = event
    ? {
        n,
        at: timeWords(event.at, language),
        act: acts[event.kind]?.[event.act]?.words[language] ?? event.act,
      }
    : { n }
  const line = proven
    ? event
      ? says('line', { ...params, index: proven.index })
      : says('line_unopened', { n, index: proven.index })
    : says('line_pending', { at: '–', act: '–', ...params })
  return el(
    'li',
    {},
    el('p', {}, sayStatement(line, language)),
    event &&
      el(
        'details',
        { class: 'plain-details' },
        el('summary', {}, sayer(language)('content')),
        facts(given, event, own),
      ),
  )
}

/** For files that are shown as they are. */
export function textFile(bytes: Uint8Array): string {
  return textOf(bytes) ?? ''
}
