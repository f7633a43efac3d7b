/** What the page on messages reads. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get } from '../api/http.ts'
import type { Word } from '../words/index.ts'

export type Channel = 'mail' | 'sms' | 'wechat'

export interface ChannelRead {
  readonly channel: Channel
  readonly configured: boolean
  readonly lastSentAt: string | null
  readonly heldUntil: string | null
  readonly alarmSince: string | null
  readonly alarmReason: string | null
}

export interface LetterRead {
  readonly id: string
  readonly about: 'news' | 'proof' | 'desk'
  /** Of an official. */
  readonly person: string | null
  readonly createdAt: string
  readonly tries: number
  readonly channel: Channel | null
  readonly reason: string | null
}

export interface ContactRead {
  readonly person: string
  readonly channel: Channel
  readonly address: string
}

export interface DeliveryRead {
  readonly channels: readonly ChannelRead[]
  readonly waiting: number
  readonly noChannel: number
  readonly dead: number
  readonly letters: readonly LetterRead[]
  readonly next: string | null
  readonly counts: readonly {
    readonly channel: string
    readonly outcome: string
    readonly value: number
  }[]
  readonly days: number
  readonly contacts: readonly ContactRead[]
}

export function useDelivery() {
  return useInfiniteQuery({
    queryKey: ['admin', 'delivery'],
    queryFn: ({ pageParam }) =>
      get<DeliveryRead>(
        `/admin/delivery${pageParam === '' ? '' : `?after=${encodeURIComponent(pageParam)}`}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: 30_000,
  })
}

export interface AlarmRead {
  readonly channel: Channel
  readonly since: string
  readonly reason: string
}

export function useAlarms() {
  return useQuery({
    queryKey: ['admin', 'delivery', 'alarms'],
    queryFn: async () =>
      (await get<{ alarms: readonly AlarmRead[] }>('/admin/delivery/alarms')).alarms,
    refetchInterval: 60_000,
  })
}

export const CHANNEL_WORDS: Readonly<Record<Channel, Word>> = {
  mail: 'channel_mail',
  sms: 'channel_sms',
  wechat: 'channel_wechat',
}
