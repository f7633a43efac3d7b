/** How far a target is from its goal and from others like it, with its cause and what is done about it (61). */
import { dayWords, html, sayer, spokenIn } from '../../pages/index.ts'
import type { Part, View } from '../../pages/index.ts'
import { figureIn, section, wayOf } from './parts.ts'
import type { TargetRead } from './reading.ts'
import { words } from './words.ts'

/** The way that the middle one of its siblings has gone, in per cent; null: fewer than two can be compared. */
export function middleOf(ways: readonly number[]): number | null {
  if (ways.length < 2) return null
  const sorted = ways.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const high = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? high : Math.floor((high + (sorted[half - 1] ?? high)) / 2)
}

export function gapSection(view: View, { shown, siblings, body }: TargetRead): Part {
  const say = sayer(view)
  const { value, isOpen } = shown.standing
  const { metric, gaps } = body.state
  if (value === null && gaps.length === 0) return null
  const figure = figureIn(view)
  const day = (on: string) => dayWords(on, view.language)
  const gap =
    value === null
      ? null
      : metric.direction === 'at_least'
        ? metric.goal - value.value
        : value.value - metric.goal
  const ways = siblings.flatMap((one) => wayOf(one) ?? [])
  const middle = middleOf(ways)
  return section(
    view,
    'gaps',
    words.gaps,
    html`<ul class="dots">
        ${
          gap !== null &&
          html`<li>
            ${
              gap <= 0
                ? say(words.gap_none)
                : say(words.gap_goal).replace('{gap}', figure(gap)).replace('{unit}', metric.unit)
            }
          </li>`
        }
        ${
          middle !== null &&
          html`<li>
            ${say(words.gap_peers).replace('{n}', String(ways.length)).replace('{share}', String(middle))}
          </li>`
        }
      </ul>
      ${
        gaps.length === 0 &&
        gap !== null &&
        gap > 0 &&
        isOpen &&
        value?.of === 'series' &&
        shown.standing.lights.schedule.colour !== 'good' &&
        html`<p class="late">${say(words.gap_unsaid)}</p>`
      }
      ${
        gaps.length > 0 &&
        html`<ul class="plain-list">
          ${gaps.map(({ on, cause, measure, until, context }) => {
            const own = (text: string) => html`<p ${spokenIn(view.language, cause)}>${text}</p>`
            return html`<li>
              <p class="small quiet">${say(words.gap_said).replace('{day}', day(on))}</p>
              ${own(say(words.gap_cause).replace('{cause}', () => cause))}
              ${own(
                say(words.gap_measure)
                  .replace('{measure}', () => measure)
                  .replace('{day}', day(until)),
              )}
              ${context !== null && own(say(words.gap_context).replace('{context}', () => context))}
            </li>`
          })}
        </ul>`
      }`,
  )
}
