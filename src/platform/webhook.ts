/**
 * Template messages in the manner of WeChat's official accounts: an access token is fetched with
 * the account's secret, kept until shortly before it ends, and fetched anew once when it is refused.
 */
import { failed, sent } from './messenger.ts'
import type { Failed, Messenger, Outgoing, Sent } from './messenger.ts'
import { NoAnswer, post } from './outbound.ts'
import type { Place } from './outbound.ts'

export interface WebhookSettings {
  /** Root of the interface; only its origin and path are ever called. */
  readonly place: Place
  readonly appId: string
  /** Read anew for every token. */
  readonly secret: () => string
  readonly template: string
  readonly ca: string | null
  /** Milliseconds; 10 s unless told. */
  readonly timeout?: number
}

interface Said {
  readonly errcode?: number
  readonly access_token?: string
  readonly expires_in?: number
}

/** The token is not, or no longer, valid: worth one new token. */
const STALE = new Set([40001, 40014, 42001, 41001])
/** The account's own id, secret, address or rights are refused. */
const NOT_LET_IN = new Set([40002, 40013, 40125, 40164, 41002, 41004, 48001, 50002, 61024, 89503])
/** This recipient, or this message, never: unknown, has left, has refused. */
const NEVER = new Set([40003, 40037, 43004, 43101, 47001, 47003])

export function webhookMessenger(settings: WebhookSettings, now = () => Date.now()): Messenger {
  let token: { readonly text: string; readonly until: number } | null = null

  async function call(path: string, body: object): Promise<Said | Failed> {
    const { place, ca, timeout } = settings
    const url = new URL(place.url)
    const [pathname = '', query = ''] = path.split('?')
    url.pathname = `${url.pathname.replace(/\/$/, '')}${pathname}`
    url.search = query
    try {
      const { status, body: text } = await post({
        place: { ...place, url },
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
        ...(timeout === undefined ? {} : { within: timeout }),
        ...(ca === null ? {} : { ca }),
      })
      if (status >= 500 || status === 429) return failed('temporary', `wechat_${status}`)
      if (status !== 200) return failed('credentials', `wechat_${status}`)
      return parsed(text)
    } catch (error) {
      if (error instanceof NoAnswer) return failed('unreachable', `wechat_${error.code}`)
      throw error
    }
  }

  async function freshToken(): Promise<string | Failed> {
    if (token !== null && token.until > now()) return token.text
    const said = await call('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: settings.appId,
      secret: settings.secret(),
    })
    if ('ok' in said) return said
    const { access_token: text, expires_in: seconds } = said
    if (typeof text !== 'string' || text === '') return refusalOf(said)
    // A minute early: a token that ends on the way is one try lost.
    token = { text, until: now() + Math.max(0, (seconds ?? 0) - 60) * 1_000 }
    return text
  }

  async function attempt(message: Outgoing): Promise<Sent | Failed | 'stale'> {
    const text = await freshToken()
    if (typeof text !== 'string') return text
    const said = await call(
      `/cgi-bin/message/template/send?access_token=${encodeURIComponent(text)}`,
      {
        touser: message.to,
        template_id: settings.template,
        ...(message.link === null ? {} : { url: message.link }),
        client_msg_id: message.id.slice(0, 32),
        data: { thing1: { value: message.subject }, thing2: { value: message.text } },
      },
    )
    if ('ok' in said) return said
    if (STALE.has(said.errcode ?? 0)) return 'stale'
    return said.errcode === 0 ? sent : refusalOf(said)
  }

  return {
    async send(message) {
      if (!/^[\w-]{1,64}$/.test(message.to)) return failed('permanent', 'address_unusable')
      const first = await attempt(message)
      if (first !== 'stale') return first
      token = null
      const second = await attempt(message)
      return second === 'stale' ? failed('credentials', 'wechat_token') : second
    },
  }
}

function parsed(text: string): Said | Failed {
  try {
    const said = JSON.parse(text) as unknown
    if (typeof said === 'object' && said !== null) return said
  } catch {
    // Not JSON: not the interface we mean.
  }
  return failed('credentials', 'wechat_no_json')
}

function refusalOf({ errcode }: Said): Failed {
  const reason = `wechat_${errcode ?? 'nothing'}`
  if (errcode === undefined || NOT_LET_IN.has(errcode) || STALE.has(errcode))
    return failed('credentials', reason)
  return NEVER.has(errcode) ? failed('permanent', reason) : failed('temporary', reason)
}
