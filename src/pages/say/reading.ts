/** What was typed on /say, read by the rules of the act that opens a matter and of the vault. */
import { readInput, readText } from '../../kernel/index.ts'
import type { Fields, FilesField, Refusal } from '../../kernel/index.ts'
import type { Ports } from '../../matters/index.ts'
import type { Identity } from '../../vault/index.ts'
import type { Typed } from '../forms.ts'
import { typedOf } from '../forms.ts'
import { openingOf } from '../front-kind.ts'
import { keyOf } from '../keys.ts'
import { denied } from './signs.ts'

/** The fields of an opening act this page asks for, where the kind declares them. */
const ASKED = ['text', 'division', 'place', 'accuses', 'accused_unit', 'danger'] as const
export type AskedName = (typeof ASKED)[number]

const WHO = { name: 60, phone: 40, mail: 120 } as const

export interface Said {
  /** As it was typed, for showing it again. */
  readonly typed: Typed
  /** As it is filed. */
  readonly input: Readonly<Record<string, unknown>>
  readonly identity: Identity
  readonly refusals: readonly Refusal[]
  /** Of this form: a second press of the button is the same press. */
  readonly key: string
}

export function askedFields(house: Ports): Partial<Record<AskedName, Fields[string]>> {
  const { fields } = openingOf(house).act
  return Object.fromEntries(
    ASKED.flatMap((name) => (Object.hasOwn(fields, name) ? [[name, fields[name]]] : [])),
  )
}

/** The files a form takes, where the kind's opening act takes any. */
export function filesFieldOf(house: Ports): FilesField | null {
  const field = openingOf(house).act.fields['files']
  return field?.type === 'files' ? field : null
}

export async function readSaid(house: Ports, jurisdiction: number, body: unknown): Promise<Said> {
  const typed = typedOf(body)
  const fields = askedFields(house)
  const input: Record<string, unknown> = {}
  const refusals: Refusal[] = []
  for (const [name, field] of Object.entries(fields)) {
    // Which unit it is about is only asked of an accusation.
    if (name === 'accused_unit' && typed['accuses'] !== 'yes') continue
    const read = readInput({ [name]: field }, { [name]: typed[name] })
    if (read.ok) Object.assign(input, read.value)
    else refusals.push(read.refusal)
  }
  refusals.push(...(await unknownReferences(house, jurisdiction, input)))
  const identity = readIdentity(typed, refusals)
  return { typed, input: { ...input, ...denied(typed) }, identity, refusals, key: keyOf(typed) }
}

async function unknownReferences(
  house: Ports,
  jurisdiction: number,
  input: Readonly<Record<string, unknown>>,
): Promise<Refusal[]> {
  const { division, accused_unit: unit } = input
  const [divisions, org] = await Promise.all([
    house.divisions(jurisdiction),
    house.org(jurisdiction),
  ])
  return [
    ...(typeof division === 'string' && !divisions.has(division)
      ? [{ code: 'no_such_division', field: 'division' }]
      : []),
    ...(typeof unit === 'string' && !org.units.has(unit)
      ? [{ code: 'no_such_unit', field: 'accused_unit' }]
      : []),
  ]
}

function readIdentity(typed: Typed, refusals: Refusal[]): Identity {
  const given: Record<string, string> = {}
  for (const [name, max] of Object.entries(WHO)) {
    const value = typed[name] ?? ''
    if (value.trim() === '') continue
    const read = readText({ min: 1, max, lines: false }, value, name)
    if (!read.ok) refusals.push(read.refusal)
    else if (!looksRight(name, read.value)) refusals.push({ code: `${name}_unclear`, field: name })
    else given[name] = read.value
  }
  return given
}

/** Generous: a wrong refusal costs a resident, a wrong number only a call. */
function looksRight(name: string, value: string): boolean {
  if (name === 'phone') {
    const digits = value.normalize('NFKC').replaceAll(/[^\d]/g, '')
    return (
      digits.length >= 5 &&
      digits.length <= 20 &&
      /^[\d\s+()（）、,，/转ext.-]+$/iu.test(value.normalize('NFKC'))
    )
  }
  return name !== 'mail' || /^[^\s@]+@[^\s@]+$/u.test(value)
}
