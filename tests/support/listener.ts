/** Listens to server-sent events as a browser does. */
import { SESSION_COOKIE } from '../../src/org/index.ts'

export interface Heard {
  readonly event: string
  readonly data: { readonly matters?: readonly { readonly id: string; readonly number: string }[] }
}

export interface Ear {
  readonly status: number
  readonly heard: readonly Heard[]
  /** The place from which to go on. */
  last(): string
  /** Waits until something of that kind was heard; false: not within the time. */
  hears(what: (one: Heard) => boolean, ms?: number): Promise<boolean>
  /** Settles when the other side ends it. */
  readonly ended: Promise<void>
  leave(): void
}

export async function listenAt(base: string, session: string, last = ''): Promise<Ear> {
  const leaving = new AbortController()
  const answer = await fetch(`${base}/desk/api/live`, {
    headers: {
      accept: 'text/event-stream',
      cookie: `${SESSION_COOKIE}=${session}`,
      ...(last && { 'last-event-id': last }),
    },
    signal: leaving.signal,
  })
  const heard: Heard[] = []
  let place = last
  let rest = ''
  const take = (text: string) => {
    const blocks = `${rest}${text}`.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line): [string, string] => {
          const at = line.indexOf(': ')
          return [line.slice(0, at), line.slice(at + 2)]
        }),
      )
      place = fields.get('id') ?? place
      const event = fields.get('event')
      if (event !== undefined) heard.push({ event, data: JSON.parse(fields.get('data') ?? '{}') })
    }
  }
  const ended = (async () => {
    if (!answer.body || answer.status !== 200) return
    const decoder = new TextDecoder()
    try {
      for await (const chunk of answer.body) take(decoder.decode(chunk, { stream: true }))
    } catch (error) {
      if (!leaving.signal.aborted) throw error
    }
  })()
  return {
    status: answer.status,
    heard,
    ended,
    last: () => place,
    leave: () => leaving.abort(),
    async hears(what, ms = 1_500) {
      const until = performance.now() + ms
      while (performance.now() < until) {
        if (heard.some(what)) return true
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      return false
    },
  }
}
