/** npm run answerable -- COMMAND: every command, and how it is called. */
import { appraisalFigures } from './appraisal/index.ts'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bulletinFigures } from './bulletins/index.ts'
import { houseOf } from './installation.ts'
import { importCommand } from './intake/index.ts'
import { placesCommand } from './knowledge/index.ts'
import { sm2Command } from './ledger/index.ts'
import type { Command, CommandContext } from './platform/commands.ts'
import { type Config, readConfig, startedIn } from './platform/config.ts'
import { tell } from './platform/exits.ts'
import { Failure } from './platform/failure.ts'
import { progressTo } from './platform/progress.ts'
import { type Storage, openStorage } from './platform/storage.ts'
import { planCommand } from './planbook/index.ts'
import { figuresCommand } from './publishing/index.ts'
import { hotCommand, learnCommand, suggestCommand } from './routing/commands.ts'
import { calendarCommand } from './rules/index.ts'
import { ledgerCommand } from './transparency/index.ts'

const status: Command = {
  name: 'status',
  summary: { zh: '数据目录的状况', en: 'how the data folder is' },
  async run({ storage, config, say }) {
    const { embedded, names, joined } = await storage()
    const facts = { data: config.dataDir, embedded, running: joined, migrated: names.length }
    say(JSON.stringify(facts))
  },
}

const COMMANDS: readonly Command[] = [
  status,
  calendarCommand,
  sm2Command,
  learnCommand,
  suggestCommand,
  hotCommand,
  importCommand(async ({ storage, config }) => houseOf(await storage(), config)),
  planCommand(async ({ storage, config }) => houseOf(await storage(), config)),
  placesCommand(async ({ storage, config }) => houseOf(await storage(), config)),
  figuresCommand(
    async ({ storage, config }) => houseOf(await storage(), config),
    async (...asked) => (await bulletinFigures(...asked)) ?? appraisalFigures(...asked),
  ),
  ledgerCommand(async ({ storage, config }) => houseOf(await storage(), config)),
]

export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const complain = (line: string): void => console.error(line)
  let code: number
  try {
    code = await runCommand(COMMANDS, args, env)
  } catch (error) {
    code = tell(error, complain)
  }
  process.exit(code)
}

export async function runCommand(
  commands: readonly Command[],
  [name, ...rest]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    for (const line of help(commands)) console.log(line)
    return 0
  }
  const command = commands.find((known) => known.name === name)
  if (!command) {
    throw new Failure(
      'usage',
      `没有 ${name} 这个命令：运行 npm run answerable -- help 查看全部命令。`,
      `There is no command ${name}: npm run answerable -- help lists them all.`,
    )
  }
  const { values, positionals } = parse(command, rest)
  const config = configFor(values['data'], env)
  const held: { storage?: Promise<Storage> } = {}
  const context: CommandContext = {
    positionals,
    values,
    config,
    resolve: (path) => resolve(startedIn(env), path),
    say: (line) => console.log(line),
    note: (line) => console.error(line),
    progress: progressTo((line) => console.error(line)),
    storage() {
      held.storage ??= openStorage({ config, progress: context.progress, share: true })
      return held.storage
    },
  }
  try {
    return (await command.run(context)) ?? 0
  } finally {
    await (await held.storage)?.close()
  }
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string' }, ...command.options },
    })
  } catch {
    const usage = `${command.name} ${command.usage ?? ''} [--data DIR]`
    throw new Failure('usage', `参数不对，用法：${usage}`, `Wrong arguments. Usage: ${usage}`)
  }
}

function configFor(data: unknown, env: NodeJS.ProcessEnv): Config {
  return readConfig(typeof data === 'string' ? ['--data', data] : [], env)
}

function help(commands: readonly Command[]): string[] {
  return [
    'npm run answerable -- COMMAND [--data DIR]',
    ...commands.map(
      ({ name, usage, summary }) => `  ${name} ${usage ?? ''}\n      ${summary.zh} · ${summary.en}`,
    ),
  ]
}

if (import.meta.main) await main(process.argv.slice(2), process.env)
