/** npm run answerable -- learn, suggest: a model out of a sheet of decided messages, and what it says of others. */
import { open } from 'node:fs/promises'
import type { Command, CommandContext } from '../platform/commands.ts'
import { Failure } from '../platform/failure.ts'
import { csvCell } from '../platform/sheets.ts'
import type { Model } from './classify/model.ts'
import { keepModel, readModel } from './classify/storing.ts'
import { learnModel } from './classify/training.ts'
import type { Example } from './classify/training.ts'
import { messagesOf } from './messages.ts'

export { hotCommand } from './hot/command.ts'

export const learnCommand: Command = {
  name: 'learn',
  summary: {
    zh: '从已定类别的表格学出分类模型',
    en: 'learn a model of categories from a sheet of decided messages',
  },
  usage: 'TRAIN.csv --text title,detail --label label --model DIR [--sheet NAME]',
  options: {
    text: { type: 'string' },
    label: { type: 'string' },
    model: { type: 'string' },
    sheet: { type: 'string' },
  },
  run: runLearn,
}

export const suggestCommand: Command = {
  name: 'suggest',
  summary: {
    zh: '用学好的模型给表格里的每条留言建议类别',
    en: 'suggest a category for every message of a sheet, by a model learnt before',
  },
  usage: 'FILE.csv --text title,detail --model DIR --out OUT.csv [--no-abstain] [--sheet NAME]',
  options: {
    text: { type: 'string' },
    model: { type: 'string' },
    out: { type: 'string' },
    'no-abstain': { type: 'boolean' },
    sheet: { type: 'string' },
  },
  run: runSuggest,
}

const EVERY = 2_000
const FEWEST = 4
const MANY_LABELS = 50
const FEWEST_EACH = 2

async function runLearn(context: CommandContext): Promise<void> {
  const began = performance.now()
  const { say, note } = context
  const path = oneFile(context, 'learn')
  const text = given(context, 'text', 'title,detail')
  const label = given(context, 'label', 'label')
  const folder = context.resolve(given(context, 'model', 'DIR'))
  const examples: Example[] = []
  let skipped = 0
  for await (const one of messagesOf({ path, text, label, sheet: sheetOf(context) })) {
    const says = `${one.title}${one.text}`.trim() !== ''
    if (says && one.label !== '') examples.push(one)
    else skipped += 1
  }
  if (skipped > 0) {
    note(
      `${skipped} 行没有内容或没有类别，不学 · ${skipped} rows without text or label were left out`,
    )
  }
  refuseTooLittle(examples)
  let told = performance.now()
  const model = learnModel(examples, {
    madeAt: new Date().toISOString(),
    progress: (share) => {
      if (performance.now() - told < EVERY) return
      told = performance.now()
      const percent = Math.round(share * 100)
      note(`… 学习中 ${percent}% · learning, ${percent}%`)
    },
  })
  await keepModel(folder, model)
  for (const line of learntLines(model, (performance.now() - began) / 1_000)) say(line)
}

function refuseTooLittle(examples: readonly Example[]): void {
  const labels = new Set(examples.map(({ label }) => label))
  if (examples.length < FEWEST) {
    throw new Failure(
      'usage',
      `能学的只有 ${examples.length} 行，至少要 ${FEWEST} 行既有内容又有类别的。`,
      `Only ${examples.length} rows can be learnt from; at least ${FEWEST} with text and label are needed.`,
    )
  }
  if (labels.size < 2) {
    throw new Failure(
      'usage',
      `所有行都是同一个类别“${[...labels][0]}”：至少要有两个类别，才学得出区别。`,
      `All rows have the same label “${[...labels][0]}”: two are needed to tell anything apart.`,
    )
  }
  // A column of numbers or names taken for the label would be learnt for hours, and tell nothing.
  if (labels.size > MANY_LABELS && examples.length < labels.size * FEWEST_EACH) {
    throw new Failure(
      'usage',
      `${examples.length} 行里有 ${labels.size} 个不同的类别，几乎一行一个：--label 指的可能不是类别那一列。`,
      `${labels.size} different labels in ${examples.length} rows, nearly one each: --label may not name the column of the category.`,
    )
  }
}

