/** npm run answerable -- hot: what many people talk about, out of a sheet of messages; no database needed. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Command, CommandContext } from '../../platform/commands.ts'
import { Failure } from '../../platform/failure.ts'
import { csvCell } from '../../platform/sheets.ts'
import { dangersIn } from '../danger/index.ts'
import { findEvents } from './find.ts'
import type { HotEvent } from './find.ts'
import { readMessages } from './sheet.ts'

export const hotCommand: Command = {
  name: 'hot',
  summary: {
    zh: '从表格里的留言找出热点问题：同一地点的同一件事',
    en: 'find the hot problems in a sheet of messages: the same matter at the same place',
  },
  usage:
    'FILE.csv --map id=COLUMN,who=COLUMN,title=COLUMN,time=COLUMN,detail=COLUMN,against=COLUMN,likes=COLUMN --out DIR [--sheet NAME]',
  options: {
    map: { type: 'string' },
    out: { type: 'string' },
    sheet: { type: 'string' },
  },
  run,
}

const EVERY = 2_000
type Row = readonly (string | number)[]
const ZONE_MS = 8 * 3_600_000

async function run(context: CommandContext): Promise<void> {
  const began = performance.now()
  const { say, note } = context
  const [file, ...more] = context.positionals
  if (file === undefined || more.length > 0) throw oneFile()
  const map = given(context, 'map', 'id=编号,who=用户,title=主题,time=时间,detail=内容')
  const folder = context.resolve(given(context, 'out', 'DIR'))
  const sheet = context.values['sheet']
  const path = context.resolve(file)
  const read = await readMessages(path, map, typeof sheet === 'string' ? sheet : null)
  const { messages } = read
  if (messages.length === 0) throw nothingSaid()
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(folder, error)
  })
  let told = began
  const events = await findEvents(messages, {
    now: null,
    isDangerous: (text) => dangersIn(text).length > 0,
    breathe: async (share) => {
      await setImmediate()
      if (performance.now() - told < EVERY) return
      told = performance.now()
      const percent = Math.round(share * 100)
      note(`… 已完成 ${percent}% · ${percent}% done`)
    },
  })
  await write(join(folder, 'problems.csv'), problemsOf(events))
  await write(join(folder, 'members.csv'), membersOf(events))
  for (const line of leftOut(read)) note(line)
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  const inside = events.reduce((sum, { members }) => sum + members.length, 0)
  const many = events.filter(({ parts }) => parts.voices >= 5).length
  say(
    `${messages.length} 条留言里有 ${events.length} 件事被说到不止一次（共 ${inside} 条），其中 ${many} 件有 5 人以上说到；用时 ${seconds} 秒；写在 ${folder}`,
  )
  say(
    `${messages.length} messages: ${events.length} events were spoken of more than once (${inside} messages), ${many} of them by 5 people or more; ${seconds} s; written to ${folder}`,
  )
}

function problemsOf(events: readonly HotEvent[]): Row[] {
  const head = ['rank', 'event', 'heat', 'voices', 'messages', 'first', 'last', 'place', 'title']
  return [
    head,
    ...events.map(({ heat, parts, members, first, last, place, title }, at): Row => [
      at + 1,
      at + 1,
      Math.round(heat * 100) / 100,
      parts.voices,
      members.length,
      dayOf(first),
      dayOf(last),
      place,
      title,
    ]),
  ]
}

function membersOf(events: readonly HotEvent[]): Row[] {
  return [
    ['id', 'event'],
    ...events.flatMap(({ members }, at) => members.map(({ id }): Row => [id, at + 1])),
  ]
}

/** The day in the zone of the messages (+08:00). */
function dayOf(at: number | null): string {
  return at === null ? '' : new Date(at + ZONE_MS).toISOString().slice(0, 10)
}

async function write(path: string, rows: readonly Row[]): Promise<void> {
  // Without a byte order mark: other programs read these files, too.
  const lines = rows.map((cells) => `${cells.map((cell) => csvCell(String(cell))).join(',')}\r\n`)
  await writeFile(path, lines.join('')).catch((error: unknown) => {
    throw cannotWrite(path, error)
  })
}

function leftOut({ empty, repeated, undated }: Awaited<ReturnType<typeof readMessages>>): string[] {
  return [
    ...(empty > 0 ? [`${empty} 行没有内容 · ${empty} rows say nothing`] : []),
    ...(repeated > 0
      ? [
          `${repeated} 行的编号为空或前面已有，没有计入 · ${repeated} rows have no id or one that came before, and were left out`,
        ]
      : []),
    ...(undated > 0
      ? [`${undated} 行没有看得懂的时间 · ${undated} rows have no time that could be read`]
      : []),
  ]
}

function given({ values }: CommandContext, name: string, example: string): string {
  const value = values[name]
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new Failure(
    'usage',
    `缺少 --${name}，例如 --${name} ${example}。`,
    `--${name} is missing, for example --${name} ${example}.`,
  )
}

function oneFile(): Failure {
  return new Failure(
    'usage',
    '请给出一个表格文件：npm run answerable -- hot 文件.csv …',
    'Give one sheet: npm run answerable -- hot FILE.csv …',
  )
}

function nothingSaid(): Failure {
  return new Failure(
    'usage',
    '表格里没有一行有内容：请核对 --map 里的列。',
    'No row of the sheet says anything: check the columns in --map.',
  )
}

function cannotWrite(path: string, cause: unknown): Failure {
  return new Failure(
    'usage',
    `不能写 ${path}：请核对文件夹是否可写。`,
    `Cannot write ${path}: check that the folder may be written to.`,
    cause,
  )
}
