/** An Atom feed (RFC 4287) out of its entries. */
import { XMLBuilder } from 'fast-xml-parser'
import type { Instant } from '../../kernel/index.ts'

export interface Entry {
  /** Path of this site, for ever that of this entry. */
  readonly id: string
  readonly title: string
  readonly updated: Instant
  readonly link: string
  readonly content: string
}

export interface Atom {
  /** As seen from outside, without a slash at its end. */
  readonly origin: string
  readonly self: string
  readonly alternate: string
  readonly title: string
  readonly author: string
  readonly entries: readonly Entry[]
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
})

/** The newest first. Its time is that of its newest entry, so the same content has the same bytes. */
export function atomOf({ origin, self, alternate, title, author, entries }: Atom): string {
  const sorted = entries.toSorted((a, b) => (a.updated < b.updated ? 1 : -1))
  const address = `${origin}${self}`
  const tree = {
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': 'zh-CN',
      id: address,
      title,
      updated: sorted[0]?.updated ?? '1949-10-01T00:00:00.000Z',
      author: { name: author },
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': address },
        { '@rel': 'alternate', '@type': 'text/html', '@href': `${origin}${alternate}` },
      ],
      entry: sorted.map((one) => ({
        id: `${origin}${one.id}`,
        title: one.title,
        updated: one.updated,
        link: { '@rel': 'alternate', '@href': `${origin}${one.link}` },
        content: { '@type': 'text', '#text': one.content },
      })),
    },
  }
  return `<?xml version="1.0" encoding="utf-8"?>\n${clean(builder.build(tree))}`
}

/** Not characters, for XML 1.0. */
function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '')
}
