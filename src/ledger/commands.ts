/** npm run answerable -- sm2: the second signature of the public log, with national cryptography. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../platform/commands.ts'
import { Failure } from '../platform/failure.ts'
import { nationalVkey, switchNationalOff, switchNationalOn } from './national.ts'

export const sm2Command: Command = {
  name: 'sm2',
  usage: '[on|off] [--log CODE]',
  summary: {
    zh: '公开账本的第二签名（国密 SM2/SM3）：查看、开启或关闭',
    en: 'the second signature of the public log (SM2 with SM3): look, switch on or off',
  },
  options: { log: { type: 'string' } },
  async run({ positionals, values, config, say }) {
    const [what, ...more] = positionals
    if (more.length > 0 || (what !== undefined && what !== 'on' && what !== 'off')) throw usage()
    const code = typeof values['log'] === 'string' ? values['log'] : onlyLog(config.dataDir)
    if (what === 'on' && (await switchNationalOn(config.dataDir, code)) === null) throw noLog(code)
    if (what === 'off') await switchNationalOff(config.dataDir, code)
    say(nationalVkey(config.dataDir, code) ?? '未开启 · off')
  },
}

/** The one log of this data folder. Throws Failure where there is none or several. */
function onlyLog(dataDir: string): string {
  const codes = filesIn(join(dataDir, 'ledger')).flatMap((name) => {
    const code = /^(\d+)\.json$/.exec(name)?.[1]
    return code === undefined ? [] : [code]
  })
  const [code] = codes
  if (codes.length === 1 && code !== undefined) return code
  throw noLog(codes.join(', '))
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function noLog(codes: string): Failure {
  return new Failure(
    'usage',
    codes === ''
      ? '这个数据目录里还没有公开账本：请先启动一次服务。'
      : `请用 --log 指定一个账本（这里有或要找的是：${codes}）。`,
    codes === ''
      ? 'This data folder has no public log yet: start the server once.'
      : `Say with --log which log is meant (there is, or was asked for: ${codes}).`,
  )
}

function usage(): Failure {
  return new Failure('usage', '用法：sm2 [on|off] [--log 代码]', 'Usage: sm2 [on|off] [--log CODE]')
}
