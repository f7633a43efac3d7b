/** GET /healthz: 200 when requests can be served, 503 when the database does not answer. */
import { isAlive } from './cluster.store.ts'
import type { Queryable } from './database.ts'
import type { RouteEntry } from './http.ts'

export function healthRoute(db: Queryable): RouteEntry {
  return [
    'GET',
    '/healthz',
    'anyone',
    {
      async handle(_request, reply) {
        const ready = await isAlive(db)
        return reply.code(ready ? 200 : 503).send({ ready })
      },
    },
  ]
}
