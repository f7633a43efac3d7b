/** npm run answerable -- ledger export | audit: for whoever checks a city from inside. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isKeeping, keeping, KEEPING_OPTIONS } from '../ledger/index.ts'
import type { LogIdentity } from '../ledger/index.ts'
import type { Ports } from '../matters/index.ts'
import type { Command, CommandContext } from '../platform/commands.ts'
import { systemClock } from '../platform/clock.ts'
import { Failure } from '../platform/failure.ts'
import { jurisdictionNamed } from '../rules/index.ts'
import { audit } from './audit/audit.ts'
import type { Audit } from './audit/audit.ts'
import { sentenceOf } from './audit/differences.ts'
import { exportLedger } from './audit/export.ts'
import { BadLog } from './audit/log.ts'
import { folderSource, urlSource } from './audit/source.ts'
import type { Source } from './audit/source.ts'
import { identityOf } from './identity.ts'

const DIFFERS = 1

/** `housed` puts the house together over the database of a command. */
export function ledgerCommand(housed: (context: CommandContext) => Promise<Ports>): Command {
  return {
    name: 'ledger',
    summary: {
      zh: '公开账本：取出审计用的全部凭据；逐行核对数据库和账本，指出第一处不同；停下之后继续；更换密钥',
      en: 'the public ledger: everything an auditor needs; the database against the log, row by row, with the first difference; going on after a stop; changing its key',
    },
    usage:
      'export --out DIR | audit [--from DIR|URL] [--checkpoint FILE …] [--policy FILE] [--json] [--jurisdiction CODE] | resume [--clock] [--adopt] [--from-files] | rotate | retire',
    options: {
      out: { type: 'string' },
      from: { type: 'string' },
      checkpoint: { type: 'string', multiple: true },
      policy: { type: 'string' },
      json: { type: 'boolean' },
      jurisdiction: { type: 'string' },
      ...KEEPING_OPTIONS,
    },
    async run(context) {
      const [what, ...more] = context.positionals
      const isKept = isKeeping(what)
      if (more.length > 0 || (what !== 'export' && what !== 'audit' && !isKept)) throw unknownStep()
      const ports = await housed(context)
      const { db, ledger } = ports
      const jurisdiction = await jurisdictionNamed(db, context.values['jurisdiction'])
      if (isKept) {
        const { dataDir } = context.config
        return keeping(what, { db, dataDir, jurisdiction, clock: systemClock }, context)
      }
      const identity = identityOf(ledger, jurisdiction)
      if (identity === null) throw noLog(jurisdiction)
      return what === 'export'
        ? runExport(context, ports, jurisdiction, identity)
        : runAudit(context, ports, jurisdiction, identity)
    },
  }
}

async function runExport(
  context: CommandContext,
  ports: Ports,
  jurisdiction: number,
  identity: LogIdentity,
): Promise<number> {
  const out = context.values['out']
  if (typeof out !== 'string') throw unknownStep()
  const folder = context.resolve(out)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Failure(
      'usage',
      `${folder} 里已经有东西：请给出一个空的或者还没有的目录。`,
      `${folder} is not empty: give a folder that is, or that does not exist.`,
    )
  const { events, erased, tables } = await exportLedger(ports, jurisdiction, identity, folder)
  context.say(
    `取出 ${events} 步、${tables} 份公布的数字；${erased} 步已依规销毁，只剩条目。里面有居民的话，请妥善保管。`,
  )
  context.say(
    `${events} steps and ${tables} published tables written; of ${erased} erased steps only the entries are left. They hold what residents wrote: keep them safe.`,
  )
  return 0
}

async function runAudit(
  context: CommandContext,
  ports: Ports,
  jurisdiction: number,
  identity: LogIdentity,
): Promise<number> {
  const { values, config, resolve } = context
  const asked = typeof values['from'] === 'string' ? values['from'] : null
  const own = join(config.dataDir, 'ledger', String(jurisdiction))
  const kept = values['checkpoint']
  const older = (Array.isArray(kept) ? kept : []).map((path) => textOf(resolve(String(path))))
  const given = values['policy']
  const policy = typeof given === 'string' ? textOf(resolve(given)) : identity.policy
  try {
    const source = sourceOf(asked, own, resolve)
    const found = await audit(ports, jurisdiction, { source, policy, older })
    tell(context, found)
    return found.count === 0 ? 0 : DIFFERS
  } catch (error) {
    if (!(error instanceof BadLog)) throw error
    if (values['json'] === true) context.say(JSON.stringify({ same: false, log: error.words }))
    else for (const line of [error.words.zh, error.words.en]) context.say(line)
    return DIFFERS
  }
}

function sourceOf(asked: string | null, own: string, resolve: CommandContext['resolve']): Source {
  if (asked === null) return folderSource(own)
  return /^https?:\/\//u.test(asked) ? urlSource(asked) : folderSource(resolve(asked))
}

function tell({ say, values }: CommandContext, found: Audit): void {
  const { differences, count, ...about } = found
  if (values['json'] === true) {
    const told = differences.map((one) => ({ ...one, words: sentenceOf(one) }))
    say(JSON.stringify({ same: count === 0, ...about, count, differences: told }))
    return
  }
  const { origin, size, matters, events, tables, quorum } = about
  say(`${origin}：账本 ${size} 条；核对了 ${matters} 件事、${events} 步、${tables} 份公布的数字。`)
  say(
    `${origin}: ${size} entries; ${matters} matters, ${events} steps and ${tables} tables compared.`,
  )
  if (!quorum) {
    say('检查点的见证方不够：数据库和账本一致，不等于账本没有换过。')
    say(
      'Not enough witnesses have cosigned the checkpoint: that the two agree does not say that the log is the one others saw.',
    )
  }
  const [first] = differences
  if (!first) {
    say('全部一致。 · All is the same.')
    return
  }
  const { zh, en } = sentenceOf(first)
  say(`第一处不同：${zh}`)
  say(`The first difference: ${en}`)
  if (count > 1) say(`一共 ${count} 处，--json 全部列出。 · ${count} in all; --json lists them.`)
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Failure('usage', `读不到文件 ${path}。`, `The file ${path} cannot be read.`, cause)
  }
}

function unknownStep(): Failure {
  return new Failure(
    'usage',
    '用法：ledger export --out 目录、ledger audit [--from 目录或网址]，或 ledger resume、rotate、retire。',
    'Usage: ledger export --out DIR, ledger audit [--from DIR|URL], or ledger resume, rotate, retire.',
  )
}

function noLog(jurisdiction: number): Failure {
  return new Failure(
    'usage',
    `辖区 ${jurisdiction} 还没有账本：先启动一次 npm start。`,
    `The jurisdiction ${jurisdiction} has no log yet: run npm start once.`,
  )
}
