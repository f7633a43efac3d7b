/** Whatever takes longer than two seconds says so, in one line, and says when it is done. */

const PATIENCE = 2_000

export type Progress = <T>(what: Words, work: () => Promise<T>) => Promise<T>

export interface Words {
  zh: string
  en: string
}

export function progressTo(write: (line: string) => void): Progress {
  return async (what, work) => {
    const began = Date.now()
    const timer = setTimeout(() => write(`… ${what.zh} · ${what.en}`), PATIENCE)
    try {
      return await work()
    } finally {
      clearTimeout(timer)
      const taken = Date.now() - began
      if (taken >= PATIENCE) write(`✓ ${what.zh} · ${what.en} (${(taken / 1_000).toFixed(1)} s)`)
    }
  }
}

export const silently: Progress = (_what, work) => work()
