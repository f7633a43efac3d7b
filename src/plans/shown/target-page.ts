/** /plan/…: one target with its lights, values, place, and everything that stands behind it. */
import type { Matter } from '../../kernel/index.ts'
import {
  at,
  dayWords,
  html,
  page,
  prose,
  sayer,
  spokenIn,
  PLAN_STYLE_PATH,
} from '../../pages/index.ts'
import type { Markup, Part, View } from '../../pages/index.ts'
import type { Words } from '../../kernel/index.ts'
import { chartOf } from './chart.ts'
import { gapSection } from './gaps.ts'
import { figureIn, holder, item, lampRow, lightCard, NAMES, progress, section } from './parts.ts'
import type { Shown } from './parts.ts'
import { drawnOf, PAGE } from './reading.ts'
import type { Chain, TargetRead } from './reading.ts'
import { valueTable } from './values.ts'
import { words } from './words.ts'

export function targetPage(view: View, read: TargetRead, state: Words, offset: number): string {
  const say = sayer(view)
  const { shown, body } = read
  const { title, standing } = shown
  return page({
    view,
    path: `/plan/${standing.number}`,
    title: { zh: title, en: title },
    styles: [PLAN_STYLE_PATH],
    main: html`<div class="stack">
      ${crumbs(view, read)}
      <h1 ${spokenIn(view.language, title)}>${title}</h1>
      <p class="lead">
        ${say(state)} · ${holder(view, read.names, standing)} · ${say(words.deadline)}
        ${dayWords(standing.deadline, view.language)}
      </p>
      ${section(
        view,
        'lights',
        words.lights,
        html`<ul class="cards grid">
          ${NAMES.map((name) => lightCard(view, name, standing.lights[name]))}
        </ul>`,
      )}
      ${valueSection(view, read)} ${partSection(view, read, offset)} ${waitSection(view, read)}
      ${gapSection(view, read)} ${blockerSection(view, read)} ${facts(view, read)}
      ${chain(view, read.chain)} ${judged(view, read)} ${changes(view, read)} ${behind(view, read)}
      ${thread(view, read)}
      <p class="quiet">${say(words.computed)} <span class="n">${body.number}</span></p>
    </div>`,
  })
}

function crumbs(view: View, { above }: TargetRead): Markup {
  const say = sayer(view)
  return html`<nav class="crumbs" aria-label="${say(words.crumbs)}">
    <ol>
      <li><a href="${at(view, '/plan')}">${say(words.title)}</a></li>
      ${above.map(
        ({ number, title }) =>
          html`<li>
            <a href="${at(view, `/plan/${number}`)}" ${spokenIn(view.language, title)}>${title}</a>
          </li>`,
      )}
    </ol>
  </nav>`
}

function valueSection(view: View, read: TargetRead): Part {
  const say = sayer(view)
  const { shown, points, body, series } = read
  const { standing, metric } = shown
  const { value } = standing
  if (value === null && points.length === 0) return null
  const figure = figureIn(view)
  const latest = points.at(-1)
  const description =
    latest &&
    say(words.chart_says)
      .replace('{title}', body.state.metric.name)
      .replace('{first}', points[0]?.on ?? '')
      .replace('{last}', latest.on)
      .replace('{n}', String(points.length))
      .replace('{value}', figure(latest.value))
      .replace('{goal}', figure(metric.goal))
      .replaceAll('{unit}', metric.unit)
  return section(
    view,
    'values',
    words.chart,
    html`${progress(view, shown)}
    ${
      value &&
      html`<p class="small quiet">
        ${say(words.as_of).replace('{day}', dayWords(value.on, view.language))}${
          value.of === 'parts' && html`${say(words.dot)}${say(words.from_parts)}`
        }
      </p>`
    }
    ${
      latest &&
      html`<figure>
        <div class="scroll" tabindex="0" role="region" aria-label="${body.state.metric.name}">
          ${chartOf(drawnOf(read), {
            title: body.state.metric.name,
            description: description ?? '',
            figure,
          })}
        </div>
        <figcaption class="key">
          <span><i class="rule"></i>${say(words.key_value)}</span>
          <span><i class="rule way"></i>${say(words.key_way)}</span>
          ${standing.isOpen && standing.forecast !== null && html`<span><i class="rule ahead"></i>${say(words.key_ahead)}</span>`}
        </figcaption>
      </figure>`
    }
    ${series && points.length > 0 && valueTable(view, series, metric.unit)}`,
  )
}

function partSection(
  view: View,
  { parts, names, hasMore, shown }: TargetRead,
  offset: number,
): Part {
  const say = sayer(view)
  if (parts.length === 0) return null
  const next = `/plan/${shown.standing.number}?from=${offset + PAGE}`
  return section(
    view,
    'parts',
    words.parts,
    html`<ul class="cards grid">
        ${parts.map((one) => item(view, names, one))}
      </ul>
      ${hasMore && html`<p><a class="button second" href="${at(view, next)}">${say(words.next)}</a></p>`}`,
  )
}

