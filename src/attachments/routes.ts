/** How a file leaves the house over HTTP, whoever it goes to. */
import type { FastifyReply } from 'fastify'
import type { Opened } from './attachments.ts'
import type { Part } from './parts.ts'

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
}

/**
 * Under a name of ours, and as an attachment: never opened by the browser as a page of this site
 * (ASVS 3.2.1, 5.4). Only the small picture that was drawn here stands within pages.
 */
export function sendFile(
  reply: FastifyReply,
  { media, bytes }: Opened,
  stem: string,
  part: Part,
): FastifyReply {
  const shown = part === 'thumb' ? 'inline' : 'attachment'
  const name = `${stem}.${ENDINGS[media] ?? 'bin'}`
  return reply
    .header('content-disposition', `${shown}; filename="${name}"`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .type(media)
    .send(bytes)
}
