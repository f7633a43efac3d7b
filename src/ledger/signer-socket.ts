/**
 * The signer as a process of its own: it holds the keys, listens on a socket in the data folder and on nothing else,
 * and answers one line of JSON with one line of JSON. What it is asked to sign it recomputes from the files itself.
 */
import { chmodSync, rmSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { join, relative } from 'node:path'
import type { Log } from '../platform/log.ts'
import type { LogSigner, Opened, ToSign } from './signer.ts'
import { isStopCode, LogStopped, stopOf } from './stopped.ts'

/** Where a signer over that data folder listens. */
export function signerSocket(dataDir: string): string {
  return join(dataDir, 'signer', 'socket')
}

/** A path of a socket has about a hundred bytes at most: the shorter of the two ways to write it is taken. */
function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.length < path.length ? fromHere : path
}

/** Recomputing a hundred thousand leaves takes a second or two. Milliseconds. */
const PATIENCE = 30_000
/** Bytes of a question: a log's name and 32 bytes of a root. */
const LONGEST = 4_096

type Question =
  | { readonly ask: 'open'; readonly code: string; readonly origin: string; readonly make: boolean }
  | { readonly ask: 'sign'; readonly code: string; readonly size: number; readonly root: string }

type Answer =
  | { readonly opened: Opened }
  | { readonly lines: readonly string[] }
  | { readonly refused: string; readonly facts: LogStopped['facts'] }

/** What the sequencer holds in place of the keys: the path of a signer's socket. */
export function distantSigner(socket: string): LogSigner {
  const ask = async (question: Question): Promise<Answer> => {
    const answer = JSON.parse(await exchange(shortest(socket), JSON.stringify(question))) as Answer
    if (!('refused' in answer)) return answer
    throw new LogStopped(isStopCode(answer.refused) ? answer.refused : 'failed', answer.facts)
  }
  return {
    async open(code, origin, make) {
      const answer = await ask({ ask: 'open', code, origin, make })
      if ('opened' in answer) return answer.opened
      throw new LogStopped('signer_unreachable', { answer: 'not understood' })
    },
    async sign({ code, size, root }: ToSign) {
      const answer = await ask({ ask: 'sign', code, size, root: root.toString('base64') })
      if ('lines' in answer) return answer.lines
      throw new LogStopped('signer_unreachable', { answer: 'not understood' })
    },
    close: async () => {},
  }
}

function exchange(path: string, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path)
    const fail = (why: string) => {
      socket.destroy()
      reject(new LogStopped('signer_unreachable', { why }))
    }
    let said = ''
    socket.setTimeout(PATIENCE, () => fail('timeout'))
    socket.on('connect', () => socket.write(`${question}\n`))
    socket.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'error'))
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
    socket.on('close', () => (said.endsWith('\n') ? resolve(said) : fail('closed')))
  })
}

export interface SigningServer {
  close(): Promise<void>
}

/** One question at a time: two can never be signed on the strength of the same state. */
export async function serveSigner(
  dataDir: string,
  signer: LogSigner,
  log: Log,
): Promise<SigningServer> {
  const path = shortest(signerSocket(dataDir))
  await refuseSecond(path)
  let before: Promise<void> = Promise.resolve()
  const open = new Set<Socket>()
  const afterwards = async (earlier: Promise<void>, heard: string, socket: Socket) => {
    await earlier
    const answer = await answerOf(signer, heard, log)
    socket.end(`${JSON.stringify(answer)}\n`)
  }
  const server = createServer((socket) => {
    open.add(socket)
    let heard = ''
    let answered = false
    socket.setTimeout(PATIENCE, () => socket.destroy())
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8')
      if (heard.length > LONGEST) {
        socket.destroy()
        return
      }
      if (answered || !heard.endsWith('\n')) return
      answered = true
      before = afterwards(before, heard, socket)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  // Whoever may ask for a signature is whoever may enter this folder.
  chmodSync(path, 0o660)
  return {
    async close() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()))
      await before
      for (const socket of open) socket.destroySoon()
      await ended
    },
  }
}

/** A socket that nobody listens on was left behind by a process that was killed. */
async function refuseSecond(path: string): Promise<void> {
  const isAnswered = await new Promise<boolean>((resolve) => {
    const socket = createConnection(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
  if (isAnswered) throw Object.assign(new Error(`${path} is taken`), { code: 'EADDRINUSE' })
  rmSync(path, { force: true })
}

async function answerOf(signer: LogSigner, heard: string, log: Log): Promise<Answer> {
  try {
    const question = questionOf(heard)
    if (question.ask === 'open') {
      return { opened: await signer.open(question.code, question.origin, question.make) }
    }
    const { code, size, root } = question
    return { lines: await signer.sign({ code, size, root: Buffer.from(root, 'base64') }) }
  } catch (error) {
    const stop = stopOf(error) ?? new LogStopped('failed')
    log.error({ code: stop.code, ...stop.facts, err: error }, 'not signed')
    return { refused: stop.code, facts: stop.facts }
  }
}

function questionOf(heard: string): Question {
  const { ask, code, origin, make, size, root } = JSON.parse(heard) as Record<string, unknown>
  // The code becomes part of paths.
  if (typeof code === 'string' && /^\d{1,12}$/.test(code)) {
    if (ask === 'open' && typeof origin === 'string' && typeof make === 'boolean') {
      return { ask, code, origin, make }
    }
    const isSize = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0
    if (ask === 'sign' && isSize && typeof root === 'string') return { ask, code, size, root }
  }
  throw new LogStopped('failed', { why: 'not a question' })
}
