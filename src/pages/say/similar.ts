/** Who else says so, as far as it may be shown: no word of another resident before privacy review. */
import type { Instant, Words } from '../../kernel/index.ts'
import { candidates } from '../../matters/index.ts'
import type { Candidate, Ports } from '../../matters/index.ts'
import { termsOf } from '../../platform/words.ts'
import { alike } from '../../routing/index.ts'
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
}

const LOOKED_AT = 60
const MOST_TERMS = 60
const SHOWN = 3
const HALF_A_YEAR = 183 * 86_400_000

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
  const found = await candidates(
    house.db,
    jurisdiction,
    termsOf(`${said.text} ${said.place ?? ''}`).slice(0, MOST_TERMS),
    dayBefore(house.clock.now(), HALF_A_YEAR),
    LOOKED_AT,
  )
  const names = await house.names(jurisdiction)
  return alike(said, found, SHOWN).map((one) => ({
    number: one.number,
    category: one.category === null ? null : names.category(one.category),
    division: one.division === null ? null : names.division(one.division),
    place: one.place === null ? null : maskedPlace(one.place),
    title: one.published ? one.title : null,
    openedOn: one.openedOn,
    voices: one.seconded + 1,
    state: stateWords(house, one),
  }))
}

function stateWords(house: Ports, { kind, state }: Candidate): Words {
  const words = house.kinds.get(kind)?.states[state]?.words
  if (!words) throw new Error(`kind ${kind} declares no state ${state}`)
  return words
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function dayBefore(now: Instant, span: number): string {
  return new Date(Date.parse(now) - span).toISOString().slice(0, 10)
}
