/** Asks one question after another and says how long each took. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '../src/kernel/index.ts'
import { findVisible, list } from '../src/matters/index.ts'
import type { Ports } from '../src/matters/index.ts'

export interface Asked {
  readonly name: string
  readonly post: string
  /** Asked by turns. */
  readonly urls: readonly string[]
  /** Then it is a POST. */
  readonly body?: object
}

export interface Row {
  readonly name: string
  readonly p50: number
  readonly p95: number
}

const WARM = 20

export const EVERYTHING: Actor = { as: 'system', part: 'clock' }

/** One matter's id by its key, as the application asks: what nothing can be faster than. */
export async function limitOf(house: Ports, jurisdiction: number, runs: number): Promise<Row> {
  const page = { after: null, limit: 200 }
  const some = await list(house.db, jurisdiction, EVERYTHING, {}, page)
  const anybody = { sql: '(TRUE)', values: [] }
  const times = await timed(runs, async (run) => {
    const id = some[run % some.length]?.id ?? ''
    await findVisible(house.db, jurisdiction, { id, number: '' }, anybody)
  })
  return { name: '主键一行 one row by key, no HTTP', ...times }
}

export async function measure(
  base: string,
  cookie: string,
  { name, urls, body }: Asked,
  runs: number,
): Promise<Row> {
  const { token } = (await (
    await fetch(`${base}/desk/api/session`, { headers: { cookie } })
  ).json()) as { token: string }
  const times = await timed(runs, async (run) => {
    const answer = await fetch(`${base}${urls[run % urls.length]}`, {
      headers: {
        cookie,
        ...(body && {
          'content-type': 'application/json',
          'x-csrf-token': token,
          'idempotency-key': randomUUID(),
        }),
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  })
  return { name, ...times }
}

async function timed(
  runs: number,
  work: (run: number) => Promise<void>,
): Promise<{ readonly p50: number; readonly p95: number }> {
  for (let run = 0; run < WARM; run += 1) await work(run)
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    await work(run)
    times.push(performance.now() - began)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

export function report(limit: Row, rows: readonly Row[]): void {
  console.log('| what | p50 ms | p95 ms | p95 to the limit |')
  console.log('|---|---:|---:|---:|')
  for (const { name, p50, p95 } of [limit, ...rows]) {
    const ratio = (p95 / limit.p95).toFixed(0)
    console.log(`| ${name} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${ratio} |`)
  }
}
