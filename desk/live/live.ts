/**
 * Hears what changes at the house while the desk stands open. Of all windows of a browser one
 * listens and tells the others: a browser has few connections for one house.
 */
import { useEffect } from 'react'
import { didOneself } from '../api/http.ts'
import { queryClient, SEALED } from '../api/queries.ts'
import { setSealedNews } from '../sealed/reasons.ts'
import { setNews } from './news.ts'

type Heard =
  | { readonly event: 'ready' | 'reload' | 'gone' }
  | { readonly event: 'matters'; readonly numbers: readonly string[] }

const NAME = 'answerable-live'
/** Of a window that lost the house for good (signed out, another post), milliseconds to the next try. */
const AGAIN = 15_000
/** What was read so lately was read after whatever a listener has to catch up with. Milliseconds. */
const JUST_READ = 2_000

export function useLive(): void {
  useEffect(() => {
    const leaving = new AbortController()
    const others = new BroadcastChannel(NAME)
    others.addEventListener('message', ({ data }: MessageEvent<Heard>) => take(data))
    const tell = (heard: Heard) => {
      take(heard)
      // A channel of one origin: there is no other that could be meant.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      others.postMessage(heard)
    }
    void lead(() => listen(tell, leaving.signal), leaving.signal)
    return () => {
      leaving.abort()
      others.close()
    }
  }, [])
}

/** Only the window that holds the lock listens. Without locks (plain HTTP) each listens for itself. */
async function lead(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    // Typed as always there; under plain HTTP it is not.
    const locks = navigator.locks as LockManager | undefined
    await (locks ? locks.request(NAME, { signal }, work) : work())
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

async function listen(tell: (heard: Heard) => void, signal: AbortSignal): Promise<void> {
  let last = ''
  while (!signal.aborted) {
    last = await hear(last, tell, signal)
    if (!signal.aborted) await pause(AGAIN, signal)
  }
}

/** Until the house will have it no longer; then the place from which to go on. */
function hear(from: string, tell: (heard: Heard) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    let last = from
    const source = new EventSource(`/desk/api/live${from && `?last=${encodeURIComponent(from)}`}`)
    const on = (event: string, work: (data: string) => Heard) =>
      source.addEventListener(event, (message: MessageEvent<string>) => {
        last = message.lastEventId || last
        tell(work(message.data))
      })
    on('ready', () => ({ event: 'ready' }))
    on('reload', () => ({ event: 'reload' }))
    on('matters', (data) => {
      const { matters } = JSON.parse(data) as { matters: readonly { number: string }[] }
      return { event: 'matters', numbers: matters.map(({ number }) => number) }
    })
    const end = () => {
      source.close()
      resolve(last)
    }
    source.addEventListener('error', () => {
      // It comes back by itself, unless the house said no.
      if (source.readyState !== EventSource.CLOSED) return
      tell({ event: 'gone' })
      end()
    })
    signal.addEventListener('abort', end, { once: true })
  })
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}

function take(heard: Heard): void {
  switch (heard.event) {
    case 'gone':
      void queryClient.invalidateQueries({ queryKey: ['session'] })
      return
    case 'ready':
      // Whatever happened between reading and listening.
      void queryClient.invalidateQueries({
        queryKey: ['matters'],
        predicate: ({ state }) => state.dataUpdatedAt < Date.now() - JUST_READ,
      })
      return
    case 'reload':
      void queryClient.invalidateQueries({ queryKey: ['matters'] })
      return
    case 'matters':
      changed(heard.numbers)
  }
}

/** An open matter grows by itself; a list only says that it could: nothing moves under a hand. */
function changed(numbers: readonly string[]): void {
  const others = numbers.filter((number) => !didOneself(number))
  for (const number of others) {
    void queryClient.invalidateQueries({ queryKey: ['matters', 'one', number] })
    // A sealed page only says so: reading it anew is for somebody to decide.
    if (queryClient.getQueriesData({ queryKey: [SEALED, number] }).length > 0)
      setSealedNews(number, true)
  }
  if (others.length === 0) return
  for (const list of ['worklist', 'matters', 'waiting'] as const)
    void queryClient.invalidateQueries({
      queryKey: ['matters', list],
      refetchType: list === 'waiting' ? 'active' : 'none',
    })
  setNews(true)
}
