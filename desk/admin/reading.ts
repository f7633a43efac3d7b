/** What the administration's pages read. */
import { useQuery } from '@tanstack/react-query'
import type { Words } from '../../src/kernel/index.ts'
import { get } from '../api/http.ts'
import { useSession } from '../api/queries.ts'

export interface StructureRead {
  readonly units: readonly {
    readonly id: string
    readonly parent: string | null
    readonly level: number
    readonly name: Words
  }[]
  readonly posts: readonly {
    readonly id: string
    readonly unit: string
    readonly title: Words
    readonly powers: readonly string[]
  }[]
  readonly holdings: readonly {
    readonly id: string
    readonly person: string
    readonly post: string
  }[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

export interface AccountRead {
  readonly id: string
  readonly person: string
  readonly login: string
  readonly state: 'invited' | 'active' | 'disabled'
}

interface Term {
  readonly amount: number
  readonly unit: 'working_days' | 'calendar_days' | 'working_hours' | 'hours' | 'minutes'
}

export interface RulesRead {
  readonly limits: readonly {
    readonly clock: string
    readonly scope: string
    readonly term: Term
    readonly basis: Words
    readonly version: number
    readonly from: string
  }[]
  readonly caps: readonly {
    readonly name: string
    readonly value: number
    readonly basis: Words
    readonly from: string
  }[]
  readonly groups: readonly { readonly code: string; readonly name: Words }[]
  readonly categories: readonly {
    readonly code: string
    readonly group: string
    readonly name: Words
    readonly description: Words
    readonly keywords: readonly string[]
    readonly topic: string | null
    readonly small: boolean
    readonly checkRequired: boolean
    readonly sealed: boolean
    readonly limitClass: string
    readonly channel: string | null
  }[]
  readonly channels: readonly {
    readonly code: string
    readonly kind: string
    readonly name: Words
    readonly phone: string | null
    readonly what: Words
    readonly url: string | null
  }[]
  readonly duties: readonly {
    readonly category: string
    readonly level: number
    readonly unitFunction: string
    readonly unit: string | null
    readonly basis: Words
  }[]
  readonly day: string
}

export interface NoticeRead {
  readonly year: number
  readonly version: number
  readonly paper: string
  readonly issued: string
  readonly holidays: readonly string[]
  readonly makeups: readonly string[]
}

export interface ChangeRead {
  readonly version: number
  readonly at: string
  readonly changedBy: string
  readonly subject: string
  readonly from: string
  readonly reason: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

const useRead = <T>(path: string) =>
  useQuery({ queryKey: ['admin', path], queryFn: () => get<T>(`/admin/${path}`) })

export const useStructure = () => useRead<StructureRead>('structure')
export const useAccounts = () => useRead<{ accounts: readonly AccountRead[] }>('accounts')
export const useRules = () => useRead<RulesRead>('rules')
export const useRuleChanges = () => useRead<{ changes: readonly ChangeRead[] }>('rules/changes')

export const useCalendars = () => useRead<{ notices: readonly NoticeRead[] }>('rules/calendars')

export interface DoorsRead {
  readonly since: string
  readonly words: Readonly<Record<'web' | 'hotline' | 'open311' | 'sheet' | 'api' | 'visit', Words>>
  readonly doors: readonly {
    readonly door: string
    readonly matters: number
    readonly last: string
  }[]
}
export const useDoors = () => useRead<DoorsRead>('rules/doors')

export interface KeyRead {
  readonly id: string
  readonly unit: string
  readonly label: string
  readonly powers: readonly string[]
}
export const useKeys = () => useRead<{ keys: readonly KeyRead[] }>('keys')

export interface LogRead {
  readonly entry: number
  readonly at: string
  readonly person: string | null
  readonly post: string | null
  readonly act: string
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}
export const useLog = () => useRead<{ entries: readonly LogRead[] }>('log')

/** Which of the three administrations is one's own: each changes only its part. */
export function useMay(): (power: 'system' | 'security' | 'audit') => boolean {
  const session = useSession()
  return (power) => session.data?.actor?.powers.includes(`administer_${power}`) ?? false
}
