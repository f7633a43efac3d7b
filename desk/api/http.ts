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
  return call<T>(method, path, body, key)
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
    headers['content-type'] = 'application/json'
    headers['x-csrf-token'] = formToken ?? (await freshToken())
    if (key !== undefined) headers['idempotency-key'] = key
  }
  try {
    return await fetch(`${ROOT}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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
