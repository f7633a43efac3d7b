/** Sections of a bulletin, each figure with where it comes from on hover and on focus. */
import { useId, useState } from 'react'
import type { SectionShown } from '../../src/api/index.ts'
import { useWords } from '../words/index.ts'

interface Props {
  readonly sections: readonly SectionShown[]
  readonly level: 'h3' | 'h4'
}

export function Pieces({ sections, level: Heading }: Props) {
  const { say } = useWords()
  return sections.map((section, n) => (
    // oxlint-disable-next-line react/no-array-index-key -- sections are told apart by their place
    <div key={n}>
      <Heading>{section.heading}</Heading>
      {section.lines.map((pieces, line) => (
        // oxlint-disable-next-line react/no-array-index-key -- so are lines
        <p key={line}>
          {pieces.map((piece, at) =>
            piece.from === null ? (
              piece.text
            ) : (
              // oxlint-disable-next-line react/no-array-index-key -- and pieces
              <Figure key={at} shown={piece.text} from={say(piece.from.words)} />
            ),
          )}
        </p>
      ))}
    </div>
  ))
}

/** What it counts stands beside it as long as it is looked at; Escape puts it away (WCAG 1.4.13). */
function Figure({ shown, from }: { readonly shown: string; readonly from: string }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <span
      className="figure-place"
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
    >
      <button
        type="button"
        className="figure"
        aria-describedby={id}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
      >
        {shown}
      </button>
      <span id={id} role="tooltip" className="figure-from" hidden={!open}>
        {from}
      </span>
    </span>
  )
}
