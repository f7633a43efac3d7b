/** Sections of a bulletin, each figure with where it comes from on hover and on focus. */
import { Tooltip } from 'antd'
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
              <Tooltip key={at} title={say(piece.from.words)} trigger={['hover', 'focus']}>
                <button type="button" className="plain figure">
                  {piece.text}
                </button>
              </Tooltip>
            ),
          )}
        </p>
      ))}
    </div>
  ))
}
