/** The kind of matter that anybody may open on the public pages, and the act by which a door opens it. */
import type { Act, AnyState, Kind } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'

/** The one name the pages know; all else they read from its declaration. */
const FRONT_KIND = 'request'

export interface Opening {
  readonly kind: Kind
  readonly act: Act<AnyState>
}

export function openingOf(house: Ports): Opening {
  const kind = house.kinds.get(FRONT_KIND)
  if (!kind) throw new Error(`the public pages need a kind ${FRONT_KIND}`)
  const act = Object.values(kind.acts).find(
    (one) => one.from === 'new' && one.by.some((role) => kind.roles[role]?.is === 'door'),
  )
  if (!act) throw new Error(`no door may open a ${FRONT_KIND}`)
  return { kind, act }
}
