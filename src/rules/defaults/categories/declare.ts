/** How the files beside this one write a category down. */
import type { Words } from '../../../kernel/index.ts'
import type { Level, LimitClass, PriorityTopic } from '../../types.ts'
import type { Basis } from '../bases.ts'

/** What kind of unit answers for a matter. At level 3 it is always the town or street office. */
export type UnitFunction =
  | 'municipal'
  | 'urban-management'
  | 'transport'
  | 'traffic-police'
  | 'police'
  | 'housing'
  | 'water'
  | 'power'
  | 'gas'
  | 'telecom'
  | 'environment'
  | 'labour'
  | 'health-insurance'
  | 'civil-affairs'
  | 'veterans'
  | 'disabled'
  | 'education'
  | 'health'
  | 'market'
  | 'commerce'
  | 'emergency'
  | 'fire'
  | 'agriculture'
  | 'natural-resources'
  | 'development'
  | 'tax'
  | 'service'
  | 'culture'
  | 'justice'
  | 'petition'
  | 'discipline'
  | 'supervision'
  | 'government'
  | 'town'

export interface DefaultCategory {
  readonly code: string
  readonly name: Words
  readonly description: Words
  readonly keywords: readonly string[]
  readonly topic: PriorityTopic | null
  readonly small: boolean
  readonly checkRequired: boolean
  readonly sealed: boolean
  readonly limitClass: LimitClass
  readonly channel: string | null
  readonly power: { readonly of: UnitFunction; readonly by: Basis; readonly at: readonly Level[] }
}

export interface DefaultGroup {
  readonly code: string
  readonly name: Words
  readonly categories: readonly DefaultCategory[]
}

interface More {
  readonly topic?: PriorityTopic
  readonly small?: true
  readonly check?: true
  readonly sealed?: true
  readonly limit?: LimitClass
  readonly channel?: string
}

/** `at` lists the levels that have the power: '12' city and district, '123' the town as well. */
export function category(
  code: string,
  [zh, en]: readonly [string, string],
  [whatZh, whatEn]: readonly [string, string],
  keywords: string,
  [of, at, by]: readonly [UnitFunction, '1' | '2' | '3' | '12' | '23' | '123', Basis],
  more: More = {},
): DefaultCategory {
  return {
    code,
    name: { zh, en },
    description: { zh: whatZh, en: whatEn },
    keywords: keywords.split(' '),
    topic: more.topic ?? null,
    small: more.small ?? false,
    checkRequired: more.check ?? false,
    sealed: more.sealed ?? false,
    limitClass: more.limit ?? 'general',
    channel: more.channel ?? null,
    power: { of, by, at: at.split('').map(Number) as unknown as readonly Level[] },
  }
}

export function group(
  code: string,
  [zh, en]: readonly [string, string],
  ...categories: DefaultCategory[]
): DefaultGroup {
  return {
    code,
    name: { zh, en },
    categories: categories.map((one) => ({ ...one, code: `${code}-${one.code}` })),
  }
}
