/**
 * A database that was restored from a backup has again what was erased since. The register knows, and
 * at the start, before anybody is served, it is erased again; and the register learns what it lacks.
 */
import { commit, countErasures, erasuresAfter, notErased } from '../matters/index.ts'
import type { Erasure, Ports } from '../matters/index.ts'
import { appendRegister, readRegister, registerOf } from './register.ts'

const AT_ONCE = 200

export interface Keeping {
  readonly ports: Ports
  readonly dataDir: string
}

/** Returns how many were there again. Throws where one cannot be erased: then nobody is served. */
export async function eraseAgain(
  { ports, dataDir }: Keeping,
  jurisdiction: number,
): Promise<number> {
  const known = await readRegister(registerOf(dataDir, jurisdiction))
  let erased = 0
  for (let from = 0; from < known.length; from += AT_ONCE) {
    const ids = known.slice(from, from + AT_ONCE).map(({ matter }) => matter)
    for (const matter of await notErased(ports.db, jurisdiction, [...new Set(ids)])) {
      const actor = { as: 'system', part: 'erasure' } as const
      const [done] = await commit(ports, jurisdiction, [
        { matter, act: 'erase_again', input: {}, actor },
      ])
      if (!done?.ok) throw new Error(`${matter} could not be erased again: ${done?.refusal.code}`)
      erased += 1
    }
  }
  return erased
}

/** What was erased since the register was last written goes into it. Returns how many. */
export async function keepRegister(
  { ports, dataDir }: Keeping,
  jurisdiction: number,
): Promise<number> {
  const path = registerOf(dataDir, jurisdiction)
  const known = new Set((await readRegister(path)).map(({ matter }) => matter))
  if ((await countErasures(ports.db, jurisdiction)) === 0) return 0
  const missing: Erasure[] = []
  let after = ''
  for (;;) {
    const page = await erasuresAfter(ports.db, jurisdiction, after, 1_000)
    missing.push(...page.filter(({ matter }) => !known.has(matter)))
    const last = page.at(-1)
    if (!last) break
    after = last.matter
  }
  await appendRegister(path, missing)
  return missing.length
}
