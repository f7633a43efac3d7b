/**
 * Dispatches what waits, for the categories that the city has switched on. Everything it leaves to people
 * is noted once, before anything is committed; what it dispatches waits no longer. So it may die at any
 * point, and whoever starts again goes on where it was.
 */
import { setImmediate } from 'node:timers/promises'
import type { Matter } from '../kernel/index.ts'
import { placesIn } from '../knowledge/index.ts'
import { commit, readMatters, waitingForDispatch } from '../matters/index.ts'
import type { Place, Ports } from '../matters/index.ts'
import { isKept, routerFor } from '../routing/index.ts'
import type { Router } from '../routing/index.ts'
import type { Rules } from '../rules/index.ts'
import { chosenFor, forPeople, inputOf, likelyFor, wordsOf } from './choosing.ts'
import type { Choice, Chosen } from './choosing.ts'
import { keepLooks, lookedAt } from './looks.store.ts'
import type { Look } from './looks.store.ts'

/** Waiting matters whose names are read at once, and those that share a commit. */
const NAMES = 2_000
const TOGETHER = 50
/** Wherever the city lies, its day has begun by then. */
const DAY_BEGINS = 14 * 3_600_000

export interface Dispatched {
  readonly looked: number
  readonly dispatched: number
}

export async function dispatchAutomatically(
  house: Ports,
  jurisdiction: number,
): Promise<Dispatched> {
  const rules = await house.rules(jurisdiction)
  const on = rules.automatic.filter(({ isOn }) => isOn)
  if (on.length === 0) return { looked: 0, dispatched: 0 }
  const first = on.map(({ from }) => from).toSorted()[0] as string
  const since = new Date(Date.parse(first) - DAY_BEGINS).toISOString()
  const done = { looked: 0, dispatched: 0 }
  let last: Place | null = null
  for (;;) {
    const waiting: Place[] = await waitingForDispatch(house.db, jurisdiction, since, last, NAMES)
    last = waiting.at(-1) ?? null
    const ids = waiting.map(({ id }) => id)
    const known = await lookedAt(house.db, jurisdiction, ids)
    const fresh = ids.filter((id) => !known.has(id))
    for (let at = 0; at < fresh.length; at += TOGETHER) {
      const some = fresh.slice(at, at + TOGETHER)
      done.dispatched += await lookAt(house, jurisdiction, rules, some)
      done.looked += some.length
    }
    if (waiting.length < NAMES) return done
  }
}

async function lookAt(
  house: Ports,
  jurisdiction: number,
  rules: Rules,
  ids: readonly string[],
): Promise<number> {
  const router = await routerFor(house, jurisdiction)
  const matters = await readMatters(house.db, jurisdiction, ids)
  const looks: Look[] = []
  const sent: { readonly matter: Matter; readonly choice: Choice }[] = []
  for (const matter of matters) {
    const chosen = await chosenIn(house, jurisdiction, { matter, router, rules })
    if ('left' in chosen) looks.push(lookOf(house, matter, chosen.left))
    else if (isKept(matter.id)) looks.push(lookOf(house, matter, 'drawn', chosen.choice))
    else sent.push({ matter, choice: chosen.choice })
    await setImmediate()
  }
  await keepLooks(house.db, jurisdiction, looks)
  const results = await commit(
    house,
    jurisdiction,
    sent.map(({ matter, choice }) => ({
      matter: matter.id,
      act: 'dispatch_automatically',
      input: inputOf(choice),
      actor: { as: 'system', part: 'router' } as const,
      seen: matter.n,
    })),
  )
  const refused = results.flatMap((result, n) => {
    const one = sent[n]
    if (result.ok || !one) return []
    const { code, params } = result.refusal
    // Somebody acted in between: it is looked at again, and then something has happened to it.
    if (code === 'changed_meanwhile' || code === 'not_in_this_state') return []
    const why = code === 'machine_may_not' ? String(params?.['why'] ?? code) : code
    return [lookOf(house, one.matter, why)]
  })
  await keepLooks(house.db, jurisdiction, refused)
  return results.filter(({ ok }) => ok).length
}

interface Asked {
  readonly matter: Matter
  readonly router: Router
  readonly rules: Rules
}

async function chosenIn(
  house: Ports,
  jurisdiction: number,
  { matter, router, rules }: Asked,
): Promise<Chosen> {
  const left = forPeople(matter)
  if (left !== null) return { left }
  const { title, text, division } = matter.subject
  const routed = router.route({ title, text, division })
  const likely = likelyFor(matter, { routed, rules })
  if ('left' in likely) return likely
  // Where it is matters only of what may be dispatched at all.
  const { places, division: named } = await placesIn(house, jurisdiction, wordsOf(matter))
  return chosenFor(matter, {
    ...likely,
    routed,
    router,
    placed: { division: named, places: places.length },
  })
}

function lookOf(house: Ports, { id }: Matter, why: string, choice?: Choice): Look {
  const would = choice
    ? { category: choice.category, unit: choice.unit, confidence: choice.confidence }
    : null
  return { matter: id, at: house.clock.now(), why, would }
}
