/** A resident's browser without JavaScript and without a screen: follows forms as they stand in the page. */
import type { FastifyInstance } from 'fastify'

export interface Shown {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

export interface Visitor {
  readonly cookies: Map<string, string>
  get(path: string): Promise<Shown>
  /** Sends fields as a form does, with no regard to what stood in a page. */
  post(path: string, fields: Readonly<Record<string, string>>, follow?: boolean): Promise<Shown>
  /** Sends the form of the page last shown that holds the button, with its hidden fields and these. */
  press(button: string, fields?: Readonly<Record<string, string>>): Promise<Shown>
  raw(path: string, payload: string | Buffer, type?: string): Promise<Shown>
}

/** `headers` go with every request, as a browser's own do. */
export function visitor(
  app: FastifyInstance,
  headers: Readonly<Record<string, string>> = {},
): Visitor {
  const cookies = new Map<string, string>()
  let last: Shown = { status: 0, body: '', headers: {} }

  async function send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string | Buffer,
    type = 'application/x-www-form-urlencoded',
  ): Promise<Shown> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.inject({
      method,
      url,
      headers: {
        ...headers,
        ...(cookie && { cookie }),
        ...(payload !== undefined && { 'content-type': type }),
      },
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value } of answer.cookies)
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    const { statusCode: status, body } = answer
    last = { status, body, headers: answer.headers }
    return last
  }

  async function post(
    path: string,
    fields: Readonly<Record<string, string>>,
    follow = true,
  ): Promise<Shown> {
    const shown = await send('POST', path, new URLSearchParams(fields).toString())
    return follow && shown.status === 303 ? send('GET', String(shown.headers['location'])) : shown
  }

  return {
    cookies,
    get: (path) => send('GET', path),
    post,
    async press(button, fields = {}) {
      const form = formsIn(last.body).find((one) =>
        one.buttons.some(([, words]) => words === button),
      )
      const pressed = form?.buttons.find(([, words]) => words === button)?.[0]
      if (!form || !pressed) throw new Error(`no button ${button} in:\n${last.body.slice(0, 2000)}`)
      const known = new Set([...Object.keys(form.hidden), ...form.names])
      const unknown = Object.keys(fields).find((name) => !known.has(name))
      if (unknown !== undefined) throw new Error(`the form of ${button} has no field ${unknown}`)
      return post(form.action, { ...form.hidden, ...fields, ...pressed })
    },
    raw: (path, payload, type) => send('POST', path, payload, type),
  }
}

interface FormFound {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly names: readonly string[]
  readonly buttons: readonly (readonly [Readonly<Record<string, string>>, string])[]
}

function formsIn(page: string): FormFound[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
    ([, head = '', inside = '']) => {
      const inputs = [...inside.matchAll(/<input\b([^>]*)>/g)].map(
        ([, attributes = '']) => attributes,
      )
      const hidden = inputs.filter((one) => attribute(one, 'type') === 'hidden')
      return {
        action: attribute(head, 'action').split('#')[0] ?? '',
        hidden: Object.fromEntries(
          hidden.map((one) => [attribute(one, 'name'), attribute(one, 'value')]),
        ),
        names: [...inside.matchAll(/<(?:input|select|textarea)\b([^>]*)>/g)].map(([, one = '']) =>
          attribute(one, 'name'),
        ),
        buttons: [...inside.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(
          ([, one = '', words = '']) => [
            { [attribute(one, 'name')]: attribute(one, 'value') },
            unescaped(words.replaceAll(/<[^>]*>/g, '')).trim(),
          ],
        ),
      }
    },
  )
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

export function unescaped(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The receipt code that a page shows. */
export function receiptIn(page: string): string {
  const code = /value="((?:[0-9A-Z]{5}-){5}[0-9A-Z]{5})"/.exec(page)?.[1]
  const shown = /((?:[0-9A-Z]{5}-<wbr[^>]*>){5}[0-9A-Z]{5})/
    .exec(page)?.[1]
    ?.replaceAll(/<wbr[^>]*>/g, '')
  const found = code ?? shown
  if (found === undefined) throw new Error(`no receipt in:\n${page.slice(0, 3000)}`)
  return found
}
