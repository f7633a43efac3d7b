/** The two kinds of body the house reads, strictly: JSON and plain forms. Anything else is 415. */
import type { FastifyInstance } from 'fastify'
import { RawParameters, refuseDeepJson, utf8 } from './parameters.ts'
import { HttpProblem } from './problems.ts'

export function readBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request, bytes: Buffer, done) => {
      try {
        const text = utf8(bytes)
        refuseDeepJson(text)
        const parsed = (error: Error | null, body?: unknown): void =>
          error ? done(new HttpProblem(400, 'not_json')) : done(null, body)
        void parse(request, text, parsed as never)
      } catch (error) {
        done(error as Error)
      }
    },
  )
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (_request, bytes: Buffer, done) => {
      // Percent signs carry the rest: a form's own bytes are ASCII.
      done(null, new RawParameters(bytes.toString('latin1')))
    },
  )
}
