/** New topics and seasonal returns planted in drawn streams: when they surface, and how often what is said to be one is one. */
import { foundIn } from './hot-found.ts'
import { hotStream } from './hot-stream.ts'
import type { Streamed } from './hot-stream.ts'

const DAY_MS = 86_400_000
const UNTIL = '2026-11-23T02:00:00.000Z'
const NEW_DAYS = 21
const VOICES = 5

export interface Surfaced {
  /** Of the planted, those found by the end; days from the fifth voice until each new one was called so. */
  readonly planted: number
  readonly news: number
  readonly seasons: number
  readonly days: readonly number[]
  /** What was called new or of a season, and how much of it was. */
  readonly called: number
  readonly right: number
}

/** Looked at on the last `looks` days of a drawn city of `count` messages in two years. */
export async function topicsIn(seed: number, count: number, looks: number): Promise<Surfaced> {
  const planted = 6
  const all = hotStream({ seed, count, until: UNTIL, days: 700, topics: planted })
  const times = new Map<string, number[]>()
  for (const { event, openedAt } of all)
    if (event !== null) times.set(event, [...(times.get(event) ?? []), Date.parse(openedAt)])
  const since = new Map<string, number>()
  let seasons = 0
  let [called, right] = [0, 0]
  for (let look = looks - 1; look >= 0; look -= 1) {
    const now = Date.parse(UNTIL) - look * DAY_MS
    const found = await foundIn(saidUntil(all, now), new Date(now).toISOString())
    const eventOf = new Map(all.map(({ id, event }) => [id, event]))
    seasons = 0
    for (const { id, topic } of found.events) {
      if (topic === '') continue
      const members = found.members.filter(({ event }) => event === id)
      const most = mostOf(members.map(({ matter }) => eventOf.get(matter) ?? null))
      const own = (times.get(most ?? '') ?? []).filter((at) => at <= now)
      const isRight =
        most !== null &&
        (topic === 'new'
          ? own.length >= VOICES && Math.min(...own) >= now - NEW_DAYS * DAY_MS
          : most.startsWith('season'))
      called += 1
      if (isRight) right += 1
      if (isRight && topic === 'season') seasons += 1
      if (isRight && topic === 'new' && most.startsWith('new') && !since.has(most))
        since.set(most, Math.floor((now - fifthOf(times.get(most) ?? [])) / DAY_MS))
    }
  }
  return { planted, news: since.size, seasons, days: [...since.values()], called, right }
}

const fifthOf = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[VOICES - 1] ?? Number.NaN

function saidUntil(all: readonly Streamed[], now: number) {
  return all
    .filter(({ openedAt }) => Date.parse(openedAt) <= now)
    .map(({ id, title, text, place, openedAt }) => ({
      id,
      n: 1,
      title,
      text,
      place,
      category: null,
      division: null,
      openedAt,
      seconded: 0,
    }))
}

/** What more than half of them are of. */
function mostOf(events: readonly (string | null)[]): string | null {
  const [best] = [...Map.groupBy(events, (one) => one)].toSorted(
    (a, b) => b[1].length - a[1].length,
  )
  return best && best[1].length * 2 > events.length ? best[0] : null
}
