/** The same act on many matters: looked at first, tried before it is done, and answered one by one. */
import { dutiesOf, hindranceOf, ok, refuse, rolesOf, sightOf, stateOf } from '../kernel/index.ts'
import type { Kind, Matter, Refusal, Result } from '../kernel/index.ts'
import { commit, parseNumber, readPicked, rehearse, rulebookOf } from '../matters/index.ts'
import type { Commission, Ports } from '../matters/index.ts'
import { spoken } from './refusals.ts'
import { unfilledIn } from './unfilled.ts'
import type { BatchResult, Caller, Picked } from './shapes.ts'

/** More than this nobody looks through. */
export const MOST_AT_ONCE = 200

export interface BatchDeed {
  readonly matter: string
  readonly act: string
  readonly input: Readonly<Record<string, unknown>>
  readonly seen?: number
}

/** What each of these is about, and what the caller may do to it in one go with others. */
export async function readMany(
  house: Ports,
  { jurisdiction, actor }: Caller,
  numbers: readonly string[],
): Promise<readonly Picked[]> {
  const asked = numbers.slice(0, MOST_AT_ONCE).flatMap((number) => parseNumber(number) ?? [])
  const [matters, rules, names] = await Promise.all([
    readPicked(house.db, jurisdiction, asked, actor),
    house.rules(jurisdiction),
    house.names(jurisdiction),
  ])
  const sight = sightOf(actor, house.clock.now(), { rulebook: rulebookOf(rules), readings: {} })
  const byNumber = new Map(matters.map((matter) => [matter.number, matter]))
  return asked.flatMap((number) => {
    const matter = byNumber.get(number)
    const kind = matter && house.kinds.get(matter.kind)
    if (!matter || !kind) return []
    // What a sealed matter says is read with a reason, one by one.
    const subject = matter.sealed === null ? matter.subject : { ...matter.subject, ...UNREAD }
    const lead = matter.bindings.find((one) => one.role === 'lead' && one.until === null)?.unit
    return [
      {
        number,
        n: matter.n,
        kind: kind.name,
        state: stateOf(kind, matter).words,
        title: subject.title,
        place: subject.place,
        category: subject.category === null ? null : names.category(subject.category),
        unit: lead === undefined ? null : names.unit(lead),
        asks: kind.asks(matter.state).map((ask) => (matter.sealed === null ? ask : '')),
        sealed: matter.sealed !== null,
        owed: owedBy(kind, matter, actor),
        acts: Object.keys(kind.acts).filter(
          (name) => isForMany(kind, name) && hindranceOf(kind, matter, name, actor, sight) === null,
        ),
      },
    ]
  })
}

const UNREAD = { title: '', place: null }

function owedBy(kind: Kind, matter: Matter, actor: Caller['actor']): readonly string[] {
  const roles = rolesOf(kind, matter, actor)
  return dutiesOf(kind, matter).flatMap(({ role, acts }) => (roles.includes(role) ? acts : []))
}

/** Judging somebody's work and looking at who somebody is are done one by one, or not at all. */
function isForMany(kind: Kind, name: string): boolean {
  const act = kind.acts[name]
  return act !== undefined && act.from !== 'new' && !act.judges && !act.looks
}

/**
 * Each is decided by its own rules; a refusal of one undoes none of the others. `rehearsal`: nothing
 * is done, and the answers are what they would be.
 */
export async function performMany(
  house: Ports,
  caller: Caller,
  deeds: readonly BatchDeed[],
  { key, rehearsal }: { readonly key: string; readonly rehearsal: boolean },
): Promise<readonly BatchResult[]> {
  const { jurisdiction, actor } = caller
  const numbers = deeds.map(({ matter }) => parseNumber(matter) ?? '')
  const matters = await readPicked(house.db, jurisdiction, numbers, actor)
  const found = new Map(matters.map((matter) => [matter.number, matter]))
  const asked = deeds.map((deed, index) => {
    const matter = found.get(numbers[index] ?? '')
    return { deed, matter, fault: faultOf(house, matter, deed) }
  })
  const sound = asked.filter(({ fault }) => fault === null)
  const commissions = sound.map(({ deed, matter }): Commission => ({
    matter: matter?.id ?? '',
    act: deed.act,
    input: deed.input,
    actor,
    ...(rehearsal
      ? {}
      : { idempotency: { key: `${key}:${matter?.id ?? ''}`, scope: caller.scope } }),
    ...(deed.seen === undefined ? {} : { seen: deed.seen }),
  }))
  const results = rehearsal
    ? await rehearse(house, jurisdiction, commissions)
    : (await commit(house, jurisdiction, commissions)).map((one) =>
        one.ok ? ok(one.value.n) : one,
      )
  const answers = new Map(sound.map((one, index) => [one, results[index]]))
  return asked.map((one) => {
    const answer: Result<number> = one.fault
      ? { ok: false, refusal: one.fault }
      : (answers.get(one) ?? refuse('try_again'))
    return shown(house, one.deed, one.matter, answer)
  })
}

function shown(
  house: Ports,
  deed: BatchDeed,
  matter: Matter | undefined,
  answer: Result<number>,
): BatchResult {
  if (answer.ok) return { matter: deed.matter, n: answer.value, refusal: null }
  const kind = matter && house.kinds.get(matter.kind)
  return { matter: deed.matter, n: null, refusal: spoken(answer.refusal, kind, deed.act) }
}

function faultOf(house: Ports, matter: Matter | undefined, deed: BatchDeed): Refusal | null {
  // Not there and not to be seen are one and the same.
  if (!matter) return { code: 'no_such_matter' }
  const kind = house.kinds.get(matter.kind)
  if (!kind) throw new Error(`matter ${matter.id} is of an unknown kind`)
  if (Object.hasOwn(kind.acts, deed.act) && !isForMany(kind, deed.act))
    return { code: 'one_by_one' }
  return unfilledIn(kind.acts[deed.act]?.fields ?? {}, deed.input)
}
