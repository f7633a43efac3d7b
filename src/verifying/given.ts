/** What the page is told of this city: whom it believes, where its ledger lies, and how steps are called here. */
import type { Kind, Words } from '../kernel/index.ts'
import { NoLog } from '../ledger/index.ts'
import type { LedgerReader, LogIdentity } from '../ledger/index.ts'
import { html, Markup } from '../pages/index.ts'

export interface City {
  /** Null: it has no ledger yet. */
  readonly identity: LogIdentity | null
  readonly kinds: readonly Kind[]
}

export function cityOf(
  ledger: LedgerReader,
  jurisdiction: number,
  kinds: ReadonlyMap<string, Kind>,
): City {
  return { identity: identityOf(ledger, jurisdiction), kinds: [...kinds.values()] }
}

function identityOf(ledger: LedgerReader, jurisdiction: number): LogIdentity | null {
  try {
    return ledger.identity(jurisdiction)
  } catch (error) {
    if (error instanceof NoLog) return null
    throw error
  }
}

/** `inside`: what stands there until the script has begun, and stays where it cannot. */
export function toolOf({ identity, kinds }: City, inside: Markup, alone = false): Markup {
  const log = identity?.prefix ?? ''
  return html`<div
      id="verify"
      data-policy="${identity?.policy ?? ''}"
      data-log="${alone ? '' : log}"
      ${alone && html` data-alone`}
    >
      ${inside}
    </div>
    ${actData(kinds)}`
}

/** Data and no program: nothing runs it, and its policy allows no other. `<` cannot end it. */
function actData(kinds: readonly Kind[]): Markup {
  const data = JSON.stringify(actWords(kinds)).replaceAll('<', '\\u003c')
  return new Markup(`<script type="application/json" id="acts">${data}</script>`)
}

/** Of the steps that a resident may see, as they are declared; of kinds in which there is one. */
function actWords(kinds: readonly Kind[]) {
  return Object.fromEntries(
    kinds.filter(hasResident).map(({ name, acts }) => {
      const seen = Object.entries(acts).filter(([, { told }]) => told.resident !== null)
      return [name, Object.fromEntries(seen.map(([act, one]) => [act, wordsOf(one)]))]
    }),
  )
}

const hasResident = ({ roles }: Kind) => Object.values(roles).some((role) => role.is === 'resident')

function wordsOf({ words, fields }: Kind['acts'][string]): {
  words: Words
  fields: Record<string, Words>
} {
  const labels = Object.entries(fields).map(([name, { label }]) => [name, label] as const)
  return { words, fields: Object.fromEntries(labels) }
}
