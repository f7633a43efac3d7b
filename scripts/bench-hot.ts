/**
 * npm run bench -- hot FILE.csv --map id=…,who=…,title=…,time=…,detail=… [--gold GOLD.csv]
 *
 * How long hot problems take to find, and, against events that somebody worked out by hand (`id,event`),
 * how well: for each of these the best F1 of any event found, and their mean. Nothing is kept or sent.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openTable } from '../src/intake/index.ts'
import { dangersIn } from '../src/routing/danger/index.ts'
import { findEvents } from '../src/routing/hot/find.ts'
import { readMessages } from '../src/routing/hot/sheet.ts'

export async function bench(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { map: { type: 'string' }, gold: { type: 'string' } },
  })
  const from = process.env['INIT_CWD'] ?? process.cwd()
  const [file] = positionals
  if (file === undefined || values.map === undefined)
    throw new Error('usage: bench -- hot FILE.csv --map id=…,title=… [--gold GOLD.csv]')
  const { messages } = await readMessages(resolve(from, file), values.map, null)
  const began = process.cpuUsage()
  const events = await findEvents(messages, {
    now: null,
    isDangerous: (text) => dangersIn(text).length > 0,
    breathe: async () => {},
  })
  const { user, system } = process.cpuUsage(began)
  const seconds = ((user + system) / 1e6).toFixed(1)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${messages.length} messages, ${events.length} events, ${seconds} s of processor, ${memory} MB`,
  )
  if (values.gold === undefined) return
  const of = new Map(
    events.flatMap(({ members }, at) => members.map(({ id }) => [id, at] as const)),
  )
  const sizes = events.map(({ members }) => members.length)
  const all = [...(await goldOf(resolve(from, values.gold))).values()].map((ids) => ({
    size: ids.length,
    f1: bestOf(ids, of, sizes),
  }))
  for (const [name, some] of [
    ['all', all],
    ['of five and more', all.filter(({ size }) => size >= 5)],
  ] as const) {
    const mean = some.reduce((sum, { f1 }) => sum + f1, 0) / some.length
    console.log(`event-F1, ${name} (n = ${some.length}): ${mean.toFixed(3)}`)
  }
}

/** The events of a sheet `id,event`: their messages. */
export async function goldOf(path: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const gold = new Map<string, string[]>()
  for await (const { cells } of (await openTable(path, null)).rows) {
    const [id, event] = cells.map((cell) => String(cell ?? '').trim())
    if (id === undefined || event === undefined || id === '' || event === '') continue
    gold.set(event, [...(gold.get(event) ?? []), id])
  }
  return gold
}

function bestOf(
  ids: readonly string[],
  of: ReadonlyMap<string, number>,
  sizes: readonly number[],
): number {
  const shared = new Map<number, number>()
  for (const id of ids) {
    const event = of.get(id)
    if (event !== undefined) shared.set(event, (shared.get(event) ?? 0) + 1)
  }
  const scores = [...shared].map(([event, n]) => (2 * n) / (ids.length + (sizes[event] ?? 0)))
  return Math.max(0, ...scores)
}
