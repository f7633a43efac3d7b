/** npm run answerable -- ledger resume | rotate | retire: what is said of it. */
import type { CommandContext } from '../platform/commands.ts'
import { resume, retireKey, rotateKey } from './keeping.ts'
import type { Allowed, Kept } from './keeping.ts'
import { LogStopped } from './stopped.ts'

export const KEEPING_OPTIONS = {
  clock: { type: 'boolean' },
  adopt: { type: 'boolean' },
  'from-files': { type: 'boolean' },
} as const

type Keeping = 'resume' | 'rotate' | 'retire'

export function isKeeping(what: string | undefined): what is Keeping {
  return what === 'resume' || what === 'rotate' || what === 'retire'
}

/** The exit code: 1 where the log cannot go on yet. */
export async function keeping(
  what: Keeping,
  kept: Kept,
  { say, values }: Pick<CommandContext, 'say' | 'values'>,
): Promise<number> {
  try {
    if (what === 'rotate') return told(say, ROTATED(await rotateKey(kept)))
    if (what === 'retire') {
      const vkey = await retireKey(kept)
      return vkey === null ? told(say, ONLY_KEY, 1) : told(say, RETIRED(vkey))
    }
    const allowed = {
      clock: values['clock'] === true,
      adopt: values['adopt'] === true,
      fromFiles: values['from-files'] === true,
    }
    const done = await resume(kept, allowed)
    return done.went
      ? told(say, RESUMED(done.size, done.restored))
      : told(say, NEEDS[done.needs], 1)
  } catch (error) {
    if (!(error instanceof LogStopped)) throw error
    const facts = JSON.stringify(error.facts)
    return told(say, [`${error.words.zh} ${facts}`, `${error.words.en} ${facts}`], 1)
  }
}

type Lines = readonly [zh: string, en: string]

function told(say: (line: string) => void, lines: Lines, code = 0): number {
  for (const line of lines) say(line)
  return code
}

const ROTATED = (vkey: string): Lines => [
  `新密钥已启用，与旧密钥同时签名。请把下面这一行告诉所有见证方和镜像，等他们都加上之后再运行 ledger retire：\n${vkey}`,
  `The new key signs beside the old one. Tell this line to every witness and mirror, and run ledger retire when all of them have it:\n${vkey}`,
]
const RETIRED = (vkey: string): Lines => [
  `旧密钥不再签名，密钥文件已删除（备份里的也应删除）；它签过的凭证仍然有效：${vkey}`,
  `The old key signs no more and its file is gone (delete it from backups too); what it signed stays good: ${vkey}`,
]
const ONLY_KEY: Lines = [
  '这个账本只有一个密钥：请先运行 ledger rotate。',
  'This log has one key only: run ledger rotate first.',
]
const RESUMED = (size: number, restored: number): Lines => [
  `整个账本（${size} 条）已从文件重新计算并与数据库核对${restored > 0 ? `，其中 ${restored} 条由文件补回` : ''}；账本继续。`,
  `The whole log (${size} entries) was recomputed from the files and compared with the database${restored > 0 ? `; ${restored} places were given back from the files` : ''}; it goes on.`,
]
const NEEDS: Readonly<Record<keyof Allowed, Lines>> = {
  clock: [
    '上次签名的时间在将来：确认本机时钟现在是准的，再加上 --clock 运行一次。',
    'The last signature is of a time to come: see that the clock is right now, and run it again with --clock.',
  ],
  adopt: [
    '签名程序的状态不在了：如能从备份恢复 signer 目录就先恢复；否则加上 --adopt，以文件和数据库一致的内容为准。',
    'The memory of the signer is lost: restore the folder signer if you can; else add --adopt, and what files and database agree on is taken for it.',
  ],
  fromFiles: [
    '数据库里的记录比账本文件少：如有更新的数据库备份请先恢复；否则加上 --from-files，缺的位置由文件补回，缺的内容会被审计指出。',
    'The database holds less than the files: restore a newer backup if there is one; else add --from-files: the places are given back from the files, and the audit will name what is missing.',
  ],
}
