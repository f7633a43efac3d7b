/** The desk itself: one page with a fresh nonce for the styles its library makes, and its hashed files. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { jsonRefusal } from '../../platform/answers.ts'
import { newNonce, pagePolicy } from '../../platform/headers.ts'
import type { Handler } from '../../platform/http.ts'

/** Where `vite build desk` puts it. */
export const DESK_FOLDER = join(import.meta.dirname, '..', '..', '..', 'desk', 'dist')

const PLACE = '%STYLE_NONCE%'

/** To be registered before the routes are added. */
export async function deskFiles(app: FastifyInstance, folder = DESK_FOLDER): Promise<void> {
  if (!existsSync(folder)) return
  await app.register(files, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  })
}

export function pageHandlers(folder = DESK_FOLDER) {
  let page: string | null = null
  const read = () => (page ??= readFileSync(join(folder, 'index.html'), 'utf8'))
  return {
    deskPage: {
      async handle(request, reply) {
        if (request.url.startsWith('/desk/api/')) return jsonRefusal(reply, { code: 'not_found' })
        const nonce = newNonce()
        const policy = pagePolicy({ styleNonce: nonce, trustedTypes: false })
        return reply
          .header('content-security-policy', policy)
          .type('text/html; charset=utf-8')
          .send(read().replaceAll(PLACE, nonce))
      },
    },
    /** Their names change with their content: they may be kept for ever. */
    deskFile: {
      async handle(request, reply) {
        const { '*': name } = request.params as { '*': string }
        if (!/^[\w.-]+$/u.test(name) || name.startsWith('.')) return reply.callNotFound()
        reply.header('cache-control', 'public, max-age=31536000, immutable')
        return reply.sendFile(`assets/${name}`)
      },
    },
  } satisfies Record<string, Handler>
}
