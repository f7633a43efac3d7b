/** Who plays which part. */
import type { Actor } from '../src/kernel/index.ts'
import { officialOf } from '../src/org/index.ts'
import type { Doer } from './course.ts'
import { CITY_CODE } from './divisions.ts'
import type { Filed, Stage } from './stage.ts'

/** Posts that do a step when none is named. */
const POST_OF: Partial<Record<Extract<Doer, string>, readonly string[]>> = {
  operator: ['operator-1', 'operator-2'],
  dispatcher: ['dispatcher-1', 'dispatcher-2'],
  reviewer: ['reviewer-1'],
  'other-reviewer': ['reviewer-2'],
  arbiter: ['arbiter'],
  checker: ['checker-1', 'checker-2'],
  caller: ['caller-1', 'caller-2'],
  supervisor: ['supervisor-1'],
  archivist: ['archivist'],
  sealed: ['sealed-1'],
  'other-sealed': ['sealed-2'],
}

export async function actorOf(stage: Stage, filed: Filed, by: Doer): Promise<Actor> {
  const { matter, receipt } = filed
  if (typeof by === 'object') return official(stage, 'post' in by ? by.post : `${by.unit}-clerk-1`)
  switch (by) {
    case 'resident':
      return { as: 'resident', matter: matter?.id ?? '', receipt: receipt?.id ?? '' }
    case 'neighbour':
      return { as: 'door', door: 'web' }
    case 'sampling':
      return { as: 'system', part: 'sampling' }
    case 'lead': {
      const lead = matter?.bindings.find((one) => one.role === 'lead' && one.until === null)
      return official(stage, `${lead?.unit}-clerk-1`)
    }
    default: {
      const posts = POST_OF[by] ?? []
      return official(stage, posts[stage.random.below(posts.length)] ?? by)
    }
  }
}

export async function official(stage: Pick<Stage, 'house'>, post: string): Promise<Actor> {
  const actor = officialOf(await stage.house.org(CITY_CODE), `h-${post}`)
  if (!actor) throw new Error(`nobody holds the post ${post}`)
  return actor
}
