/** OpenAPI out of the very schemas that check the requests, and out of the kinds' declarations. */
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { Kind } from '../../kernel/index.ts'
import type { Handler } from '../../platform/http.ts'
import { withActs } from '../openapi.ts'
import type { OpenApiDocument } from '../openapi.ts'
import { withAnswers } from './answers.ts'

/** To be registered before the routes are added. */
export async function documentRoutes(
  app: FastifyInstance,
  kinds: ReadonlyMap<string, Kind>,
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '有应 Answerable', version: '1' },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    },
    transform: ({ schema, url }) => ({
      url,
      schema: { ...schema, hide: !url.startsWith('/api/v1/') || !hasTag(schema) },
    }),
    transformObject: (documented) =>
      'openapiObject' in documented
        ? withAnswers(withActs(documented.openapiObject as OpenApiDocument, kinds))
        : documented.swaggerObject,
  })
}

function hasTag(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'tags' in schema
}

export const openapi: Handler = {
  forms: 'open',
  handle: async (request) => request.server.swagger(),
}