function learntLines({ facts }: Model, seconds: number): string[] {
  const { rows, labels, quality, threshold, parts, fingerprint } = facts
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`
  const taken = seconds.toFixed(1)
  return [
    `学好了：${rows} 行，${labels.length} 类，用时 ${taken} 秒；分 ${parts} 份轮流留出检验：准确率 ${percent(quality.accuracy)}，宏平均 F1 ${quality.macroF1.toFixed(3)}，前两名命中 ${percent(quality.firstTwo)}，置信度误差 ${quality.calibrationError.toFixed(3)}；把握低于 ${threshold.toFixed(2)} 的请人看`,
    `Learnt: ${rows} rows, ${labels.length} labels, ${taken} s. On rows kept out, ${parts} parts in turn: accuracy ${percent(quality.accuracy)}, macro-F1 ${quality.macroF1.toFixed(3)}, right among two ${percent(quality.firstTwo)}, calibration error ${quality.calibrationError.toFixed(3)}; below ${threshold.toFixed(2)} a person must look`,
    `数据指纹 · data fingerprint: ${fingerprint}`,
  ]
}

const COLUMNS = 'row,label,confidence,label2,confidence2,label3,confidence3'

async function runSuggest(context: CommandContext): Promise<void> {
  const began = performance.now()
  const { say, note } = context
  const path = oneFile(context, 'suggest')
  const text = given(context, 'text', 'title,detail')
  const folder = context.resolve(given(context, 'model', 'DIR'))
  const out = context.resolve(given(context, 'out', 'OUT.csv'))
  const mustName = context.values['no-abstain'] === true
  const model = await readModel(folder)
  if (model === null) throw noModel(folder)
  const messages = messagesOf({ path, text, sheet: sheetOf(context) })
  // The first row is read before the file is made: what is wrong with the sheet leaves no empty one.
  let next = await messages.next()
  const file = await open(out, 'w').catch((error: unknown) => {
    throw cannotWrite(out, error)
  })
  const counts = { rows: 0, named: 0, unsure: 0, outside: 0, empty: 0 }
  let told = performance.now()
  try {
    await file.write(`${COLUMNS}\r\n`)
    let lines: string[] = []
    for (; !next.done; next = await messages.next()) {
      const { outcome, choices } = model.suggest(next.value)
      counts.rows += 1
      counts[outcome] += 1
      const isNamed = mustName || outcome === 'named'
      const cells = [0, 1, 2].flatMap((at) => {
        const choice = choices[at]
        if (!choice) return ['', '']
        return [at === 0 && !isNamed ? '' : csvCell(choice.label), choice.chance.toFixed(4)]
      })
      lines.push(`${next.value.row},${cells.join(',')}\r\n`)
      if (lines.length === 500) await file.write(lines.splice(0).join(''))
      if (performance.now() - told > EVERY) {
        told = performance.now()
        note(`… 已看 ${counts.rows} 行 · ${counts.rows} rows`)
      }
    }
    await file.write(lines.join(''))
    lines = []
  } finally {
    await file.close()
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  const { rows, named, unsure, outside, empty } = counts
  say(
    `${rows} 行：有把握 ${named}，请人看 ${unsure}，不像任何已知类别 ${outside}，没有可依据的内容 ${empty}，用时 ${seconds} 秒；写在 ${out}`,
  )
  say(
    `${rows} rows: ${named} named, ${unsure} for a person to look at, ${outside} outside every known label, ${empty} with nothing to go by, ${seconds} s; written to ${out}`,
  )
}

function oneFile(context: CommandContext, command: string): string {
  const [file, ...more] = context.positionals
  if (file !== undefined && more.length === 0) return context.resolve(file)
  throw new Failure(
    'usage',
    `请给出一个表格文件：npm run answerable -- ${command} 文件.csv …`,
    `Give one sheet: npm run answerable -- ${command} FILE.csv …`,
  )
}

function sheetOf({ values }: CommandContext): string | null {
  const { sheet } = values
  return typeof sheet === 'string' && sheet.trim() !== '' ? sheet : null
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

function noModel(folder: string): Failure {
  return new Failure(
    'usage',
    `${folder} 里没有模型：请先运行 learn。`,
    `There is no model in ${folder}: run learn first.`,
  )
}

function cannotWrite(path: string, cause: unknown): Failure {
  return new Failure(
    'usage',
    `不能写 ${path}：请核对文件夹是否存在、是否可写。`,
    `Cannot write ${path}: check that its folder exists and may be written to.`,
    cause,
  )
}
