/** Acts of officials through the writer, in a test city. */
import type { Json, Matter, Refusal } from '../../src/kernel/index.ts'
import { commit, readBodies } from '../../src/matters/index.ts'
import type { Login, TestCity } from './city.ts'
import { actIn } from './published.ts'

type Opening = readonly [kind: string, act: string, login: Login, input: Record<string, Json>]
type Acting = readonly [matter: string, login: Login, act: string, input: object]

/** The city is asked for when it is needed: it is made before the tests and not when they are read. */
export function writerOf(cityOf: () => TestCity) {
  async function opened(...[kind, act, login, input]: Opening): Promise<string | Refusal> {
    const { house, jurisdiction, actorOf } = cityOf()
    const [result] = await commit(house, jurisdiction, [
      { kind, act, input, actor: await actorOf(login), door: 'desk' },
    ])
    if (!result) throw new Error('no answer')
    return result.ok ? result.value.matter.id : result.refusal
  }
  return {
    /** Its id, or why it was refused. */
    opened,
    async must(...opening: Opening): Promise<string> {
      const id = await opened(...opening)
      if (typeof id !== 'string') throw new Error(JSON.stringify(id))
      return id
    },
    /** `done`, or the code of the refusal. */
    async code(...acting: Acting): Promise<string> {
      const result = await actIn(cityOf(), ...acting)
      return result.ok ? 'done' : result.refusal.code
    },
    async bodyOf(id: string): Promise<Matter> {
      const { house, jurisdiction } = cityOf()
      const [body] = await readBodies(house.db, jurisdiction, [id])
      if (!body) throw new Error(`no matter ${id}`)
      return body
    },
  }
}
