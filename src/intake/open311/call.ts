/** One call: for which jurisdiction, by whom, in which language. */
import { ok, refuse } from '../../kernel/index.ts'
import type { Kind, Language, Result } from '../../kernel/index.ts'
import type { Ports } from '../../matters/index.ts'
import { NoRules, jurisdictionsOf } from '../../rules/index.ts'
import type { Jurisdiction, Rules } from '../../rules/index.ts'
import { callerOf } from './keys.ts'
import type { Caller } from './keys.ts'
import type { Parameters } from './parameters.ts'

/** What is filed here, and so all that is read here. */
const KIND = 'request'

export interface Call {
  readonly ports: Ports
  readonly city: Jurisdiction
  readonly rules: Rules
  readonly kind: Kind
  readonly caller: Caller | null
  readonly language: Language
  readonly parameters: Parameters
  /** Of an address that names one thing: `requests/ID.xml`. */
  readonly name: string
  /** As seen from outside, without a slash at its end. */
  readonly origin: string
  readonly idempotencyKey: string | null
}

export async function openCall(
  ports: Ports,
  given: Pick<Call, 'language' | 'parameters' | 'name' | 'origin' | 'idempotencyKey'>,
): Promise<Result<Call>> {
  const { parameters } = given
  const city = await cityFor(ports, parameters.text('jurisdiction_id'))
  if (!city.ok) return city
  const caller = await callerOf(ports, city.value.city.id, parameters.text('api_key'))
  if (!caller.ok) return caller
  const kind = ports.kinds.get(KIND)
  if (!kind) throw new Error(`this house knows no kind ${KIND}`)
  return ok({ ...given, ...city.value, ports, kind, caller: caller.value })
}

/** With one city nobody need name it; with several the name is required. */
async function cityFor(
  ports: Ports,
  asked: string | null,
): Promise<Result<Pick<Call, 'city' | 'rules'>>> {
  const known = await jurisdictionsOf(ports.db)
  const [only, ...others] = known
  if (asked === null && others.length > 0) return refuse('required', { field: 'jurisdiction_id' })
  const city = asked === null ? only : known.find(({ id }) => String(id) === asked.trim())
  const rules = city && (await rulesOf(ports, city.id))
  return city && rules ? ok({ city, rules }) : refuse('jurisdiction_not_known')
}

/** A jurisdiction that is only the parent of others has no rules of its own. */
async function rulesOf(ports: Ports, id: number): Promise<Rules | null> {
  try {
    return await ports.rules(id)
  } catch (error) {
    if (error instanceof NoRules) return null
    throw error
  }
}
