/** What an event is called, in words of its own: where, and the title that says best what all of them say. */
import { normalise } from '../text/index.ts'
import type { Heard } from './heard.ts'
import { nameSpans } from '../place/names.ts'

/** Of the voices, how many must name a place, in their title or anywhere, before it is that of the event. */
const ENOUGH = 0.4
/** A longer form of a name is kept as long as so many of those who say the shorter say it. */
const KEPT = 0.75
const READ = 300
/** A name in the title says where it is; further down it may be anything. */
const IN_TITLE = 2

/** The name of a place that most voices say, as long as most of them say it; '' where they name none. */
export function placeOf(messages: readonly Heard[]): string {
  const said = new Map<string, Map<string, number>>()
  for (const [at, { title, detail, who }] of messages.entries()) {
    const voice = who === '' ? `#${at}` : who
    for (const name of namesIn(normalise(detail.slice(0, READ)))) keep(said, name, voice, 1)
    for (const name of namesIn(normalise(title))) keep(said, name, voice, IN_TITLE)
  }
  const voices = new Set(messages.map(({ who }, at) => (who === '' ? `#${at}` : who))).size
  const counts = [...said].map(([name, by]) => {
    return { name, sayers: by.size, weight: [...by.values()].reduce((sum, one) => sum + one, 0) }
  })
  const enough = counts.filter(({ sayers, weight }) => {
    return sayers >= Math.min(2, voices) && weight >= voices * IN_TITLE * ENOUGH
  })
  const most = Math.max(0, ...enough.map(({ weight }) => weight))
  const kept = enough.filter(({ weight }) => weight >= most * KEPT)
  return (
    kept.toSorted((a, b) => b.name.length - a.name.length || b.weight - a.weight)[0]?.name ?? ''
  )
}

/** Where a name begins is not known: every beginning is tried, and what people share stays. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { from, bare, to } of nameSpans(text))
    for (let begin = from; bare - begin >= 2; begin += 1) names.add(text.slice(begin, to))
  return names
}

function keep(
  said: Map<string, Map<string, number>>,
  name: string,
  voice: string,
  weight: number,
): void {
  const by = said.get(name) ?? new Map<string, number>()
  by.set(voice, Math.max(weight, by.get(voice) ?? 0))
  said.set(name, by)
}

/** What only says that somebody asks; what they are against or want stays. */
const OPENINGS =
  /^(?:(?:再次|我要|实名)?(?:请问|咨询|询问|投诉|反映|反应|举报|关于|对于)[:：]?)+(?=.{6})/u
const ENDINGS = /(?:的(?:问题|投诉|咨询|反映|诉求))?[\s!?！？。…~～、，,.]*$/u
const MOST = 60

/** Without what every title begins and ends with. */
export function bareTitle(title: string): string {
  const plain = title.replaceAll(/\s+/gu, ' ').trim()
  const opened = plain.replace(OPENINGS, '')
  const ended = opened.replace(ENDINGS, '')
  return [...(ended.length >= 6 ? ended : opened)].slice(0, MOST).join('')
}

/** Of the members, the one whose title is likest the others: `closeness` is its mean likelihood. */
export function titleOf(
  members: readonly { readonly heard: Heard; readonly closeness: number }[],
): string {
  const titled = members.filter(({ heard }) => /[\p{L}\p{N}]{4}/u.test(heard.title))
  const best = titled.toSorted(
    (a, b) => b.closeness - a.closeness || a.heard.title.length - b.heard.title.length,
  )[0]
  if (best) return bareTitle(best.heard.title)
  return [...(members[0]?.heard.detail ?? '').trim()].slice(0, 40).join('')
}
