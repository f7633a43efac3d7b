/** Which matters a bulletin may name: those whose outcome stands, and praise and urging only once approved. */
import type { Matter } from '../kernel/index.ts'
import type { Org } from '../org/index.ts'
import type { Source, Wrong } from '../kinds/index.ts'

/** 政府督查工作条例 2021, art. 21: praise and criticism need the approval of whoever leads. */
const STANDING: Readonly<Record<string, readonly string[]>> = {
  document: ['in_force'],
  target: ['offered', 'running', 'claimed', 'to_judge', 'cannot_claimed', 'closed', 'cannot'],
  series: ['kept'],
  blocker: ['raised', 'solved_claimed', 'solved'],
  inspection: ['told', 'review_asked', 'closed'],
  rectification: ['found', 'working', 'claimed', 'to_judge', 'closed'],
  urging: ['delivered', 'replied', 'closed'],
  praise: ['approved'],
  decision: ['decided', 'evaluated'],
  campaign: ['running', 'closed'],
  hot_problem: ['owned', 'planned', 'claimed', 'solved'],
  publication: ['published'],
  bulletin: ['published', 'corrected'],
}

export function mayCite({ kind, state, sealed, erased }: Matter): boolean {
  return sealed === null && !erased && (STANDING[kind]?.includes(state.name) ?? false)
}

export function citedSource(token: string, matter: Matter): Source {
  const title = matter.subject.title.replace(/[。.；;]+$/u, '')
  return {
    token,
    value: { number: matter.number, title },
    shown: `“${title}”（编号${matter.number}）`,
  }
}

const ROLES = ['praised', 'urged', 'lead', 'inspected', 'owner', 'author']

/** The unit that a matter is about; a matter about none has no such token. */
export function unitSource(token: string, matter: Matter, org: Org): Source | Wrong {
  const bound = ROLES.flatMap((role) =>
    matter.bindings.filter((one) => one.role === role && one.unit !== undefined),
  )
  const unit = bound.at(0)?.unit
  const name = unit === undefined ? undefined : org.units.get(unit)?.name.zh
  return unit === undefined || name === undefined
    ? { wrong: 'matter_without_unit', field: 'sections', params: { number: matter.number } }
    : { token, value: { unit }, shown: name }
}
