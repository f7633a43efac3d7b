/** npm run answerable -- import: a sheet of messages, from the command line. */
import type { Ports } from '../matters/index.ts'
import type { Command, CommandContext } from '../platform/commands.ts'
import { Failure } from '../platform/failure.ts'
import { jurisdictionsOf } from '../rules/index.ts'
import { parseMap } from './sheets/columns.ts'
import type { Counts, Outcome } from './sheets/run.ts'
import { importSheet } from './sheets/run.ts'
import { openTable } from './sheets/table.ts'

const PROGRESS_EVERY = 2_000

/** `housed` puts the house together over the database of a command. */
export function importCommand(housed: (context: CommandContext) => Promise<Ports>): Command {
  return {
    name: 'import',
    summary: {
      zh: '导入表格（xlsx 或 csv）里的诉求',
      en: 'take in requests from a sheet (xlsx, csv)',
    },
    usage:
      'FILE --map field=column,… [--dry-run] [--json] [--source NAME] [--sheet NAME] [--refused FILE] [--jurisdiction CODE]',
    options: {
      map: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
      source: { type: 'string' },
      sheet: { type: 'string' },
      refused: { type: 'string' },
      jurisdiction: { type: 'string' },
    },
    run: (context) => runImport(context, housed),
  }
}

async function runImport(
  context: CommandContext,
  housed: (context: CommandContext) => Promise<Ports>,
): Promise<void> {
  const began = Date.now()
  const { positionals, say, note } = context
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw oneFile()
  const map = parseMap(text(context, 'map') ?? '')
  const source = sourceFrom(text(context, 'source'))
  // Everything that can be wrong with the file is found before a database is started for it.
  const path = context.resolve(file)
  const table = await openTable(path, text(context, 'sheet'))
  const ports = await housed(context)
  const jurisdiction = await jurisdictionFor(ports, text(context, 'jurisdiction'))
  const refusedPath = context.resolve(text(context, 'refused') ?? `${path}.refused.csv`)
  const dryRun = context.values['dry-run'] === true
  let latest: Counts | null = null
  const timer = setInterval(() => latest && note(progressLine(latest)), PROGRESS_EVERY)
  try {
    const outcome = await importSheet({
      ports,
      jurisdiction,
      table,
      map,
      source,
      dryRun,
      refusedPath,
      onProgress: (counts) => (latest = counts),
    })
    const seconds = Math.round((Date.now() - began) / 10) / 100
    for (const line of notesOf(outcome)) note(line)
    if (context.values['json'] === true) say(jsonLine(outcome, seconds))
    else for (const line of summary(outcome, seconds, dryRun)) say(line)
  } finally {
    clearInterval(timer)
  }
}

function text({ values }: CommandContext, name: string): string | null {
  const value = values[name]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function jsonLine({ accepted, refused, duplicates }: Outcome, seconds: number): string {
  return JSON.stringify({ accepted, refused, duplicates, seconds })
}

function progressLine({ accepted, refused, duplicates }: Counts): string {
  const n = (accepted + refused + duplicates).toLocaleString('en')
  return `… 已处理 ${n} 行：收下 ${accepted}，退回 ${refused}，重复 ${duplicates} · ${n} rows: ${accepted} taken in, ${refused} refused, ${duplicates} known`
}

function notesOf({ cleaned, undated, refusedPath }: Outcome): string[] {
  return [
    ...(cleaned > 0
      ? [
          `${cleaned} 行含有看不见的控制字符，已去掉 · ${cleaned} rows held invisible control characters, which were taken out`,
        ]
      : []),
    ...(undated > 0
      ? [`${undated} 行没有日期，按今天计 · ${undated} rows had no date and count from today`]
      : []),
    ...(refusedPath === null
      ? []
      : [`退回的行和理由在 · refused rows with their reasons are in ${refusedPath}`]),
  ]
}

function summary(outcome: Outcome, seconds: number, dryRun: boolean): string[] {
  const { accepted, refused, duplicates } = outcome
  const rows = accepted + refused + duplicates
  return [
    dryRun
      ? `试运行（没有写入）：${rows} 行，可收下 ${accepted}，退回 ${refused}，已有 ${duplicates}，用时 ${seconds} 秒`
      : `导入完成：${rows} 行，收下 ${accepted}，退回 ${refused}，已有 ${duplicates}，用时 ${seconds} 秒`,
    dryRun
      ? `Dry run (nothing written): ${rows} rows, ${accepted} would come in, ${refused} refused, ${duplicates} known, ${seconds} s`
      : `Done: ${rows} rows, ${accepted} taken in, ${refused} refused, ${duplicates} known, ${seconds} s`,
  ]
}

async function jurisdictionFor(ports: Ports, asked: string | null): Promise<number> {
  const known = await jurisdictionsOf(ports.db)
  const codes = known.map(({ id, name }) => `${id} ${name.zh}`).join('、')
  if (asked !== null) {
    const found = known.find(({ id }) => String(id) === asked.trim())
    if (found) return found.id
    throw new Failure(
      'usage',
      `没有代码为 ${asked} 的辖区，现有：${codes}。`,
      `There is no jurisdiction ${asked}; there are: ${codes}.`,
    )
  }
  const [only, ...others] = known
  if (only && others.length === 0) return only.id
  if (!only) {
    throw new Failure(
      'usage',
      '这个数据目录里还没有城市：请先运行 npm start 完成设置，再导入。',
      'There is no city in this data folder yet: run npm start and set one up, then import.',
    )
  }
  throw new Failure(
    'usage',
    `数据目录里有几个辖区：请用 --jurisdiction 指定其中一个（${codes}）。`,
    `This data folder has several jurisdictions: name one with --jurisdiction (${codes}).`,
  )
}

function sourceFrom(typed: string | null): string {
  const source = typed?.normalize('NFKC').trim() ?? 'sheet'
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.test(source)) return source
  throw new Failure(
    'usage',
    '--source 应是最多 60 个字的来源名称，只用文字、数字、空格和 . _ -。',
    '--source is the name of where the sheet comes from: up to 60 letters, digits, spaces and . _ -.',
  )
}

function oneFile(): Failure {
  return new Failure(
    'usage',
    '请给出一个要导入的文件：npm run answerable -- import 文件.xlsx --map 字段=列名,…',
    'Give one file to import: npm run answerable -- import FILE.xlsx --map field=column,…',
  )
}
