/**
 * Calls from here to another machine, over HTTPS and to one configured place only (ASVS 1.3.6, 15.3.2):
 * no redirect is followed, the answer is short and comes in time, and the name must lead to where it
 * may lead — looked at when the line is opened, so that no second look-up can lead elsewhere.
 */
import { lookup } from 'node:dns'
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { BlockList, isIP } from 'node:net'
import type { LookupFunction } from 'node:net'

/**
 * How far a place may lie: `public` unless the configuration says that it is in a network of one's
 * own (`private`) or on this machine (`loopback`, which alone may be without TLS).
 */
export type Reach = 'public' | 'private' | 'loopback'

export interface Place {
  readonly url: URL
  readonly reach: Reach
}

export interface Call {
  readonly place: Place
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Milliseconds for the whole of it. */
  readonly within?: number
  /** PEM of an authority besides the known ones. */
  readonly ca?: string
  /** Gives up as soon as it is aborted, as after `within`. */
  readonly signal?: AbortSignal
  /** For calls that come every second: the line is kept open between them. */
  readonly lines?: Lines
}

/** Lines that are kept open for a while, of one caller. */
export interface Lines {
  readonly http: HttpAgent
  readonly https: HttpsAgent
}

export function openLines(): Lines {
  const options = { keepAlive: true, maxFreeSockets: 1, timeout: KEPT }
  return { http: new HttpAgent(options), https: new HttpsAgent(options) }
}

/** Milliseconds that a line may be silent. */
const KEPT = 30_000

export interface Answer {
  readonly status: number
  /** What its Content-Type says; empty: nothing. */
  readonly type: string
  readonly body: string
}

/** Nothing came back, or nothing that may. `code` says why, without a word of what was sent. */
export class NoAnswer extends Error {
  readonly code: string

  constructor(code: string) {
    super(`no answer: ${code}`)
    this.code = code
  }
}

const LONGEST_ANSWER = 65_536
const WITHIN = 10_000

/** Null where `text` is no place that may be called. */
export function placeOf(text: string, reach: Reach): Place | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const plain = url.protocol === 'http:' && reach === 'loopback'
  const proper = (url.protocol === 'https:' || plain) && url.username === '' && url.password === ''
  if (!proper || url.hash !== '') return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 || mayReach(host, reach) ? { url, reach } : null
}

/** Throws NoAnswer. */
export function post(call: Call): Promise<Answer> {
  const { place, body, headers, within = WITHIN, ca, signal, lines } = call
  const isSecure = place.url.protocol === 'https:'
  const ends = AbortSignal.any([AbortSignal.timeout(within), ...(signal ? [signal] : [])])
  const options: RequestOptions & { ca?: string } = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    lookup: guardedLookup(place.reach),
    signal: ends,
    agent: lines ? (isSecure ? lines.https : lines.http) : false,
    ...(ca === undefined ? {} : { ca }),
  }
  return send(place.url, options, body).catch((error: unknown) => {
    // Ended in the middle of an answer it looks like a line that was cut.
    throw new NoAnswer(ends.aborted ? 'timeout' : codeOf(error))
  })
}

function send(url: URL, options: RequestOptions, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? httpsRequest : httpRequest
    const call = open(url, options, (response) => {
      const { statusCode: status = 0, headers: told } = response
      const type = told['content-type'] ?? ''
      resolve(read(response).then((text) => ({ status, type, body: text })))
    })
    call.on('error', (error: NodeJS.ErrnoException) => {
      // The other side closed a kept line just when it was taken again: nothing was read there.
      const isStale = call.reusedSocket && error.code === 'ECONNRESET'
      if (isStale) resolve(send(url, { ...options, agent: false }, body))
      else reject(error)
    })
    call.end(body)
  })
}

async function read(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of response) {
    length += (part as Buffer).length
    if (length > LONGEST_ANSWER) {
      response.destroy()
      throw new NoAnswer('answer_too_long')
    }
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts).toString('utf8')
}

function codeOf(error: unknown): string {
  if (error instanceof NoAnswer) return error.code
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout'
  return 'code' in error && typeof error.code === 'string' ? error.code.toLowerCase() : error.name
}

/** Every address the name leads to must lie within reach: one that does not is an attack or a mistake. */
function guardedLookup(reach: Reach): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const bad = found.length === 0 || found.some(({ address }) => !mayReach(address, reach))
      if (bad) return callback(new NoAnswer('address_out_of_reach'), [])
      if (options.all === true) return callback(null, found)
      const [first] = found
      callback(null, first?.address ?? '', first?.family)
    })
  }
}

export function mayReach(address: string, reach: Reach): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (plain) return mayReach(plain, reach)
  if (NEVER.check(address, family)) return false
  if (LOOPBACK.check(address, family)) return reach === 'loopback'
  return PRIVATE.check(address, family) ? reach === 'private' : reach === 'public'
}

function blocks(...subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [net, prefix] of subnets)
    list.addSubnet(net, prefix, isIP(net) === 6 ? 'ipv6' : 'ipv4')
  return list
}

const LOOPBACK = blocks(['127.0.0.0', 8], ['::1', 128])
const PRIVATE = blocks(
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['fc00::', 7],
)
/** Link-local (where clouds keep their secrets), unspecified, multicast, reserved, and mapped forms of them. */
const NEVER = blocks(
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
  ['2002::', 16],
)
