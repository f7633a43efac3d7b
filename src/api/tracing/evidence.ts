/** Taking the evidence of a referral: a reading of what is sealed, for a reason, and an event like any other. */
import { refuse } from '../../kernel/index.ts'
import type { Result } from '../../kernel/index.ts'
import { readVisible } from '../../matters/index.ts'
import type { WithFiles } from '../../attachments/index.ts'
import { packOf } from '../../supervision/index.ts'
import type { Exhibit } from '../../supervision/index.ts'
import { findMatter, pageOfMatter } from '../reading.ts'
import type { Within } from '../reading.ts'
import { readingSealed } from '../sealed.ts'
import type { Caller, MatterPage } from '../shapes.ts'

const REFERRAL = 'referral'

export interface Pack {
  readonly name: string
  readonly bytes: Buffer
}

/** Refusals: `not_found`, `no_evidence_here` of other kinds, and those of the reason. */
export async function evidencePack(
  house: WithFiles,
  caller: Caller,
  name: string,
  reason: string,
): Promise<Result<Pack>> {
  const found = await findMatter(house, caller, name)
  if (found === null) return refuse('not_found')
  if (found.kind.name !== REFERRAL) return refuse('no_evidence_here')
  return readingSealed(house, caller, found, reason, async (within, opened) => {
    const { evidence } = opened.matter.state as unknown as {
      readonly evidence: readonly { readonly matter: string; readonly what: string }[]
    }
    const referral = exhibitOf(await pageOfMatter(within, caller, opened))
    const items = []
    for (const { matter, what } of evidence)
      items.push({ shows: what, exhibit: await exhibitIn(within, caller, matter) })
    const bytes = packOf({ referral, items, takenAt: house.clock.now() })
    return { name: `referral-${opened.matter.number}.zip`, bytes: Buffer.from(bytes) }
  })
}

/** What the taker may not see is named in the pack and not opened; of what is sealed a pack opens nothing. */
async function exhibitIn(within: Within, caller: Caller, id: string): Promise<Exhibit | null> {
  const matter = await readVisible(within.db, caller.jurisdiction, id, caller.actor)
  const kind = matter ? within.kinds.get(matter.kind) : undefined
  if (!matter || !kind || matter.sealed) return null
  return exhibitOf(await pageOfMatter(within, caller, { matter, kind }))
}

function exhibitOf(page: MatterPage): Exhibit {
  const { number, kind, title, text, state, openedOn, course } = page
  return { number, kind: kind.words, title, text, state: state.words, openedOn, course }
}
