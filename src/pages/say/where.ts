/** Where it is, read out of the words where nobody chose a district: shown to be changed, and asked where it is not sure. */
import type { WhereRead } from '../../knowledge/index.ts'
import { selectControl } from '../forms.ts'
import type { ChoiceGroup } from '../forms.ts'
import { html } from '../html.ts'
import type { Part } from '../html.ts'
import { sayer } from '../view.ts'
import type { View } from '../view.ts'
import { words } from './words.ts'

/** Null: no place of the city's list is named. */
export function whereRead(
  view: View,
  where: WhereRead | null,
  groups: readonly ChoiceGroup[],
): Part {
  const first = where?.places[0]
  if (!where || !first) return null
  const say = sayer(view)
  const isAsked = where.division === null
  const label = isAsked ? words.where_asked : words.where_read
  const hint = isAsked ? words.where_asked_hint : words.where_read_hint
  const codes = new Set(where.places.flatMap(({ division }) => division?.code ?? []))
  // Only those it may be; one's own is among all of them on the page before.
  const choices = groups
    .map((group) => ({ ...group, choices: group.choices.filter(({ value }) => codes.has(value)) }))
    .filter((group) => group.choices.length > 0)
  if (choices.length === 0) return null
  return html`<section class="card stack" aria-label="${say(label)}">
    ${selectControl(
      {
        view,
        name: 'division',
        label: say(label),
        value: where.division ?? '',
        optional: true,
        hint: say(hint).replace('{said}', first.said).replace('{why}', say(first.why)),
      },
      choices,
    )}
  </section>`
}
