/**
 * The evidence pack of a referral: one archive that can be read without this software. First what is in
 * it, each file with its SHA-256; then the referral with its basis, notice, reply and appeal; then each
 * matter that is evidence, as the record has it. Pure; the same record gives the same bytes.
 */
import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import type { Instant, Words } from '../kernel/index.ts'
import type { CourseEntry } from '../matters/index.ts'

export interface Exhibit {
  readonly number: string
  readonly kind: Words
  readonly title: string
  readonly text: string
  readonly state: Words
  readonly openedOn: string
  readonly course: readonly CourseEntry[]
}

export interface Evidence {
  readonly referral: Exhibit
  readonly items: readonly {
    /** What it is to show, in words of whoever referred it. */
    readonly shows: string
    /** Null: it is not for the one who takes the pack to see, so it is named and not opened. */
    readonly exhibit: Exhibit | null
  }[]
  readonly takenAt: Instant
}

/** ZIP knows no time before 1980; the pack carries none of its own. */
const NO_TIME = new Date('1980-01-01T00:00:00')

export function packOf(evidence: Evidence): Uint8Array {
  const files: (readonly [name: string, text: string])[] = [
    [`移送-${evidence.referral.number}.html`, pageOf(evidence.referral, null)],
    ...evidence.items.flatMap(({ exhibit, shows }, at) =>
      exhibit ? [[`证据${at + 1}-${exhibit.number}.html`, pageOf(exhibit, shows)] as const] : [],
    ),
    ['record.json', `${JSON.stringify(evidence, null, 2)}\n`],
  ]
  const list = listOf(evidence, files)
  const entries = [['目录.txt', list] as const, ...files].map(([name, text]) => [
    name,
    [strToU8(text), { mtime: NO_TIME }] as const,
  ])
  return zipSync(Object.fromEntries(entries))
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function listOf(
  { referral, items, takenAt }: Evidence,
  files: readonly (readonly [string, string])[],
): string {
  const left = items.flatMap(({ exhibit, shows }, at) =>
    exhibit ? [] : [`证据${at + 1}：${shows}`],
  )
  return [
    `问责移送 ${referral.number} 的证据材料 / Evidence of referral ${referral.number}`,
    `取出时间 / Taken at ${takenAt}`,
    '',
    '文件（SHA-256）/ Files:',
    ...files.map(([name, text]) => `${sha256(text)}  ${name}`),
    ...(left.length === 0
      ? []
      : [
          '',
          '取出人无权查看、没有装入的 / Named, and not for whoever took the pack to see:',
          ...left,
        ]),
    '',
  ].join('\n')
}

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const safe = (text: string) => text.replaceAll(/[&<>"]/gu, (mark) => MARKS[mark] ?? '')

function pageOf(one: Exhibit, shows: string | null): string {
  const steps = one.course.map(
    (
      step,
    ) => `<li><p>${step.n}. ${safe(step.at)} ${safe(step.who.words.zh)}：${safe(step.words.zh)}</p>
<dl>${step.values.map(({ label, value }) => `<dt>${safe(label.zh)}</dt><dd>${safe(value.zh)}</dd>`).join('')}</dl></li>`,
  )
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${safe(one.number)} ${safe(one.title)}</title>
<style>body{font:16px/1.7 serif;max-width:46rem;margin:2rem auto;padding:0 1rem}dd{margin:0 0 .5rem;white-space:pre-line}dt{color:#555}</style></head>
<body><p>${safe(one.kind.zh)} ${safe(one.number)} · ${safe(one.openedOn)} · ${safe(one.state.zh)}</p>
<h1>${safe(one.title)}</h1>${shows === null ? '' : `<p><strong>说明什么：${safe(shows)}</strong></p>`}
<p style="white-space:pre-line">${safe(one.text)}</p><h2>办理过程</h2><ol>${steps.join('\n')}</ol></body></html>
`
}
