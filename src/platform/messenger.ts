/** A channel by which short messages leave: one port, implemented by mail, by text message and by webhook. */

export type ChannelName = 'mail' | 'sms' | 'wechat'

export interface Outgoing {
  /**
   * The same for every try of the same message. Whoever takes it twice (the line broke before the
   * answer came) can drop the second.
   */
  readonly id: string
  readonly to: string
  /** One line. */
  readonly subject: string
  readonly text: string
  /** Shown as a link where the channel has links of its own. */
  readonly link: string | null
  readonly replyTo: string | null
}

/**
 * `temporary`: try this message again later. `unreachable`: so for all messages, the other side does
 * not answer. `permanent`: never, for this message. `credentials`: the channel itself is not let in
 * (expired, revoked, wrongly set up): no message may be blamed for that. `reason` is a short code
 * without a word of the message or the address in it.
 */
export type Failed = {
  readonly ok: false
  readonly why: 'temporary' | 'unreachable' | 'permanent' | 'credentials'
  readonly reason: string
}
export type Sent = { readonly ok: true }

export interface Messenger {
  /** Never throws for what the other side does. */
  send(message: Outgoing): Promise<Sent | Failed>
}

export const sent: Sent = { ok: true }

export function failed(why: Failed['why'], reason: string): Failed {
  return { ok: false, why, reason }
}
