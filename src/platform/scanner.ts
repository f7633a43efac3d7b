/**
 * Asks a virus scanner about bytes: clamd's INSTREAM, over TCP or a unix socket. It is asked before
 * anything is kept, and whoever cannot be asked has not said that it is clean.
 */
import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** `unreachable`: no answer, or none that can be read; the caller refuses. */
export type Finding = 'clean' | 'found' | 'unreachable'

export type Scanner = (bytes: Buffer) => Promise<Finding>

const CHUNK = 65_536
const PATIENCE = 20_000

/** `host:port`, or the path of a socket. */
export function clamd(address: string): Scanner {
  return (bytes) =>
    new Promise((resolve) => {
      const socket = open(address)
      let said = ''
      const end = (finding: Finding) => {
        socket.destroy()
        resolve(finding)
      }
      socket.setTimeout(PATIENCE, () => end('unreachable'))
      socket.on('error', () => end('unreachable'))
      socket.on('close', () => end(readFinding(said)))
      socket.on('data', (chunk: Buffer) => {
        said += chunk.toString('latin1')
        if (said.length > 4_096) end('unreachable')
        else if (said.includes('\0')) end(readFinding(said))
      })
      socket.once('connect', () => write(socket, bytes))
    })
}

function open(address: string): Socket {
  if (address.startsWith('/')) return connect({ path: address })
  const at = address.lastIndexOf(':')
  return connect({
    host: address.slice(0, at).replaceAll(/[[\]]/g, ''),
    port: Number(address.slice(at + 1)),
  })
}

/** `zINSTREAM`, then chunks with their lengths before them, then one of length zero. */
function write(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK)
    socket.write(lengthOf(chunk.length))
    socket.write(chunk)
  }
  socket.write(lengthOf(0))
}

function lengthOf(length: number): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(length)
  return head
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`; anything else is an error of the scanner's. */
function readFinding(said: string): Finding {
  const line = said.split('\0', 1)[0] ?? ''
  if (/^stream: OK\s*$/u.test(line)) return 'clean'
  return /^stream: .+ FOUND\s*$/u.test(line) ? 'found' : 'unreachable'
}
