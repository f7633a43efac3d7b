/** Sets delivery off: the loop that sends, and the door for replies where one is configured. */
import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { WithFiles } from '../attachments/index.ts'
import { Failure } from '../platform/failure.ts'
import type { Log } from '../platform/log.ts'
import { listenForReplies } from './listener.ts'
import type { InboundSettings } from './listener.ts'
import { startLoop } from './loop.ts'
import type { Running } from './loop.ts'
import { settingsIn } from './settings.ts'

export { sweepDelivery } from './loop.ts'

export interface DeliveryParts {
  readonly ports: WithFiles
  readonly dataDir: string
  readonly publicUrl: string | null
  readonly log: Log
}

/** Throws a Failure when the door for replies is configured and cannot be opened. */
export async function startDelivery(parts: DeliveryParts): Promise<Running> {
  const { ports, dataDir, publicUrl, log } = parts
  const inbound = readInbound(dataDir)
  const listener = inbound && (await listen(parts, inbound))
  const loop = startLoop({ ports, settings: settingsIn(dataDir), publicUrl, log })
  return {
    async stop() {
      await Promise.all([loop.stop(), listener?.close()])
    },
  }
}

async function listen({ ports, log }: DeliveryParts, inbound: InboundSettings) {
  try {
    return await listenForReplies({ ports, log }, inbound)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw usage(
      `收信端口 ${inbound.host}:${inbound.port} 打不开（${code}）：请检查 delivery/inbound.json。`,
      `Cannot listen for replies at ${inbound.host}:${inbound.port} (${code}): check delivery/inbound.json.`,
    )
  }
}

/** Null: replies by mail are not taken. */
export function readInbound(dataDir: string): InboundSettings | null {
  const path = join(dataDir, 'delivery', 'inbound.json')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const settings = inboundFrom(text)
  if (settings) return settings
  throw usage(
    `${path} 的内容不对：应有 host、port，可有 cert、key（绝对路径）。`,
    `${path} is wrong: it needs host and port, and may have cert and key (absolute paths).`,
  )
}

function inboundFrom(text: string): InboundSettings | null {
  try {
    const given = JSON.parse(text) as Readonly<Record<string, unknown>> | null
    const { host = '127.0.0.1', port, cert = null, key = null } = given ?? {}
    const isPath = (value: unknown) =>
      value === null || (typeof value === 'string' && isAbsolute(value))
    const isPort = Number.isInteger(port) && Number(port) >= 0 && Number(port) < 65_536
    if (typeof host !== 'string' || !isPort || !isPath(cert) || !isPath(key)) return null
    if ((cert === null) !== (key === null)) return null
    return { host, port: Number(port), cert, key } as InboundSettings
  } catch {
    // No JSON: told as what it is, a file that is wrong.
    return null
  }
}

function usage(zh: string, en: string): Failure {
  return new Failure('usage', zh, en)
}
