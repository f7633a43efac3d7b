/** A text with what was searched for underlined. */
import { Fragment } from 'react'

/** Places are those of the text itself: only case is looked away from, which keeps lengths for what is typed here. */
function partsOf(text: string, typed: string): readonly (readonly [string, boolean])[] {
  const tokens = typed.trim().split(/\s+/u).filter(Boolean)
  if (tokens.length === 0) return [[text, false]]
  const escaped = tokens.map((token) => token.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
  const pattern = new RegExp(`(${escaped.join('|')})`, 'giu')
  return text.split(pattern).map((part, index) => [part, index % 2 === 1])
}

export function Marked({ text, typed }: { readonly text: string; readonly typed: string }) {
  let at = 0
  return partsOf(text, typed).map(([part, isFound]) => {
    const key = (at += part.length + 1)
    return isFound ? <mark key={key}>{part}</mark> : <Fragment key={key}>{part}</Fragment>
  })
}
