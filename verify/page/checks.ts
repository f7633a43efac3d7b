/** From what was put in to what was found out: each receipt with the record it is for, each whole matter. */
import type { Answer } from '../core/answer.ts'
import { type Checkpoint, readCheckpoint } from '../core/checkpoint.ts'
import { type CheckedMatter, checkMatter, parseMatter } from '../core/matter.ts'
import type { Policy } from '../core/policy.ts'
import { type Proven, SKEW, fits, proveReceipt } from '../core/proving.ts'
import type { Input } from './input.ts'

export type Found =
  | {
      readonly sort: 'receipt'
      readonly name: string
      readonly opened: Input | null
      readonly answer: Answer<Proven>
    }
  | { readonly sort: 'matter'; readonly name: string; readonly answer: Answer<CheckedMatter> }
  | { readonly sort: 'checkpoint'; readonly name: string; readonly answer: Answer<Checkpoint> }

export interface Findings {
  readonly found: readonly Found[]
  /** Records and other files that belong to nothing that was put in. */
  readonly unused: readonly Input[]
}

export function checkAll(inputs: readonly Input[], policy: Policy): Findings {
  const openable = inputs.filter(({ sort }) => sort === 'event' || sort === 'other')
  const used = new Set<Input>()
  const found = inputs.flatMap((input): Found[] => {
    const { name, sort, bytes } = input
    if (sort === 'matter') {
      const matter = parseMatter(bytes)
      const answer = matter.ok ? checkMatter(matter.value, policy, SKEW) : matter
      return [{ sort, name, answer }]
    }
    if (sort === 'checkpoint') return [{ sort, name, answer: readCheckpoint(bytes, policy) }]
    if (sort !== 'receipt') return []
    const opened = partnerOf(input, inputs, openable)
    if (opened) used.add(opened)
    const answer = proveReceipt({
      receipt: bytes,
      opened: opened?.bytes ?? null,
      policy,
      skew: SKEW,
    })
    return [{ sort, name, opened, answer }]
  })
  return { found, unused: openable.filter((one) => !used.has(one)) }
}

/** The record that opens a receipt; where none does and there is just one of each, that one, so that it is told why not. */
function partnerOf(
  { bytes }: Input,
  inputs: readonly Input[],
  openable: readonly Input[],
): Input | null {
  const fitting = openable.find((one) => fits(bytes, one.bytes))
  if (fitting) return fitting
  const isOnly = inputs.filter(({ sort }) => sort === 'receipt').length === 1
  return (isOnly && openable.length === 1 && openable[0]) || null
}
