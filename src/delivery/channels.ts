/**
 * How a channel stands while messages are sent by it. What a channel itself cannot do (it is not let in,
 * nobody answers) is no message's fault: they wait, one knocks from time to time, and an alarm says so.
 */
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { ChannelName, Failed } from '../platform/messenger.ts'
import { channelStates, keepChannel } from './channels.store.ts'
import type { ChannelState } from './channels.store.ts'
import { releaseWaiting } from './messages.store.ts'
import { CHANNELS } from './settings.ts'
import type { Settings } from './settings.ts'

/** Not let in: knocking every five minutes is enough. Nobody there: sooner at first. */
const KNOCK = 5 * 60_000
const FIRST_WAIT = 15_000
const LONGEST_WAIT = 15 * 60_000
/** When it last worked is told to ten seconds: not one more row to write for each message. */
const RECENT = 10_000
/** So many times nobody answered is no hiccup any more. */
const ALARM_AFTER = 5

export class Channels {
  readonly #states = new Map<ChannelName, ChannelState>()
  readonly #log: Log
  readonly jurisdiction: number

  constructor(jurisdiction: number, states: readonly ChannelState[], log: Log) {
    this.jurisdiction = jurisdiction
    this.#log = log
    for (const state of states) this.#states.set(state.channel, state)
  }

  of(channel: ChannelName): ChannelState {
    return this.#states.get(channel) ?? { channel, ...UNUSED }
  }

  heldUntil(channel: ChannelName, now: Instant): Instant | null {
    const { heldUntil } = this.of(channel)
    return heldUntil !== null && heldUntil > now ? heldUntil : null
  }

  /** What is set up now, and what is set up wrongly. Messages that waited for a channel are let go. */
  async settle(tx: Queryable, settings: Settings, now: Instant): Promise<void> {
    let opened = false
    for (const channel of CHANNELS) {
      const before = this.of(channel)
      const configured = settings.channels[channel] !== undefined
      const wrong = settings.wrong[channel] ?? null
      opened ||= configured && !before.configured
      const wasWrong = before.alarmReason?.startsWith('settings_') === true
      if (
        before.configured === configured &&
        (wrong ?? null) === (wasWrong ? before.alarmReason : null)
      )
        continue
      const calm = { ...before, configured, failures: 0, heldUntil: null }
      await this.#keep(tx, raised({ ...calm, alarmSince: null, alarmReason: null }, wrong, now))
    }
    if (opened) await releaseWaiting(tx, this.jurisdiction, now)
  }

  async worked(tx: Queryable, channel: ChannelName, now: Instant): Promise<void> {
    const before = this.of(channel)
    const isRecent =
      before.lastSentAt !== null && Date.parse(now) - Date.parse(before.lastSentAt) < RECENT
    if (isRecent && before.failures === 0 && before.alarmReason === null) return
    const calm = { failures: 0, heldUntil: null, alarmSince: null, alarmReason: null }
    await this.#keep(tx, { ...before, ...calm, lastSentAt: now })
  }

  /** Until when nothing goes by it. */
  async broke(
    tx: Queryable,
    channel: ChannelName,
    { why, reason }: Failed,
    now: Instant,
  ): Promise<Instant> {
    const before = this.of(channel)
    const failures = before.failures + 1
    const wait =
      why === 'credentials'
        ? KNOCK
        : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 10))
    const heldUntil = new Date(Date.parse(now) + wait).toISOString()
    const alarm = why === 'credentials' || failures >= ALARM_AFTER ? reason : null
    await this.#keep(tx, raised({ ...before, failures, heldUntil }, alarm, now))
    return heldUntil
  }

  async #keep(tx: Queryable, state: ChannelState): Promise<void> {
    const before = this.of(state.channel)
    this.#states.set(state.channel, state)
    await keepChannel(tx, this.jurisdiction, state)
    const { channel, alarmReason } = state
    if (alarmReason === before.alarmReason) return
    const about = { jurisdiction: this.jurisdiction, channel, reason: alarmReason }
    if (alarmReason !== null) this.#log.error(about, 'alarm: messages do not leave by this channel')
    else this.#log.info(about, 'messages leave by this channel again')
  }
}

const UNUSED = {
  configured: false,
  lastSentAt: null,
  failures: 0,
  heldUntil: null,
  alarmSince: null,
  alarmReason: null,
}

function raised(state: ChannelState, reason: string | null, now: Instant): ChannelState {
  if (reason === null) return state
  return { ...state, alarmSince: state.alarmSince ?? now, alarmReason: reason }
}

export async function channelsOf(db: Queryable, jurisdiction: number, log: Log): Promise<Channels> {
  return new Channels(jurisdiction, await channelStates(db, jurisdiction), log)
}
