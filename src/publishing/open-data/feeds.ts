/** Atom (RFC 4287) of a topic or a district: figures week by week, promises, answered requests that are public. */
import { addDays, startOfDay } from '../../kernel/index.ts'
import type { Words } from '../../kernel/index.ts'
import type { Published, PublicPromise } from '../../matters/index.ts'
import type { Release } from '../reading.ts'
import { atomOf } from './atom.ts'
import type { Entry } from './atom.ts'
import { STEP } from '../rounding.ts'
import type { Row } from '../tables.ts'

export interface Feed {
  /** `topic/safety`, `district/330602`. */
  readonly path: string
  readonly title: Words
  /** As seen from outside, without a slash at its end. */
  readonly origin: string
  readonly city: Words
  readonly releases: readonly Release[]
  rowOf(release: Release): Row | undefined
  /** Whether something of this category and place belongs to it. */
  isHere(one: { readonly category: string | null; readonly division: string | null }): boolean
  readonly promises: readonly PublicPromise[]
  readonly published: readonly Published[]
}

/** In both languages: a feed has one address. Its time is that of its newest entry, so the same content has the same bytes. */
export function feedOf(feed: Feed): string {
  return atomOf({
    origin: feed.origin,
    self: `/feeds/${feed.path}.atom`,
    alternate: `/board/${feed.path}`,
    title: `${feed.city.zh} · ${feed.title.zh} · ${feed.title.en}`,
    author: feed.city.zh,
    entries: [...figures(feed), ...promises(feed), ...published(feed)],
  })
}

function figures({ releases, rowOf, path }: Feed): readonly Entry[] {
  const shown = (count: number) => (count === 0 ? `<${STEP}` : String(count))
  return releases.flatMap((release) => {
    const row = rowOf(release)
    if (!row) return []
    const { year, releasedOn } = release
    const zh = `收到 ${shown(row.came_in)}，在办 ${shown(row.in_hand)}，办结 ${shown(row.done)}，办不了 ${shown(row.cannot)}`
    const en = `came in ${shown(row.came_in)}, in hand ${shown(row.in_hand)}, done ${shown(row.done)}, cannot be done ${shown(row.cannot)}`
    const through = addDays(releasedOn, -1)
    return [
      {
        id: `/board/${path}#${year}-${releasedOn}`,
        title: `${year} 年截至 ${through} 的数字 · Figures of ${year} up to ${through}`,
        updated: startOfDay(releasedOn),
        link: `/board/${path}`,
        content: `${zh}\n${en}`,
      },
    ]
  })
}

/** Told in public with its date; the words of whoever asked are not in it. */
function promises({ promises: all, isHere }: Feed): readonly Entry[] {
  return all.filter(isHere).map(({ number, promised, openedOn }) => ({
    id: `/board#${number}-${promised}`,
    title: `${number}：承诺 ${promised} 前办成 · promised by ${promised}`,
    updated: startOfDay(openedOn),
    link: '/board#promises',
    content: `挂账 · deferred, ${promised}`,
  }))
}

function published({ published: all, isHere }: Feed): readonly Entry[] {
  const here = all.filter(({ publication }) => isHere(publication.subject))
  return here.map(({ publication }) => ({
    id: `/answered/${publication.number}`,
    title: publication.subject.title,
    updated: publication.changedAt,
    link: `/answered/${publication.number}`,
    content: '已答复并公开 · answered and published',
  }))
}
