/** Entries of the knowledge base as readers get them: never as what holds once their time is over. */
import type { Day, Instant, Matter, Words } from '../kernel/index.ts'
import { dayOf } from '../kernel/index.ts'
import type { Version } from '../kinds/index.ts'
import { countEntries, listEntries } from '../matters/index.ts'
import type { EntryFilter, Names, Ports } from '../matters/index.ts'
import { termsOf } from '../platform/words.ts'

/**
 * `holds`; `to_review`: the day of its review has come, or somebody doubts it; `expired`: it is no
 * longer valid. By its dates alone, so that an idle unit cannot make an old answer look current.
 */
export type Standing = 'holds' | 'to_review' | 'expired'

export interface Entry {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly question: string
  readonly answer: string
  readonly english: Version['english']
  readonly others: readonly string[]
  readonly source: string
  readonly link: string | null
  readonly open: boolean
  readonly category: { readonly code: string; readonly words: Words } | null
  readonly unit: { readonly id: string; readonly words: Words } | null
  readonly post: Words | null
  readonly since: Day
  readonly review: Day
  readonly validUntil: Day
  readonly standing: Standing
  readonly changedAt: Instant
}

export const STANDING_WORDS: Readonly<Record<Standing, Words>> = {
  holds: { zh: '现行有效', en: 'Holds' },
  to_review: { zh: '待复核', en: 'To be reviewed' },
  expired: { zh: '已过有效期', en: 'No longer valid' },
}

function standingOf(
  { review, validUntil }: Pick<Version, 'review' | 'validUntil'>,
  isDoubted: boolean,
  today: Day,
): Standing {
  if (validUntil < today) return 'expired'
  return isDoubted || review <= today ? 'to_review' : 'holds'
}

function entryOf(matter: Matter, names: Names, today: Day): Entry {
  const { current, doubt } = matter.state as unknown as {
    readonly current: Version
    readonly doubt: string | null
  }
  const { category, post, ...content } = current
  const unit = matter.bindings.find(({ role, until }) => role === 'owner' && until === null)?.unit
  return {
    ...content,
    id: matter.id,
    number: matter.number,
    category: category === null ? null : { code: category, words: names.category(category) },
    unit: unit === undefined ? null : { id: unit, words: names.unit(unit) },
    post: post === null ? null : names.post(post),
    standing: standingOf(current, doubt !== null, today),
    changedAt: matter.changedAt,
  }
}

export type EntryQuery = Omit<EntryFilter, 'terms' | 'dueBy'> & { readonly due?: boolean }

export async function findEntries(
  house: Ports,
  jurisdiction: number,
  { due, ...query }: EntryQuery,
  limit: number,
): Promise<readonly Entry[]> {
  const today = dayOf(house.clock.now())
  const [found, names] = await Promise.all([
    listEntries(house.db, jurisdiction, { ...query, ...(due ? { dueBy: today } : {}) }, limit),
    house.names(jurisdiction),
  ])
  return found.map((matter) => entryOf(matter, names, today))
}

const LOOKED_AT = 40
const MOST_TERMS = 80
/** Of the words of a question, so much must be in what was said. */
const LEAST = 0.34

/**
 * Entries that may answer what somebody says, the likeliest first: those whose question, in one of its
 * ways to be asked, occurs in it. What is no longer valid is not offered to anybody.
 */
export async function fittingEntries(
  house: Ports,
  jurisdiction: number,
  said: string,
  { open, limit }: { readonly open: boolean; readonly limit: number },
): Promise<readonly Entry[]> {
  const terms = termsOf(said).slice(0, MOST_TERMS)
  const today = dayOf(house.clock.now())
  const [found, names] = await Promise.all([
    listEntries(house.db, jurisdiction, { terms, ...(open ? { open } : {}) }, LOOKED_AT),
    house.names(jurisdiction),
  ])
  const own = new Set(terms)
  return found
    .map((matter) => entryOf(matter, names, today))
    .filter(({ standing }) => standing !== 'expired')
    .map((entry) => ({ entry, fit: fitOf(entry, own) }))
    .filter(({ fit }) => fit >= LEAST)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, limit)
    .map(({ entry }) => entry)
}

/** Words every question has say nothing of what it is about. */
const ASKING = new Set(
  termsOf(
    '怎么办 怎么 如何 什么 哪里 在哪里 多少 可以 可以吗 需要 需要什么 怎样 办理 申请 请问 是否 有没有 为什么 几点 多久 what how where when which do does the a is are to for in of can i my',
  ),
)

function fitOf({ question, others, english }: Entry, said: ReadonlySet<string>): number {
  const ways = [question, ...others, ...(english ? [english.question] : [])]
  return Math.max(
    ...ways.map((way) => {
      const terms = termsOf(way).filter((term) => !ASKING.has(term))
      const shared = terms.filter((term) => said.has(term)).length
      // One pair of characters shared by chance is no likeness.
      return terms.length === 0 || shared < Math.min(2, terms.length) ? 0 : shared / terms.length
    }),
  )
}

/** Categories that have entries for residents, most entries first. */
export async function entryCategories(house: Ports, jurisdiction: number) {
  const [counts, names] = await Promise.all([
    countEntries(house.db, jurisdiction),
    house.names(jurisdiction),
  ])
  return counts
    .map(({ category, entries }) => ({ code: category, words: names.category(category), entries }))
    .toSorted((a, b) => b.entries - a.entries)
}
