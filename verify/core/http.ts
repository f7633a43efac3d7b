/** A log or mirror on the web. It may be slow, endless, or hostile: every file has a longest time and a greatest size. */
import { type Answer, no, yes } from './answer.ts'
import { concat } from './bytes.ts'
import type { Source } from './source.ts'

export interface Patience {
  /** Seconds for one file, all of it. */
  readonly seconds: number
  /** Milliseconds to wait before each further try. */
  readonly pauses: readonly number[]
}

export const PATIENCE: Patience = { seconds: 30, pauses: [500, 2_000] }

/** `address`: of the log's files; its checkpoint's own address is understood, too. */
export function httpSource(address: string, patience: Patience = PATIENCE): Source {
  const base = address.replace(/\/checkpoint$/u, '').replace(/\/*$/u, '/')
  return {
    name: base,
    async read(path, most) {
      const url = `${base}${path}`
      for (const pause of patience.pauses) {
        const answer = await readOnce(url, most, patience.seconds)
        if (answer.ok || !isPassing(answer.refusal)) return answer
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
      return readOnce(url, most, patience.seconds)
    },
  }
}

/** What may be better the next time. */
function isPassing({ code, params }: { code: string; params: object }): boolean {
  const { status } = params as { status?: number }
  return code === 'unreachable' || (code === 'status' && (status === 429 || (status ?? 0) >= 500))
}

async function readOnce(
  path: string,
  most: number,
  seconds: number,
): Promise<Answer<Uint8Array | null>> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), seconds * 1_000)
  try {
    const response = await fetch(path, {
      signal: stop.signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    })
    const { status } = response
    if (status === 404 || status === 410) return yes(null)
    if (status !== 200) return no('status', { path, status })
    return await bodyOf(response, path, most)
  } catch (error) {
    // An abort is ours; anything else is the network's word.
    return stop.signal.aborted
      ? no('timeout', { path, seconds })
      : no('unreachable', { path, why: whyOf(error) })
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
}

async function bodyOf(response: Response, path: string, most: number): Promise<Answer<Uint8Array>> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (;;) {
    const read = await reader?.read()
    if (read === undefined || read.done) return yes(concat(...parts))
    length += read.value.length
    // What stands in the header may be a lie, and what came compressed may be endless: only what has come counts.
    if (length > most) return no('too_large', { path, most })
    parts.push(read.value)
  }
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
