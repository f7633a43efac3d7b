/** npm run answerable -- calendar: next year's notice of the State Council, as soon as it is out. */
import { readFile } from 'node:fs/promises'
import type { Refusal } from '../kernel/index.ts'
import type { Command, CommandContext } from '../platform/commands.ts'
import { Failure } from '../platform/failure.ts'
import { parseNotice } from './calendars.ts'
import { importCalendar } from './changes.ts'

export const calendarCommand: Command = {
  name: 'calendar',
  summary: {
    zh: '录入国务院办公厅的放假通知（每行一段假期，补班日前加 +）',
    en: 'take in a yearly notice on holidays (a span on each line, + before a made-up day)',
  },
  usage: 'FILE --year 2027 --paper 国办发明电〔2026〕…号 --issued 2026-11-…',
  options: {
    year: { type: 'string' },
    paper: { type: 'string' },
    issued: { type: 'string' },
    title: { type: 'string' },
  },
  run: runCalendar,
}

async function runCalendar(context: CommandContext): Promise<void> {
  const { positionals, say } = context
  const [file, ...more] = positionals
  const year = Number(text(context, 'year'))
  const paper = text(context, 'paper') ?? ''
  const issued = text(context, 'issued') ?? ''
  if (file === undefined || more.length > 0 || !/^\d{4}-\d{2}-\d{2}$/.test(issued)) throw usage()
  const days = parseNotice(year, await read(context.resolve(file)))
  if (!days.ok) throw wrong(days.refusal)
  const title = text(context, 'title') ?? `国务院办公厅关于${year}年部分节假日安排的通知`
  const { db } = await context.storage()
  const notice = { year, paper, title, issued, ...days.value }
  const done = await db.transaction((tx) => importCalendar(tx, notice))
  if (!done.ok) throw wrong(done.refusal)
  const { version, holidays, makeups } = done.value
  say(JSON.stringify({ year, version, holidays: holidays.length, makeups: makeups.length }))
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new Failure('usage', `读不了文件 ${path}。`, `Cannot read ${path}.`)
  }
}

function text(context: CommandContext, name: string): string | undefined {
  const value = context.values[name]
  return typeof value === 'string' ? value : undefined
}

function usage(): Failure {
  return new Failure(
    'usage',
    `参数不对，用法：calendar ${calendarCommand.usage}`,
    `Wrong arguments. Usage: calendar ${calendarCommand.usage}`,
  )
}

function wrong({ code, params }: Refusal): Failure {
  const where = params === undefined ? '' : ` ${JSON.stringify(params)}`
  return new Failure(
    'usage',
    `通知有问题：${code}${where}。`,
    `The notice is not right: ${code}${where}.`,
  )
}
