/** What goes wrong between a request and its handler, and how it is told: with one code, alike for alike. */

export interface Problem {
  status: number
  code: string
  field?: string
  params?: Readonly<Record<string, string | number>>
}

/** Thrown where a request cannot even be read. A refusal by a rule of the house is a value, not this. */
export class HttpProblem extends Error {
  readonly problem: Problem

  constructor(status: number, code: string, field?: string) {
    super(code)
    this.name = 'HttpProblem'
    this.problem = field === undefined ? { status, code } : { status, code, field }
  }
}

/** The shape of the house's refusals, without knowing them. */
export interface RefusalLike {
  code: string
  field?: string
  params?: Readonly<Record<string, string | number>>
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  not_found: 404,
  not_signed_in: 401,
  changed_meanwhile: 409,
  idempotency_conflict: 409,
  too_many: 429,
  too_large: 413,
  unavailable: 503,
}

/** The HTTP status of a refusal: 422 unless its code says more. `own` adds or overrides codes. */
export function statusOfRefusal(code: string, own: Readonly<Record<string, number>> = {}): number {
  return own[code] ?? STATUS_OF_CODE[code] ?? 422
}

export function problemOf(refusal: RefusalLike, own?: Readonly<Record<string, number>>): Problem {
  return { status: statusOfRefusal(refusal.code, own), ...refusal }
}

const SENTENCES: Readonly<Record<number, readonly [zh: string, en: string]>> = {
  400: [
    '请求的内容读不懂，请检查后重新提交。',
    'The request could not be read. Please check it and send it again.',
  ],
  401: ['请先登录。', 'Please sign in first.'],
  403: [
    '这个请求不是从本站页面发出的，或页面已经过期。请返回重新打开页面再提交。',
    'This request did not come from a page of ours, or the page is too old. Go back, open the page again and send it once more.',
  ],
  404: ['没有这个页面。', 'There is no such page.'],
  405: ['这个地址不接受这种操作。', 'This address does not take that kind of request.'],
  408: ['等待请求超时，请重新提交。', 'The request took too long. Please send it again.'],
  409: ['内容已被他人更改，请刷新后再试。', 'It was changed meanwhile. Reload and try again.'],
  413: [
    '提交的内容太长，请缩短后再提交。',
    'That is too long. Please shorten it and send it again.',
  ],
  415: ['不支持这种格式的内容。', 'This kind of content is not supported.'],
  429: ['请求太多，请稍后再试。', 'Too many requests. Please try again a little later.'],
  431: ['请求头太长。', 'The request header is too long.'],
  500: [
    '系统出错，您提交的内容没有被处理。请稍后再试。',
    'Something failed on our side and nothing was done. Please try again later.',
  ],
  503: ['现在太忙，请稍后再试。', 'Too busy just now. Please try again a little later.'],
}

/** One plain sentence for a status, in both languages: for whoever has no better page. */
export function sentenceOf(status: number): { zh: string; en: string } {
  const [zh, en] = SENTENCES[status] ?? SENTENCES[status < 500 ? 400 : 500] ?? ['', '']
  return { zh, en }
}
