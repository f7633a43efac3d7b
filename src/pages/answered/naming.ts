/** Names of what a published matter refers to, in the reader's language. */
import type { Language } from '../../kernel/index.ts'
import type { Ports, Published } from '../../matters/index.ts'

export interface Naming {
  category(code: string): string
  division(code: string): string
  unit(id: string): string
  /** How the request itself stands now. */
  state(about: Published['about']): string
}

export async function namingOf(
  house: Ports,
  jurisdiction: number,
  language: Language,
): Promise<Naming> {
  const names = await house.names(jurisdiction)
  return {
    category: (code) => names.category(code)[language],
    division: (code) => names.division(code)[language],
    unit: (id) => names.unit(id)[language],
    state: ({ kind, state }) => {
      const declared = house.kinds.get(kind)?.states[state]
      if (!declared) throw new Error(`nobody declares ${kind}.${state}`)
      return declared.words[language]
    },
  }
}