function link(view: View, { standing, title }: Shown): Markup {
  return html`<a href="${at(view, `/plan/${standing.number}`)}" ${spokenIn(view.language, title)}
    >${title}</a
  >`
}

function waitSection(view: View, { waitsFor, waitedBy, path, shown }: TargetRead): Part {
  const say = sayer(view)
  if (waitsFor.length + waitedBy.length === 0) return null
  const { place, isOpen } = shown.standing
  const list = (title: Words, all: readonly Shown[]) =>
    all.length > 0 &&
    html`<h3>${say(title)}</h3>
      <ul class="plain-list">
        ${all.map((one) => html`<li>${link(view, one)} ${lampRow(view, one.standing.lights)}</li>`)}
      </ul>`
  const days = (text: Words, count: number) => say(text).replace('{days}', String(count))
  const isOn = place.path.includes(shown.standing.target)
  return section(
    view,
    'waits',
    words.waits,
    html`${
      isOpen &&
      html`<ul class="dots">
        <li>
          ${place.margin < 0 ? days(words.margin_short, -place.margin) : days(words.margin_left, place.margin)}
        </li>
        ${!isOn && place.float !== null && html`<li>${days(words.float, place.float)}</li>`}
      </ul>`
    }
    ${list(words.waits_for, waitsFor)} ${list(words.waited_by, waitedBy)}
    ${
      path.length > 1 &&
      html`<h3>${say(words.path)}</h3>
        <ol class="path">
          ${path.map(
            (one) =>
              html`<li>
                ${
                  one.standing.target === shown.standing.target
                    ? html`<strong ${spokenIn(view.language, one.title)}>${one.title}</strong>
                        ${say(words.path_here)}`
                    : link(view, one)
                }
                <span class="quiet n"
                  >${say(words.expected)}
                  ${dayWords(one.standing.place.finish, view.language)}</span
                >
              </li>`,
          )}
        </ol>`
    }`,
  )
}

const LEVELS: Readonly<Record<string, Words>> = {
  unit: words.level_unit,
  supervisor: words.level_supervisor,
  leader: words.level_leader,
}

function blockerSection(view: View, { blockers }: TargetRead): Part {
  const say = sayer(view)
  if (blockers.length === 0) return null
  const standing = ({ state }: Matter): Words => {
    const { level } = state as unknown as { readonly level: string }
    return state.name === 'solved' ? words.solved : (LEVELS[level] ?? words.level_unit)
  }
  return section(
    view,
    'blockers',
    words.blockers,
    html`<ul class="plain-list">
      ${blockers.map(
        (one) =>
          html`<li>
            <p ${spokenIn(view.language, one.subject.title)}>${one.subject.title}</p>
            <p class="small quiet">
              ${say(words.blocker_since).replace('{day}', dayWords(one.openedOn, view.language))} ·
              <span class="${one.state.name === 'solved' ? '' : 'late'}"
                >${say(standing(one))}</span
              >
            </p>
          </li>`,
      )}
    </ul>`,
  )
}

function facts(view: View, { body, shown, names }: TargetRead): Markup {
  const say = sayer(view)
  const figure = figureIn(view)
  const { state } = body
  const { metric } = state
  const gains = { people: words.people, enterprises: words.enterprises, none: words.nobody }[
    state.who
  ]
  const row = (label: Words, value: Part) =>
    html`<dt>${say(label)}</dt>
      <dd>${value}</dd>`
  const own = (text: string) => html`<span ${spokenIn(view.language, text)}>${text}</span>`
  return section(
    view,
    'facts',
    words.facts,
    html`<dl class="facts">
      ${row(words.lead_post, holder(view, names, shown.standing))}
      ${
        state.supports.length > 0 &&
        row(
          words.supports,
          html`<ul class="tight">
            ${state.supports.map(
              ({ post, work, deadline, delivered }) =>
                html`<li>
                  ${say(names.post(post))}${say(words.colon)}${own(work)}${say(words.dot)}${say(words.by_day).replace('{day}', dayWords(deadline, view.language))}${say(words.dot)}${say(delivered === null ? words.not_delivered : words.delivered)}
                </li>`,
            )}
          </ul>`,
        )
      }
      ${row(words.metric, own(`${metric.name}（${metric.unit}）`))}
      ${row(
        words.baseline,
        say(words.in_year)
          .replace('{value}', figure(metric.baseline))
          .replace('{year}', String(metric.baseYear)),
      )}
      ${row(words.goal, say(words[metric.direction]).replace('{goal}', figure(metric.goal)))}
      ${row(words.begun, dayWords(state.start, view.language))}
      ${row(words.deadline, dayWords(state.deadline, view.language))}
      ${row(words.criteria, own(state.criteria === '' ? body.subject.text : state.criteria))}
      ${row(words.gains, html`${say(gains)}${say(words.colon)}${own(state.benefit)}`)}
      ${row(words.instrument, own(state.instrument))} ${row(words.method, own(metric.method))}
      ${row(words.source, own(metric.source))} ${row(words.weight, `${figure(state.weight)} / 100`)}
    </dl>`,
  )
}

