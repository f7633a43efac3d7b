/**
 * Some lines of a list. Far from what is looked at they give way to a space of the same height, so
 * that a list of tens of thousands scrolls as a short one does; near it they are all there, for the
 * keyboard, for a reader and for whoever searches the page.
 */
import { memo, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'

/** More than a page of lines is high on a phone, so that one of its ends is always near. Pixels. */
const NEAR = '6000px 0px'

interface Props<T> {
  readonly lines: readonly T[]
  readonly keyOf: (line: T) => string
  /** How many lines stand before. */
  readonly before: number
  /** Of the whole list; -1: not known. */
  readonly all: number
  readonly children: (line: T) => ReactNode
}

function Page<T>({ lines, keyOf, before, all, children }: Props<T>) {
  const first = useRef<HTMLLIElement>(null)
  const last = useRef<HTMLLIElement>(null)
  const [away, setAway] = useState<number | null>(null)
  useEffect(() => {
    const near = new Set<Element>()
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) near.add(target)
          else near.delete(target)
        setAway(near.size > 0 ? null : (known) => known ?? heightOf(first.current, last.current))
      },
      { rootMargin: NEAR },
    )
    for (const end of [first.current, last.current]) if (end) watch.observe(end)
    return () => watch.disconnect()
  }, [away, lines])
  if (away !== null) {
    return <li ref={first} className="away" style={{ height: away }} role="presentation" />
  }
  return lines.map((line, index) => (
    <li
      key={keyOf(line)}
      ref={index === 0 ? first : index === lines.length - 1 ? last : null}
      aria-posinset={before + index + 1}
      aria-setsize={all}
    >
      {children(line)}
    </li>
  ))
}

/** Null: it stays, because somebody stands in it, or it has no height yet. */
function heightOf(first: HTMLElement | null, last: HTMLElement | null): number | null {
  if (!first || !last) return null
  const active = document.activeElement?.closest('li')
  for (let line: Element | null = first; line; line = line.nextElementSibling) {
    if (line === active) return null
    if (line === last) break
  }
  return last.getBoundingClientRect().bottom - first.getBoundingClientRect().top || null
}

export const PageOfLines = memo(Page) as typeof Page
