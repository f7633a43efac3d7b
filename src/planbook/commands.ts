/** npm run answerable -- plan export|import: the plan's workbook from the command line. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import type { Language, Refusal, Result } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'
import { actorFor, administer } from '../org/index.ts'
import type { InsideOfficial } from '../org/index.ts'
import type { Command, CommandContext } from '../platform/commands.ts'
import { Failure } from '../platform/failure.ts'
import { jurisdictionsOf } from '../rules/index.ts'
import { refusalWords } from '../words/index.ts'
import { BOOK_BYTES, tooLarge } from './book.ts'
import { planBook } from './exporting.ts'
import { importPlan, previewPlan } from './plan.ts'
import type { Planned } from './plan.ts'

type Housed = (context: CommandContext) => Promise<Ports>

export function planCommand(housed: Housed): Command {
  return {
    name: 'plan',
    summary: {
      zh: '导出、核对、导入目标计划和指标数值（xlsx）',
      en: 'take out, check and bring in the plan and its values (xlsx)',
    },
    usage: 'export FILE [--en] | import FILE --post POST [--dry-run] [--jurisdiction CODE]',
    options: {
      post: { type: 'string' },
      'dry-run': { type: 'boolean' },
      en: { type: 'boolean' },
      jurisdiction: { type: 'string' },
    },
    run: (context) => run(context, housed),
  }
}

async function run(context: CommandContext, housed: Housed): Promise<number> {
  const [what, file, ...more] = context.positionals
  if (file === undefined || more.length > 0 || (what !== 'export' && what !== 'import'))
    throw new Failure(
      'usage',
      '用法：plan export 文件.xlsx，或 plan import 文件.xlsx --post 岗位代码 [--dry-run]。',
      'Usage: plan export FILE.xlsx, or plan import FILE.xlsx --post POST [--dry-run].',
    )
  const path = context.resolve(file)
  if (what === 'export') return exportTo(context, await housed(context), path)
  const post = context.values['post']
  if (typeof post !== 'string')
    throw new Failure(
      'usage',
      '请用 --post 写明以哪个岗位的名义导入：写入的每一步都会记在这个岗位和在任的人名下。',
      'Name with --post as which post it is brought in: every step is written down under it and whoever holds it.',
    )
  // What is too large is not even read.
  const bytes = await bytesOf(path)
  return importFrom(context, await housed(context), { bytes, post })
}

async function exportTo(context: CommandContext, house: Ports, path: string): Promise<number> {
  const jurisdiction = await jurisdictionFor(house, context)
  const language: Language = context.values['en'] === true ? 'en' : 'zh'
  const actor = { as: 'system', part: 'effects' } as const
  const { book, targets, values } = await planBook({ house, jurisdiction, actor }, language)
  await writeFile(path, book)
  context.say(`${path}：${targets} 项目标，${values} 个数值 · ${targets} targets, ${values} values`)
  return 0
}

async function bytesOf(path: string): Promise<Buffer> {
  const facts = await stat(path).catch(() => null)
  if (!facts?.isFile())
    throw new Failure(
      'usage',
      `找不到文件 ${path}：请核对路径。`,
      `There is no file ${path}: check the path.`,
    )
  if (facts.size > BOOK_BYTES) throw failureOf(tooLarge().refusal)
  return readFile(path)
}

interface Bringing {
  readonly bytes: Buffer
  readonly post: string
}

/** 1: something was refused and nothing was written. */
async function importFrom(
  context: CommandContext,
  house: Ports,
  { bytes, post }: Bringing,
): Promise<number> {
  const jurisdiction = await jurisdictionFor(house, context)
  const city = { house, jurisdiction, actor: await holderOf(house, jurisdiction, post) }
  const seen = taken(await previewPlan(city, bytes))
  const isRefused = seen.rows.some(({ outcome }) => outcome === 'refuse')
  if (context.values['dry-run'] === true || isRefused) return tell(context, seen)
  // Written down among what administrators do: nobody at the desk pressed a button.
  const admin = { db: house.db, jurisdiction, now: house.clock.now(), by: 'house' } as const
  const what = { needs: 'administer_system', act: 'plan_import', subject: post } as const
  await administer(admin, { ...what, details: { digest: seen.digest } }, () => Promise.resolve())
  return tell(context, taken(await importPlan(city, bytes, seen.digest)))
}

function tell({ say }: CommandContext, { rows, kept }: Planned): number {
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  for (const { sheet, row, findings } of rows) {
    for (const { cell, refusal } of findings) {
      const { zh, en } = refusalWords(refusal)
      say(`${sheet} ${cell ?? row}：${zh} · ${en}`)
    }
  }
  const [make, change, same, refuse] = ['make', 'change', 'same', 'refuse'].map(count)
  say(
    `${kept ? '已写入' : '没有写入'}：新建 ${make}，修改 ${change}，不变 ${same}，不通过 ${refuse} · ${kept ? 'written' : 'nothing written'}: ${make} new, ${change} changed, ${same} the same, ${refuse} refused`,
  )
  return refuse === 0 ? 0 : 1
}

async function holderOf(house: Ports, jurisdiction: number, post: string): Promise<InsideOfficial> {
  const org = await house.org(jurisdiction)
  const [person] = org.holdersOf(post)
  const holding = org.holdingsOf(person ?? '').find((one) => one.post === post)
  const actor = holding && (await actorFor(house.db, jurisdiction, holding.id, house.clock.now()))
  if (actor) return actor
  throw new Failure(
    'usage',
    `没有在任的岗位 ${post}：请写有人的岗位代码。`,
    `Nobody holds the post ${post}: give the id of one that somebody holds.`,
  )
}

async function jurisdictionFor(house: Ports, { values }: CommandContext): Promise<number> {
  const known = await jurisdictionsOf(house.db)
  const asked = values['jurisdiction']
  const found =
    asked === undefined
      ? known.length === 1
        ? known[0]
        : undefined
      : known.find(({ id }) => String(id) === asked)
  if (found) return found.id
  const codes = known.map(({ id, name }) => `${id} ${name.zh}`).join('、')
  throw new Failure(
    'usage',
    `请用 --jurisdiction 指定辖区，现有：${codes}。`,
    `Name a jurisdiction with --jurisdiction; there are: ${codes}.`,
  )
}

function taken(result: Result<Planned>): Planned {
  if (!result.ok) throw failureOf(result.refusal)
  return result.value
}

function failureOf(refusal: Refusal): Failure {
  const { zh, en } = refusalWords(refusal)
  return new Failure('usage', zh, en)
}
