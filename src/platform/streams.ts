/**
 * Server-sent events (HTML Living Standard § 9.2): one long answer, of which each event carries the
 * place from which a listener that lost it goes on.
 */
import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'

export interface ServerEvent {
  readonly event: string
  /** Sent as JSON. */
  readonly data: unknown
  readonly id?: string
}

export interface EventStream {
  /** False: it has ended, or the listener takes so little that it was let go. */
  send(event: ServerEvent): boolean
  /** Keeps the connection open through proxies, and tells the listener where it is; nothing happens there. */
  beat(id: string): boolean
  end(): void
  onEnd(work: () => void): void
}

/** Whoever does not take this much comes back and is told what it missed. Bytes. */
const MOST_WAITING = 256 * 1_024
/** How long a listener waits before it comes back. Milliseconds. */
const RETRY_MS = 2_000

/** The answer begins at once. Give the returned body to the reply. */
export function openStream(reply: FastifyReply): { stream: EventStream; body: PassThrough } {
  const body = new PassThrough()
  reply
    .type('text/event-stream; charset=utf-8')
    // Some proxies gather what passes through them; this one is known to listen to a header.
    .header('x-accel-buffering', 'no')
  reply.raw.once('close', () => body.destroy())
  const write = (text: string): boolean => {
    if (body.destroyed || body.writableEnded) return false
    body.write(text)
    if (body.writableLength + body.readableLength < MOST_WAITING) return true
    body.destroy()
    return false
  }
  write(`retry: ${RETRY_MS}\n\n`)
  return {
    body,
    stream: {
      send: ({ event, data, id }) =>
        write(
          `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
        ),
      beat: (id) => write(`id: ${id}\n\n`),
      end: () => body.end(),
      onEnd: (work) => body.once('close', work),
    },
  }
}
