/** What anybody may read of a matter that no person has looked over yet. */
import type { Input, Kind, MatterEvent } from '../../kernel/index.ts'

/** About a hundred metres: coordinates must not say what the masked house number does not. */
export function coarse(degrees: number): number {
  return Math.round(degrees * 1e3) / 1e3
}

const NO_ONES_WORDS = new Set(['choice', 'yes_no', 'unit', 'category', 'division', 'channel'])

/** The event with everything taken out that somebody wrote. */
export function withoutWords(kind: Kind, event: MatterEvent): MatterEvent {
  const fields = kind.acts[event.act]?.fields ?? {}
  const input: Input = Object.fromEntries(
    Object.entries(event.input).filter(([name]) => NO_ONES_WORDS.has(fields[name]?.type ?? '')),
  )
  return { ...event, input }
}
