/** What a check that succeeded found out, as statements; the same for the command line and the page. */
import { type Statement, cautions, says } from '../words/statements.ts'
import { hex } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Complete } from './complete.ts'
import type { Followed } from './follow.ts'
import type { CheckedMatter } from './matter.ts'
import { type Proven, instant } from './proving.ts'

export function tellCheckpoint({ cosigned, times, ignored }: Checkpoint): Statement[] {
  const witnesses = cosigned.map(({ name, time }) => `${name} (${instant(time)})`).join(', ')
  return [
    ...(witnesses === '' ? [] : [says('signed', { witnesses })]),
    ...(times ? [says('seen', { seen: instant(times.seen) })] : [cautions('no_witness')]),
    ...(ignored > 0 ? [says('ignored', { count: ignored })] : []),
  ]
}

export function tellReceipt(proven: Proven, withFile: boolean): Statement[] {
  const { event, table, index, checkpoint } = proven
  const { origin, size } = checkpoint
  return [
    ...(event ? [says('event', eventParams(event))] : []),
    ...(table ? tellTable(table, withFile) : []),
    ...(!event && !table ? [says('unopened')] : []),
    says('in_log', { origin, index, size }),
    ...tellCheckpoint(checkpoint),
    says('means'),
  ]
}

function tellTable({ name, size, sha256 }: NonNullable<Proven['table']>, withFile: boolean) {
  const table = says('table', { name, size, sha256: hex(sha256) })
  return withFile ? [table, says('table_same')] : [table]
}

const eventParams = ({ number, n, act, at }: NonNullable<Proven['event']>) => {
  return { number, n, act, at: instant(at / 1_000) }
}

export function tellMatter({ matter, events, pending }: CheckedMatter): Statement[] {
  const { number } = matter
  const [count, proven] = [events.length, events.length - pending.length]
  const unopened = events.filter((one) => one.proven && !one.event).length
  const latest = events.findLast((one) => one.proven)?.proven?.checkpoint
  const back = events.filter(({ event }, at) => {
    const before = events[at - 1]?.event
    return event && before && event.at < before.at
  })
  return [
    pending.length === 0
      ? says('matter', { number, count })
      : says('matter_some', { number, count, proven }),
    ...(unopened > 0 ? [says('matter_unopened', { count: unopened })] : []),
    ...events.flatMap(({ n, own }) => (own ? [says('own_words', { n })] : [])),
    ...(pending.length > 0 ? [cautions('pending', { numbers: pending.join(', ') })] : []),
    ...back.map(({ n }) => cautions('goes_back', { n })),
    ...(latest ? tellCheckpoint(latest) : []),
  ]
}

/** One line for each event, in order. */
export function tellEvents({ events }: CheckedMatter): Statement[] {
  return events.map(({ n, event, proven }) => {
    const when = event ? { at: instant(event.at / 1_000), act: event.act } : { at: '', act: '' }
    if (!proven) return says('line_pending', { n, ...when })
    const { index } = proven
    return event ? says('line', { n, index, ...when }) : says('line_unopened', { n, index })
  })
}

export function tellComplete(
  { checkpoint, bounds, enrolled }: Complete,
  source: string,
): Statement[] {
  const times = [...bounds].toSorted(([a], [b]) => a - b)
  return [
    says('complete', { source, size: checkpoint.size }),
    ...times.flatMap(([n, { after, by }]) => {
      if (by === null) return []
      if (after === null) return [says('bounds_by', { n, by: instant(by) })]
      return [says('bounds', { n, after: instant(after), by: instant(by) })]
    }),
    ...(enrolled ? [cautions('enrolled', { at: enrolled.at, index: enrolled.index })] : []),
    says('means'),
  ]
}

/** `now`: seconds since 1970. */
export function tellFollowed({ checkpoint, before, counts }: Followed, now: number): Statement[] {
  const { origin, size } = checkpoint
  const { events, tables, others, enrolled } = counts
  return [
    says('followed', { origin, size }),
    ...(before ? [says('followed_on', { before: before.size, added: size - before.size })] : []),
    says('counts', { events, tables }),
    ...(others > 0 ? [cautions('others', { others })] : []),
    ...(enrolled > 1 ? [cautions('enrolled_again', { count: enrolled })] : []),
    ...tellCheckpoint(checkpoint),
    ...tellAge(checkpoint, now),
  ]
}

const HOUR = 3_600
/** A log that rests is signed again at least this often. */
const OLD = 24 * HOUR

export function tellAge({ times }: Checkpoint, now: number): Statement[] {
  if (times === null || now - times.seen < OLD) return []
  return [cautions('old_checkpoint', { ago: Math.floor((now - times.seen) / HOUR) })]
}
