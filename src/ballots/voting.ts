/** Making slips, taking votes, and destroying what is over. None of it is an event: an event has a time. */
import { dayOf, ok, refuse } from '../kernel/index.ts'
import type { Actor, Matter, Result } from '../kernel/index.ts'
import { isFinal } from '../kernel/index.ts'
import type { BallotState } from '../kinds/index.ts'
import { commit, readBodies } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { newReceiptCode, parseReceiptCode, printReceiptCode, slipHash } from '../vault/index.ts'
import { packed } from './box.ts'
import type { Answers } from './box.ts'
import {
  addMark,
  addVote,
  ballotsHeld,
  emptyBox,
  groupOfSlip,
  lockTurnout,
  replaceSlips,
} from './box.store.ts'
import type { Slip } from './box.store.ts'
import { groupsIn, voicesOfBallot } from './frame.ts'

export interface MadeSlips {
  /** As printed, shown once; empty where receipts are the slips. */
  readonly codes: readonly { readonly group: string; readonly code: string }[]
  readonly made: number
}

export async function ballotOf(
  db: Queryable,
  jurisdiction: number,
  id: string,
): Promise<Matter<BallotState> | null> {
  const [found] = await readBodies(db, jurisdiction, [id])
  return found?.kind === 'ballot' ? (found as Matter<BallotState>) : null
}

/** Anew each time, until the ballot opens; what was made before is void. */
export async function makeSlips(
  house: Ports,
  jurisdiction: number,
  id: string,
  actor: Actor,
): Promise<Result<MadeSlips>> {
  const [done] = await commit(house, jurisdiction, [
    { matter: id, act: 'print_slips', input: {}, actor },
  ])
  if (!done) throw new Error('an act that was committed has no answer')
  if (!done.ok) return done
  const ballot = done.value.matter as Matter<BallotState>
  if (ballot.state.name !== 'framed') throw new Error('slips of a ballot without a frame')
  const { frame } = ballot.state
  return house.db.transaction(async (tx): Promise<Result<MadeSlips>> => {
    const keys = await house.vault.ballots.making(tx, jurisdiction, id)
    if (frame.sort === 'voices') {
      const period = { from: frame.from ?? '', until: frame.until ?? '' }
      const voices = await voicesOfBallot(tx, ballot, period)
      if (JSON.stringify(groupsIn(voices)) !== JSON.stringify(frame.groups.map(inOrder)))
        return refuse('frame_moved')
      const slips = voices.map(({ hash, group }): Slip => ({ slip: keys.slip(hash), group }))
      await replaceSlips(tx, jurisdiction, id, slips)
      return ok({ codes: [], made: slips.length })
    }
    const made = frame.groups.flatMap(({ name, invited }) =>
      Array.from({ length: invited }, () => ({ group: name, code: newReceiptCode(jurisdiction) })),
    )
    const slips = made.map(({ group, code }) => ({
      group,
      slip: keys.slip(slipHash(code, 'letters')),
    }))
    await replaceSlips(tx, jurisdiction, id, slips)
    const codes = made.map(({ group, code }) => ({ group, code: printReceiptCode(code) }))
    return ok({ codes, made: codes.length })
  })
}

const inOrder = ({ name, people, invited }: { name: string; people: number; invited: number }) => ({
  name,
  people,
  invited,
})

/**
 * One code, one vote. What is kept: that a code was used, which leads to no slip; the answers, sealed; and one
 * more in the count of the group. Refusals: `ballot_not_open`, `slip_unknown`, `slip_used`.
 */
export async function castVote(
  house: Ports,
  jurisdiction: number,
  id: string,
  { code: typed, answers }: { readonly code: string; readonly answers: Answers },
): Promise<Result<null>> {
  const code = parseReceiptCode(typed)
  return house.db.transaction(async (tx): Promise<Result<null>> => {
    const ballot = await ballotOf(tx, jurisdiction, id)
    if (!ballot || !isOpen(ballot, house.clock.now())) return refuse('ballot_not_open')
    if (!code || ballot.state.name !== 'open') return refuse('slip_unknown', { field: 'code' })
    const keys = await house.vault.ballots.known(tx, jurisdiction, id)
    if (!keys) throw new Error(`an open ballot has no box: ${id}`)
    const slip = keys.slip(slipHash(code, ballot.state.frame.sort))
    const group = await groupOfSlip(tx, jurisdiction, id, slip)
    if (group === null) return refuse('slip_unknown', { field: 'code' })
    await lockTurnout(tx, jurisdiction, id, group)
    // Whoever counts held it until now: it is over.
    if (!isOpen(ballot, house.clock.now())) return refuse('ballot_not_open')
    if (!(await addMark(tx, jurisdiction, id, keys.mark(code))))
      return refuse('slip_used', { field: 'code' })
    await addVote(tx, jurisdiction, id, { vote: keys.seal(packed(answers)), group })
    return ok(null)
  })
}

export function isOpen({ state, clocks }: Matter<BallotState>, now: string): boolean {
  return state.name === 'open' && (clocks['ballot_window']?.due ?? '') > now
}

/** What is over is destroyed: keys first, then what they sealed. Returns how many boxes. */
export async function destroyBoxes(house: Ports, jurisdiction: number): Promise<number> {
  let destroyed = 0
  for (const id of await ballotsHeld(house.db, jurisdiction)) {
    const ballot = await ballotOf(house.db, jurisdiction, id)
    const kind = house.kinds.get('ballot')
    if (!ballot || !kind) throw new Error(`a box without a ballot: ${id}`)
    if (!isFinal(kind, ballot)) continue
    await house.db.transaction(async (tx) => {
      await house.vault.ballots.destroy(tx, jurisdiction, id, dayOf(house.clock.now()))
      await emptyBox(tx, jurisdiction, id)
    })
    destroyed += 1
  }
  return destroyed
}
