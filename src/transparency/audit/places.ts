/** What the database keeps of every place against the log itself, and entries that no row explains. */
import { leavesFrom } from '../../ledger/index.ts'
import type { Leaf } from '../../ledger/index.ts'
import type { Comparing } from './matters.ts'

const PAGE = 5_000
const TABLE = 'table:'

/**
 * After the matters, so that an entry without a row is told from one with. What hides others looks like
 * an event and has no row: it is not counted among them.
 */
export async function comparePlaces(comparing: Comparing): Promise<void> {
  const { ports, jurisdiction, entries } = comparing
  let next = 0
  while (next < entries.size) {
    const page = await leavesFrom(ports.db, jurisdiction, next, PAGE)
    for (const leaf of page) {
      if (leaf.index >= entries.size) return
      for (; next < leaf.index; next += 1) missing(comparing, next)
      comparePlace(comparing, leaf)
      next = leaf.index + 1
    }
    if (page.length < PAGE) break
  }
  for (; next < entries.size; next += 1) missing(comparing, next)
}

/** A step that has its row in the events is in place there; only its place was lost. */
function missing({ report }: Comparing, index: number): void {
  report({ code: 'place_missing', index, of: '' })
}

function comparePlace({ entries, owned, report }: Comparing, leaf: Leaf): void {
  const { index, entry, matter, n } = leaf
  const of = matter === null ? '–' : n === null ? matter : `${matter} ${n}`
  if (!entries.at(index).equals(entry)) {
    const detail = { zh: '条目的字节不同', en: 'other bytes' }
    report({ code: 'place_altered', index, of, detail })
    return
  }
  const isTable = matter?.startsWith(TABLE) === true
  if (matter !== null && !isTable && owned[index] !== 1)
    report({ code: 'deleted', index, of: matter, ...(n === null ? {} : { n }) })
  if (matter === null && owned[index] === 1) {
    const detail = { zh: '写着它不属于任何事项', en: 'it is said to belong to no matter' }
    report({ code: 'place_altered', index, of, detail })
  }
}
