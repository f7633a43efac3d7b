/** A matter as supervisors and leaders see it in a short list: whose turn it is, by when, and what stands out. */
import { untranslated } from '../kernel/index.ts'
import type { Instant, Kind, Words } from '../kernel/index.ts'
import type { Names, Supervised } from '../matters/index.ts'

export interface SupervisedShown {
  readonly number: string
  readonly kind: Words
  readonly title: string
  readonly state: Words
  /** The unit it is about or that leads it. */
  readonly unit: Words | null
  readonly holder: Words | null
  readonly acts: readonly Words[]
  readonly due: Instant | null
  readonly late: boolean
  /** Whole days that it is late; 0: it is not. */
  readonly days: number
  readonly remark: Words | null
}

export interface Showing {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly names: Names
  readonly now: Instant
}

const DAY = 86_400_000

export function shownTo({ kinds, names, now }: Showing) {
  return (one: Supervised): SupervisedShown => {
    const kind = kinds.get(one.kind)
    const unit = unitOf(one)
    const late = one.due !== null && one.due < now
    return {
      number: one.number,
      kind: kind?.words ?? untranslated(one.kind),
      title: one.title,
      state: kind?.states[one.state]?.words ?? untranslated(one.state),
      unit: unit === null ? null : names.unit(unit),
      holder: holderOf(one, names, kind),
      acts: one.acts?.map((name) => kind?.acts[name]?.words ?? untranslated(name)) ?? [],
      due: one.due,
      late,
      days: late ? Math.floor((Date.parse(now) - Date.parse(one.due)) / DAY) : 0,
      remark: remarkOf(one),
    }
  }
}

/** Whom supervision is about stands in a role of its own. */
const ABOUT = ['object', 'urged', 'praised', 'owner', 'lead', 'author', 'asker', 'solver']

function unitOf({ bindings, leadUnit }: Supervised): string | null {
  for (const role of ABOUT) {
    const found = bindings.findLast((one) => one.role === role && one.until === null)?.unit
    if (found) return found
  }
  return leadUnit
}

function holderOf(
  { holderIs, holder }: Supervised,
  names: Names,
  kind: Kind | undefined,
): Words | null {
  if (holder === null) return null
  if (holderIs === 'unit') return names.unit(holder)
  if (holderIs === 'post') return names.post(holder)
  const role = Object.values(kind?.roles ?? {}).find(
    (one) => one.is === 'power' && one.power === holder,
  )
  return role?.words ?? null
}

const LEVELS: Readonly<Record<string, Words>> = {
  unit: { zh: '在单位', en: 'at the unit' },
  supervisor: { zh: '已升到督查', en: 'raised to the supervisors' },
  leader: { zh: '已升到市领导', en: 'raised to the leaders' },
  reminder: { zh: '提醒', en: 'reminder' },
  letter: { zh: '督办单', en: 'letter' },
  talk: { zh: '约谈', en: 'talk' },
}

function remarkOf({ kind, facts, bindings }: Supervised): Words | null {
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : undefined)
  switch (kind) {
    case 'blocker':
    case 'urging':
      return LEVELS[text('level') ?? ''] ?? null
    case 'inspection':
      return inspectionRemark(text('on') ?? '', bindings)
    case 'target':
      return targetRemark(facts)
    case 'decision': {
      const options = Array.isArray(facts['options']) ? facts['options'].length : 0
      return { zh: `${options} 个方案`, en: `${options} options` }
    }
    default:
      return null
  }
}

function inspectionRemark(on: string, bindings: Supervised['bindings']): Words {
  const joined = bindings.filter(({ role }) => role === 'inspector').length - 1
  return joined > 0
    ? { zh: `${on} 去，已并入 ${joined} 项`, en: `on ${on}, ${joined} joined` }
    : { zh: `${on} 去`, en: `on ${on}` }
}

interface Slip {
  readonly expected: string
  readonly reason: string
}

function targetRemark(facts: Supervised['facts']): Words | null {
  const slip = (facts['slips'] as readonly Slip[] | undefined)?.at(-1)
  const deadline = String(facts['deadline'] ?? '')
  return slip
    ? {
        zh: `时限 ${deadline}，预计 ${slip.expected}：${slip.reason}`,
        en: `due ${deadline}, expected ${slip.expected}: ${slip.reason}`,
      }
    : { zh: `时限 ${deadline}`, en: `due ${deadline}` }
}
