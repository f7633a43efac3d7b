/**
 * Why the log does not go on. On any doubt nothing is signed: a log that stands still loses nothing, one that
 * signs two histories has lost what it is for. Each reason has a code, and a sentence in each language.
 */
import type { Words } from '../kernel/index.ts'

interface Reason {
  /** It does not pass by itself: somebody has to look, and to say `ledger resume`. */
  readonly lasting: boolean
  readonly words: Words
}

const REASONS = {
  tile_differs: {
    lasting: true,
    words: {
      zh: '账本文件与数据库所记的内容不一致：文件或数据库被改动过。',
      en: 'A file of the log is not what the database says: one of them was altered.',
    },
  },
  tile_missing: {
    lasting: true,
    words: {
      zh: '账本文件缺失或残缺：请从镜像或备份恢复这些文件。',
      en: 'Files of the log are missing or cut: restore them from a mirror or a backup.',
    },
  },
  entries_differ: {
    lasting: true,
    words: {
      zh: '写到磁盘上的记录与数据库里的不一致：内存或磁盘可能有故障。',
      en: 'What was written to the disk is not what the database holds: memory or disk may be failing.',
    },
  },
  tree_differs: {
    lasting: true,
    words: {
      zh: '从磁盘重新计算的结果与要签名的内容不一致：内存或磁盘可能有故障。',
      en: 'The tree recomputed from the disk is not the one that was to be signed: memory or disk may be failing.',
    },
  },
  rolled_back: {
    lasting: true,
    words: {
      zh: '数据库里的记录少于已经签名公布的：它可能是从旧备份恢复的。',
      en: 'The database holds less than was signed already: it may have been restored from an old backup.',
    },
  },
  history_differs: {
    lasting: true,
    words: {
      zh: '要签名的历史与已经签名的历史不一致。',
      en: 'The history to be signed is not a continuation of the one that was signed.',
    },
  },
  witness_ahead: {
    lasting: true,
    words: {
      zh: '有见证方见过比现在更长的账本：本机可能是从旧备份恢复的，或有另一份账本在运行。',
      en: 'A witness has seen a longer log than this: this machine may have been restored from an old backup, or another copy is running.',
    },
  },
  witness_differs: {
    lasting: true,
    words: {
      zh: '有见证方签过的历史与本机的不一致：其中一份账本被改动过。',
      en: 'A witness has signed another history than this machine holds: one of them was altered.',
    },
  },
  key_missing: {
    lasting: true,
    words: {
      zh: '账本的签名密钥不在或已损坏：请从备份恢复 secrets 目录。',
      en: 'The key that signs the log is missing or damaged: restore the folder secrets from a backup.',
    },
  },
  signer_state_missing: {
    lasting: true,
    words: {
      zh: '签名程序不知道自己上次签了什么：请恢复它的状态文件。',
      en: 'The signer does not know what it signed last: restore its state file.',
    },
  },
  clock_back: {
    lasting: false,
    words: {
      zh: '本机时钟被拨回了过去：时钟走到上次签名的时间之后才会继续。',
      en: 'The clock of this machine went back: the log goes on when it is past the time of the last signature.',
    },
  },
  signer_unreachable: {
    lasting: false,
    words: {
      zh: '连不上签名程序：请确认它正在运行。',
      en: 'The signer cannot be reached: see that it is running.',
    },
  },
  policy_unreadable: {
    lasting: false,
    words: {
      zh: '见证规则文件不在或写得不对：请改正后等待一分钟。',
      en: 'The policy file is missing or not written right: put it right and wait a minute.',
    },
  },
  disk_full: {
    lasting: false,
    words: {
      zh: '磁盘已满，账本暂停：腾出空间后会自动继续。',
      en: 'The disk is full and the log stands still: it goes on by itself when there is room.',
    },
  },
  disk_failed: {
    lasting: false,
    words: {
      zh: '读写账本文件失败，账本暂停：正在重试。',
      en: 'Files of the log cannot be read or written, and it stands still: it is being tried again.',
    },
  },
  entry_twice: {
    lasting: false,
    words: {
      zh: '同一步记录在排队中出现了两次，账本暂停：请查明是谁写入的，去掉多出来的那一行。',
      en: 'The entry of one step waits twice, and the log stands still: find out what wrote it, and take the surplus row out of the queue.',
    },
  },
  failed: {
    lasting: false,
    words: {
      zh: '账本遇到意外错误而暂停：正在重试，详情见日志。',
      en: 'The log met an unexpected error and stands still: it is being tried again; the machine’s log has the details.',
    },
  },
} as const satisfies Record<string, Reason>

export type StopCode = keyof typeof REASONS

export class LogStopped extends Error {
  readonly code: StopCode
  /** For the machine's log: paths, sizes. Never content. */
  readonly facts: Readonly<Record<string, string | number>>

  constructor(code: StopCode, facts: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'LogStopped'
    this.code = code
    this.facts = facts
  }

  get lasting(): boolean {
    return REASONS[this.code].lasting
  }

  get words(): Words {
    return REASONS[this.code].words
  }
}

export function isStopCode(code: string): code is StopCode {
  return code in REASONS
}

/** Somebody else sequences this log now: nothing is wrong but that we are to stand back. */
export class Fenced extends Error {
  override readonly name = 'Fenced'
}

/** What went wrong while the log was worked on, as one of the reasons; null: the database is away, it will be back. */
export function stopOf(error: unknown): LogStopped | null {
  if (error instanceof LogStopped) return error
  const { code, syscall } = (error ?? {}) as { code?: string; syscall?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return new LogStopped('disk_full')
  // The one unique key that entries can run into: an event has one place.
  if (code === '23505') return new LogStopped('entry_twice')
  const isFile = syscall !== undefined && !/^(connect|getaddrinfo|read|write)$/.test(syscall)
  if (code === 'EIO' || code === 'EROFS' || (code?.startsWith('E') && isFile)) {
    return new LogStopped('disk_failed', { error: code })
  }
  return isAway(error) ? null : new LogStopped('failed')
}

/** The database restarts, or the way to it is cut. */
function isAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  if (code && /^(57P0|08|53300|25P03|ECONN|EPIPE|ENOENT|ETIMEDOUT)/.test(code)) return true
  return /terminat|ended unexpectedly|timeout|not queryable|closed/i.test(message ?? '')
}