function chain(view: View, links: readonly Chain[]): Part {
  const say = sayer(view)
  if (links.length === 0) return null
  return section(
    view,
    'chain',
    words.chain,
    html`<ol class="chain">
      ${links.map(
        ({ document, clause, text, isCopied, isRoot }) =>
          html`<li>
            <p>
              <strong ${spokenIn(view.language, document)}>${document}</strong>
              ${isRoot && html`<span class="quiet">${say(words.commitment)}</span>`}
            </p>
            ${
              text !== '' &&
              html`<p>
                <span class="quiet">${say(words.clause).replace('{number}', clause)}</span>
                <span ${spokenIn(view.language, text)}>${text}</span>
              </p>`
            }
            ${isCopied && html`<p class="late small">${say(words.copied)}</p>`}
          </li>`,
      )}
    </ol>`,
  )
}

function judged(view: View, { body }: TargetRead): Part {
  const say = sayer(view)
  const { findings } = body.state
  const claim = 'claim' in body.state ? body.state.claim : null
  if (findings.length === 0 && claim === null) return null
  return section(
    view,
    'judged',
    words.judged,
    html`<ul class="plain-list">
      ${findings.map(({ on, by, passed, words: said, judged: counts }) => {
        const [yes, no] =
          by === 'check' ? [words.passed, words.failed] : [words.approved, words.not_approved]
        return html`<li>
          <p>
            <strong>${say(by === 'check' ? words.found_check : words.found_judgement)}</strong>
            <span class="${passed ? '' : 'late'}">${say(passed ? yes : no)}</span>
            <span class="quiet">${dayWords(on, view.language)}</span>
          </p>
          ${
            counts &&
            html`<p class="n">
              ${say(words.counts)
                .replace('{asked}', String(counts.asked))
                .replace('{answered}', String(counts.answered))
                .replace('{approved}', String(counts.approved))}
            </p>`
          }
          <div ${spokenIn(view.language, said)}>${prose(said)}</div>
        </li>`
      })}
      ${
        claim &&
        html`<li>
          <p>
            <strong>${say(words.claim)}</strong>
            <span class="quiet">${dayWords(claim.on, view.language)}</span>
          </p>
          <div ${spokenIn(view.language, claim.proof)}>${prose(claim.proof)}</div>
        </li>`
      }
    </ul>`,
  )
}

function changes(view: View, { body }: TargetRead): Part {
  const say = sayer(view)
  const { slips, revisions, metric } = body.state
  if (slips.length + revisions.length === 0) return null
  const day = (on: string) => dayWords(on, view.language)
  const lines = [
    ...slips.map(({ on, expected, reason }) => ({
      on,
      text: say(words.slip)
        .replace('{on}', day(on))
        .replace('{day}', day(expected))
        .replace('{reason}', () => reason),
    })),
    ...revisions.map(({ on, goal, deadline, reason }) => ({
      on,
      text: say(words.revision)
        .replace('{on}', day(on))
        .replace('{goal}', `${figureIn(view)(goal)} ${metric.unit}`)
        .replace('{day}', day(deadline))
        .replace('{reason}', () => reason),
    })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return section(
    view,
    'changes',
    words.changes,
    html`<ul class="dots">
      ${lines.map(({ text }) => html`<li>${text}</li>`)}
    </ul>`,
  )
}

function behind(view: View, { behind: all }: TargetRead): Part {
  const say = sayer(view)
  if (all.length === 0) return null
  return section(
    view,
    'behind',
    words.behind,
    html`<p class="quiet">${say(words.behind_lead)}</p>
      <ul class="plain-list">
        ${all.map(
          ({ number, title }) =>
            html`<li>
              <a href="${at(view, `/answered/${number}`)}" ${spokenIn(view.language, title)}
                >${title}</a
              >
            </li>`,
        )}
      </ul>`,
  )
}

/** From what people asked to what came of it, as far as everybody may see. */
function thread(view: View, { trace, chain: documents }: TargetRead): Part {
  const say = sayer(view)
  const others = (trace?.nodes ?? []).filter(
    ({ isHere, stage, title }) =>
      !isHere &&
      stage !== 'promised' &&
      stage !== 'measured' &&
      // Its documents are in the chain above.
      !documents.some(({ document }) => document === title),
  )
  if (others.length === 0) return null
  return section(
    view,
    'thread',
    words.thread,
    html`<ul class="plain-list">
      ${others.map(
        ({ kind, kindName, number, title, state, result }) =>
          html`<li>
            <p>
              <span class="quiet">${say(kind)}</span>
              ${
                kindName === 'decision'
                  ? html`<a
                      href="${at(view, `/decisions/${number}`)}"
                      ${spokenIn(view.language, title)}
                      >${title}</a
                    >`
                  : html`<span ${spokenIn(view.language, title)}>${title}</span>`
              }
            </p>
            <p class="small quiet">${say(state)}${result && html` · ${say(result)}`}</p>
          </li>`,
      )}
    </ul>`,
  )
}
