/** Who else says so, as far as it may be shown: no word of another resident before privacy review. */
import type { Words } from '../../kernel/index.ts'
import type { Ports } from '../../matters/index.ts'
import { DEGREES, whoElseSays } from '../../routing/index.ts'
import { maskedPlace } from '../../privacy/index.ts'

export interface Similar {
  readonly number: string
  readonly category: Words | null
  readonly division: Words | null
  readonly place: string | null
  /** Only of a published matter. */
  readonly title: string | null
  readonly openedOn: string
  /** How many have asked it by now, the first included. */
  readonly voices: number
  readonly state: Words
  /** How much alike. */
  readonly how: Words
}

const SHOWN = 3

export async function whoElse(
  house: Ports,
  jurisdiction: number,
  input: Readonly<Record<string, unknown>>,
): Promise<readonly Similar[]> {
  const said = {
    text: String(input['text'] ?? ''),
    place: textOrNull(input['place']),
    division: textOrNull(input['division']),
  }
  const [found, names] = await Promise.all([
    whoElseSays(house, jurisdiction, 'public', { said, limit: SHOWN }),
    house.names(jurisdiction),
  ])
  const states = house.kinds.get('request')?.states
  return found.map(({ of: one, degree }) => ({
    number: one.number,
    category: one.category === null ? null : names.category(one.category),
    division: one.division === null ? null : names.division(one.division),
    place: one.place === null ? null : maskedPlace(one.place),
    title: one.published ? one.title : null,
    openedOn: one.openedOn,
    voices: one.seconded + 1,
    state: states?.[one.state]?.words ?? { zh: one.state, en: one.state },
    how: DEGREES[degree],
  }))
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
