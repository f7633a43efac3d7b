/** npm run answerable -- figures: every published table again from the events, and whether it is the same. */
import type { Ports } from '../matters/index.ts'
import type { Command, CommandContext } from '../platform/commands.ts'
import { Failure } from '../platform/failure.ts'
import { jurisdictionNamed } from '../rules/index.ts'
import { recompute } from './recompute.ts'
import type { Recomputed } from './recompute.ts'
import { dataOf } from './open-data/json.ts'

const MISMATCH = 1

/** Something else with figures, by its name: a bulletin, say. Null: there is none of that name. */
export type FiguresOf = (
  ports: Ports,
  jurisdiction: number,
  name: string,
) => Promise<{
  readonly same: boolean
  readonly lines: readonly string[]
  readonly json: unknown
} | null>

/** `housed` puts the house together over the database of a command; `named` knows what has a name and no day. */
export function figuresCommand(
  housed: (context: CommandContext) => Promise<Ports>,
  named: FiguresOf = async () => null,
): Command {
  return {
    name: 'figures',
    summary: {
      zh: '从记录重新计算某天公布的全部数字（逐字节比较），或者某份通报（如 2026-3）里的每个数字',
      en: 'recompute the figures published on a day, byte for byte, or every figure of a bulletin (2026-3, say)',
    },
    usage: 'DATE | BULLETIN [--json] [--jurisdiction CODE]',
    options: { json: { type: 'boolean' }, jurisdiction: { type: 'string' } },
    run: (context) => run(context, housed, named),
  }
}

async function run(
  context: CommandContext,
  housed: (context: CommandContext) => Promise<Ports>,
  named: FiguresOf,
): Promise<number> {
  const [day, ...more] = context.positionals
  if (day !== undefined && more.length === 0 && !/^\d{4}-\d{2}-\d{2}$/u.test(day)) {
    const ports = await housed(context)
    const jurisdiction = await jurisdictionNamed(ports.db, context.values['jurisdiction'])
    const found = await named(ports, jurisdiction, day)
    if (found !== null) {
      if (context.values['json'] === true) context.say(JSON.stringify(found.json))
      else for (const line of found.lines) context.say(line)
      return found.same ? 0 : MISMATCH
    }
  }
  if (day === undefined || more.length > 0 || !isDay(day))
    throw new Failure(
      'usage',
      '请给出一个日期或一份通报的编号，例如：npm run answerable -- figures 2026-11-23',
      'Give one day or the number of a bulletin, for instance: npm run answerable -- figures 2026-11-23',
    )
  const ports = await housed(context)
  const jurisdiction = await jurisdictionNamed(ports.db, context.values['jurisdiction'])
  const found = await recompute(ports, jurisdiction, day)
  if (found.length === 0)
    throw new Failure(
      'usage',
      `${day} 或更早没有公布过数字。`,
      `No figures had been released by ${day}.`,
    )
  if (context.values['json'] === true) context.say(JSON.stringify(found.map(asJson)))
  else for (const line of found.flatMap(linesOf)) context.say(line)
  return found.every(({ same }) => same) ? 0 : MISMATCH
}

function asJson({ releasedOn, sameEvents, tables, ...rest }: Recomputed) {
  const shown = { released_on: releasedOn, same_events: sameEvents, tables: dataOf(tables) }
  return { ...rest, ...shown }
}

function linesOf({
  year,
  releasedOn,
  same,
  sameEvents,
  differences,
}: Recomputed): readonly string[] {
  const name = `${releasedOn} · ${year}`
  if (same) return [`${name}: 与公布的一致 · the same as published`]
  return [
    `${name}: 与公布的不一致 · not what was published`,
    ...(sameEvents ? [] : ['  记录在公布之后被改动过 · events were altered after the release']),
    ...differences.map(
      ({ table, row, column, published, recomputed }) =>
        `  ${table} [${row}] ${column}: ${String(published)} → ${String(recomputed)}`,
    ),
  ]
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  const at = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}
