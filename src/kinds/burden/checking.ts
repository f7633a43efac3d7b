/** Why something may not be asked of units. */
import { aheadOf } from '../../kernel/index.ts'
import type { Input, Matter, Refusal, Sight } from '../../kernel/index.ts'
import { askedIn, dataIn } from './asking.ts'
import type { Asked, Rates } from './asking.ts'

/** What the shell found when it looked where each datum is already, and at the burden that is to end. */
export interface BurdenRead {
  readonly rates: Rates
  /** By position in `data`: where it is already; null: nowhere. */
  readonly already: readonly (string | null)[]
  /** The burden named to be ended instead is in force. */
  readonly repealStands: boolean
}

export const burdenRead = ({ readings }: Pick<Sight, 'readings'>) =>
  (readings['burden'] ?? null) as unknown as BurdenRead | null

/** Asked once, and then never again: 一数一源 (若干规定 2024: no repeated forms, no data asked twice). */
function twiceFault(input: Input, { already }: BurdenRead): Refusal | null {
  const data = dataIn(input)
  const names = data.map(({ name }) => name.normalize('NFKC').replaceAll(/\s/gu, ''))
  const twice = names.findIndex((name, n) => names.indexOf(name) !== n)
  if (twice >= 0)
    return {
      code: 'datum_twice',
      field: `data.${twice}.name`,
      params: { name: data[twice]?.name ?? '' },
    }
  for (const [n, { name, from }] of data.entries()) {
    const where = already[n] ?? null
    if (where !== null && from === null)
      return { code: 'datum_already_there', field: `data.${n}.from`, params: { name, where } }
    if (where === null && from !== null)
      return { code: 'datum_not_there', field: `data.${n}.from`, params: { name } }
  }
  return null
}

function shapeFault({ sort, data, minutes, days, people, characters }: Asked): Refusal | null {
  if ((sort === 'form' || sort === 'report') && data.length === 0)
    return { code: 'burden_without_data', field: 'data' }
  if (sort === 'meeting' && (minutes === 0 || people === 0))
    return { code: 'meeting_without_length', field: minutes === 0 ? 'minutes' : 'people' }
  if (sort === 'inspection' && (days === 0 || people === 0))
    return { code: 'inspection_without_length', field: days === 0 ? 'days' : 'people' }
  return (sort === 'document' || sort === 'report') && characters === 0
    ? { code: 'text_without_length', field: 'characters' }
    : null
}

/** The limits of the rules warn at the draft: shorter, or a reason that everybody can read. */
function lengthFault(asked: Asked, rates: Rates): Refusal | null {
  const { sort, characters, minutes, whyLong } = asked
  const [is, most, field] =
    sort === 'meeting'
      ? [minutes, rates.longestMeeting, 'minutes']
      : sort === 'document'
        ? [characters, rates.longestDocument, 'characters']
        : [characters, rates.longestReport, 'characters']
  if (is <= most || whyLong !== null) return null
  const code = sort === 'meeting' ? 'meeting_too_long' : 'text_too_long'
  return { code, field, params: { is, most } }
}

export function faultOfAsked(_matter: Matter, input: Input, sight: Sight): Refusal | null {
  const late = aheadOf(input, 'until', sight)
  if (late) return late
  const asked = askedIn(input)
  const shape = shapeFault(asked)
  if (shape) return shape
  const read = burdenRead(sight)
  return read && (lengthFault(asked, read.rates) ?? twiceFault(input, read))
}
