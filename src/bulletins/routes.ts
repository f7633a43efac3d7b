/** Bulletins over HTTP, for everybody. What is not there, or not published: the same bytes. */
import { startOfDay } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'
import { readAs } from '../kinds/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { HttpProblem } from '../platform/problems.ts'
import { atomOf } from '../publishing/index.ts'
import { issuedOf, listIssued } from './bulletins.store.ts'
import { numberOf } from './commands.ts'
import { issuedIn } from './issuing.ts'
import type { Issued } from './issuing.ts'
import { bulletinPage, listPage } from './pages.ts'
import type { Shown } from './pages.ts'
import { numberWords } from './print/numbering.ts'

const HTML = 'text/html; charset=utf-8'
const ATOM = 'application/atom+xml; charset=utf-8'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const MOST = 200
const IN_FEED = 30

export function bulletinHandlers(house: Ports, jurisdiction: number, publicUrl: string | null) {
  async function all(limit: number): Promise<readonly Shown[]> {
    const rows = (await listIssued(house.db, jurisdiction, limit)).map(issuedIn)
    const by = new Map(
      rows.flatMap(({ corrects, number }) => (corrects ? [[corrects.number, number]] : [])),
    )
    return rows.map((issued) => ({ issued, correctedBy: by.get(issued.number) ?? null }))
  }

  const bulletins: Handler = {
    handle: async (request, reply) =>
      reply.type(HTML).send(listPage(viewOf(request.query), await all(MOST))),
  }

  const bulletin: Handler = {
    async handle(request, reply) {
      const { name } = request.params as { readonly name: string }
      const [, stem = '', ending] = /^([^.]+)(?:\.(json|docx))?$/u.exec(name) ?? []
      const number = numberOf(stem)
      const row = number && (await issuedOf(house.db, jurisdiction, number))
      // One address for each: the way it is printed is for the command line.
      if (!row || stem !== `${row.year}-${row.seq}`) throw new HttpProblem(404, 'not_found')
      if (ending === 'json') return reply.type('application/json; charset=utf-8').send(row.body)
      const issued = issuedIn(row)
      if (ending === 'docx') return sendPrinted(reply, issued)
      const kinds = new Map([...house.kinds].map(([kind, { words }]) => [kind, words]))
      const found = (await all(MOST)).find((one) => one.issued.number === issued.number)
      const shown = { issued, correctedBy: found?.correctedBy ?? null }
      return reply.type(HTML).send(bulletinPage(viewOf(request.query), kinds, shown))
    },
  }

  const bulletinFeed: Handler = {
    async handle(request, reply) {
      const origin = publicUrl ?? `${request.protocol}://${request.host}`
      const rows = (await all(IN_FEED)).map(({ issued }) => issued)
      const body = atomOf({
        origin: origin.replace(/\/$/u, ''),
        self: '/bulletins.atom',
        alternate: '/bulletins',
        title: '情况通报 · Bulletins',
        author: rows[0]?.issuer.zh ?? '有应',
        entries: rows.map((issued) => ({
          id: `/bulletins/${issued.number}`,
          title: `${numberWords(issued)} ${issued.title}`,
          updated: startOfDay(issued.published_on),
          link: `/bulletins/${issued.number}`,
          content: issued.sections
            .map((section) => `${section.heading}：${readAs(section.text, issued.sources)}`)
            .join('\n'),
        })),
      })
      return reply.type(ATOM).send(body)
    },
  }

  return { bulletins, bulletin, bulletinFeed } satisfies Record<string, Handler>
}

/** What makes documents is read when the first one is asked for. */
async function sendPrinted(reply: Parameters<Handler['handle']>[1], issued: Issued) {
  const { printed } = await import('./print/document.ts')
  const file = `bulletin-${issued.number}.docx`
  return reply
    .type(DOCX)
    .header('content-disposition', `attachment; filename="${file}"`)
    .send(await printed(issued))
}
