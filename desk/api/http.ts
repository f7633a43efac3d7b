/** Speaks to the house. A refusal is thrown as `Refused`, with its words; anything else is `Lost`. */
import type { SpokenRefusal } from '../../src/api/index.ts'

const ROOT = '/desk/api'

export class Refused extends Error {
  readonly status: number
  readonly refusal: SpokenRefusal

  constructor(status: number, refusal: SpokenRefusal) {
    super(refusal.code)
    this.status = status
    this.refusal = refusal
  }
}

/** No answer, or none that can be read: whether it was done is not known. */
export class Lost extends Error {}

let formToken: string | null = null

/** Bound to the session: a new one after signing in or out. */
export function forgetToken(): void {
  formToken = null
}

export function keepToken(token: string): void {
  formToken = token
}

export function get<T>(path: string): Promise<T> {
  return call<T>('GET', path)
}

export function send<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: object = {},
  key?: string,
): Promise<T> {
  const [, number] = /^\/matters\/([^/]+)\/acts\//u.exec(path) ?? []
  if (number !== undefined) own.set(decodeURIComponent(number), Date.now())
  return call<T>(method, path, body, key)
}

/** Matters this window acted on, and when. */
const own = new Map<string, number>()
/** After this it was somebody else. Milliseconds. */
const OWN_FOR = 5_000

/** Whether a change that was just heard of is this window's own. */
export function didOneself(number: string): boolean {
  const at = own.get(number)
  return at !== undefined && Date.now() - at < OWN_FOR
}

/** A table that the house makes, saved under a name. */
export async function download(path: string, body: object, name: string): Promise<void> {
  let answer = await attempt('POST', path, body, undefined)
  if (answer.status === 403) {
    forgetToken()
    answer = await attempt('POST', path, body, undefined)
  }
  if (!answer.ok) throw new Refused(answer.status, await refusalOf(answer))
  const link = document.createElement('a')
  try {
    link.href = URL.createObjectURL(await answer.blob())
  } catch {
    throw new Lost('an answer that ended too early')
  }
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** One file, checked and kept; what it is called here goes along only to be told again. */
export function sendFile<T>(path: string, file: File): Promise<T> {
  const form = new FormData()
  form.append('file', file)
  return call<T>('POST', path, form)
}

/** What the house answers with is a file, under the name that the house gives it. */
export async function sendForFile(
  path: string,
  body: object,
  key: string,
): Promise<{ readonly blob: Blob; readonly name: string }> {
  let answer = await attempt('POST', path, body, key)
  if (answer.status === 403) {
    forgetToken()
    answer = await attempt('POST', path, body, key)
  }
  if (!answer.ok) throw new Refused(answer.status, await refusalOf(answer))
  const [, name = 'file'] =
    /filename="([^"]+)"/u.exec(answer.headers.get('content-disposition') ?? '') ?? []
  try {
    return { blob: await answer.blob(), name }
  } catch {
    throw new Lost('an answer that ended too early')
  }
}

async function call<T>(method: string, path: string, body?: object, key?: string): Promise<T> {
  const answer = await attempt(method, path, body, key)
  if (
    answer.status === 403 &&
    body !== undefined &&
    (await refusalOf(answer.clone())).code === 'form_expired'
  ) {
    forgetToken()
    return read<T>(await attempt(method, path, body, key))
  }
  return read<T>(answer)
}

async function attempt(
  method: string,
  path: string,
  body: object | undefined,
  key: string | undefined,
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) {
    // The browser itself says how a form with files is cut.
    if (!(body instanceof FormData)) headers['content-type'] = 'application/json'
    headers['x-csrf-token'] = formToken ?? (await freshToken())
    if (key !== undefined) headers['idempotency-key'] = key
  }
  try {
    return await fetch(`${ROOT}${path}`, {
      method,
      headers,
      ...(body === undefined
        ? {}
        : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    })
  } catch {
    throw new Lost('no answer')
  }
}

async function freshToken(): Promise<string> {
  const { token } = await get<{ token: string }>('/session')
  formToken = token
  return token
}

async function read<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Refused(answer.status, await refusalOf(answer))
  try {
    return (await answer.json()) as T
  } catch {
    throw new Lost('an answer that cannot be read')
  }
}

async function refusalOf(answer: Response): Promise<SpokenRefusal> {
  try {
    const { refusal } = (await answer.json()) as { refusal: SpokenRefusal }
    return refusal
  } catch {
    throw new Lost('an answer that cannot be read')
  }
}
