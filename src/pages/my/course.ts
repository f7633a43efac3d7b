/** The course of a matter as a time line, and who looked at the resident's identity. */
import type { CourseEntry } from '../../matters/index.ts'
import { timeWords } from '../dates.ts'
import { shownFiles } from '../files/shown.ts'
import type { FilesById } from '../files/shown.ts'
import { html, prose, spokenIn } from '../html.ts'
import type { Markup, Part } from '../html.ts'
import { sayer } from '../view.ts'
import type { View } from '../view.ts'
import { LOOKS } from './reading.ts'
import type { Seen } from './reading.ts'
import { words } from './words.ts'

/** The answer that stands, as its own part of the page: it is what one waited for. */
export function answerOf(view: View, seen: Seen, files: FilesById): Part {
  const entry = answering(seen)
  if (!entry) return null
  return html`<section class="stack" aria-labelledby="answer">
    <h2 id="answer">${sayer(view)(words.answer)}</h2>
    <div class="card answer">
      ${groupsOf(view, entry.values, seen)} ${shownFiles(view, entry, files)}
      <p class="quiet small">
        ${sayer(view)(entry.who.words)} · ${timeWords(entry.at, view.language)}
      </p>
    </div>
  </section>`
}

/** The last act that answered ask by ask, while the matter counts as answered. */
function answering({ course, answers, state }: Seen): CourseEntry | undefined {
  if (answers.length === 0 || !(state.counts === 'answered' || state.counts === 'done')) return
  return course.findLast(({ values }) => values.some(({ name }) => name.includes('.')))
}

/** Newest first: what happened last is what one came to see. */
export function timeLine(view: View, seen: Seen, files: FilesById): Markup {
  const entries = seen.course.toReversed()
  return html`<ol class="course" reversed>
    ${entries.map(
      (entry, index) =>
        html`<li ${index === 0 && html`class="now"`}>
          <time datetime="${entry.at}">${timeWords(entry.at, view.language)}</time>
          <p>
            <strong ${spokenIn(view.language, sayer(view)(entry.words))}
              >${sayer(view)(entry.words)}</strong
            >${
              entry.who.as === 'official' &&
              html` <span class="quiet small">${sayer(view)(entry.who.words)}</span>`
            }
          </p>
          ${valuesOf(view, entry, seen)}
          ${entry.n > 1 && entry !== answering(seen) && shownFiles(view, entry, files)}
        </li>`,
    )}
  </ol>`
}

/** What was filled in, unless the line above has said it or it stands elsewhere on the page. */
function valuesOf(view: View, entry: CourseEntry, seen: Seen): Part {
  if (entry.n === 1 || entry === answering(seen)) return null
  const line = sayer(view)(entry.words)
  const values = entry.values.filter(
    ({ name, value }) => name.includes('.') || !line.includes(sayer(view)(value)),
  )
  return values.length > 0 && html`<div class="values">${groupsOf(view, values, seen)}</div>`
}

/** Ask by ask, where there are several. */
function groupsOf(view: View, values: CourseEntry['values'], seen: Seen): Part {
  const say = sayer(view)
  const groups = Map.groupBy(values, ({ name }) =>
    name.includes('.') ? name.split('.', 2).join('.') : '',
  )
  return [...groups].map(
    ([group, members]) =>
      html`${group !== '' && seen.asks.length > 1 && html`<h3>${askWords(view, seen, group)}</h3>`}
        <dl class="facts">
          ${members.map(
            ({ label, value }) =>
              html`<dt>${say(label)}</dt>
                <dd ${spokenIn(view.language, say(value))}>${prose(say(value))}</dd>`,
          )}
        </dl>`,
  )
}

function askWords(view: View, seen: Seen, group: string): string {
  const index = Number(group.split('.')[1])
  const ask = seen.asks[index]
  const place = sayer(view)(words.ask).replace('{n}', String(index + 1))
  return ask ? `${place} · ${ask}` : place
}

/** Every look at who the resident is, at an original, at what is sealed: by role, time and reason. */
export function looks(view: View, seen: Seen): Part {
  if (seen.as === 'second') return null
  const say = sayer(view)
  const found = seen.course.filter((entry) => LOOKS.has(entry.act))
  return html`<section class="stack" aria-labelledby="looked">
    <h2 id="looked">${say(words.looked_title)}</h2>
    ${
      found.length === 0
        ? html`<p class="quiet">${say(words.looked_never)}</p>`
        : html`<ul class="cards">
            ${found.map(
              (entry) =>
                html`<li class="card">
                  <time class="quiet small" datetime="${entry.at}"
                    >${timeWords(entry.at, view.language)}</time
                  >
                  <p>${say(entry.words)}</p>
                </li>`,
            )}
          </ul>`
    }
  </section>`
}
