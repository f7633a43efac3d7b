/** Load on a real server, whatever happens to it: what was acknowledged is remembered, what was not is asked again. */
import { randomUUID } from 'node:crypto'
import type { Served } from './support.ts'

/** A thing asked for under a key of its own, until it is answered. */
export interface Asked {
  readonly key: string
  readonly text: string
  /** What the server said; null: it never answered. */
  receipt: string | null
  number: string | null
  /** The second step, under a key of its own: `asked` until it is answered. */
  handedOver: 'not yet' | 'asked' | 'done'
}

export interface Load {
  readonly asked: Asked[]
  /** Sends until `stop`, from several clients at once. */
  run(server: Served, key: string): { stop(): Promise<void> }
  /** Everything that was never answered, once more. */
  again(server: Served, key: string): Promise<void>
}

const CLIENTS = 6

export function startLoad(): Load {
  const asked: Asked[] = []
  return {
    asked,
    run(server, key) {
      const end = new AbortController()
      const clients = Array.from({ length: CLIENTS }, async () => {
        while (!end.signal.aborted) {
          const one = newOne(asked.length)
          asked.push(one)
          // Whoever gets no answer here gets one when the server is back.
          await step(server, key, one).catch(() => pause(20))
        }
      })
      return {
        async stop() {
          end.abort()
          await Promise.all(clients)
        },
      }
    },
    async again(server, key) {
      for (const one of asked.filter(({ handedOver }) => handedOver !== 'done')) {
        await step(server, key, one)
      }
    },
  }
}

function newOne(n: number): Asked {
  return {
    key: randomUUID(),
    text: `第 ${n} 盏路灯不亮，晚上看不见路`,
    receipt: null,
    number: null,
    handedOver: 'not yet',
  }
}

/** Files, then hands over: two commits that touch every table. */
async function step(server: Served, key: string, one: Asked): Promise<void> {
  if (one.number === null) {
    const body = {
      kind: 'request',
      act: 'receive',
      input: { text: one.text },
      identity: { phone: '13812341234' },
    }
    const answer = await post(server, key, '/api/v1/matters', body, one.key)
    one.receipt = String(answer['receipt'])
    one.number = String(answer['number'])
  }
  one.handedOver = 'asked'
  const input = { channel: 'court', reason: '这是法院受理的案件，请向法院起诉' }
  await post(server, key, `/api/v1/matters/${one.number}/acts/hand_over`, { input }, `${one.key}/2`)
  one.handedOver = 'done'
}

async function post(
  { address }: Served,
  key: string,
  path: string,
  body: unknown,
  idempotency: string,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': idempotency,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`)
  return JSON.parse(text) as Record<string, unknown>
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
