/** The data dictionary, made from the definitions of the tables: it cannot say anything else than they do. */
import type { Words } from '../../kernel/index.ts'
import { CHANGES, COLUMNS, DEFINITIONS, METHOD, TABLES } from '../definitions.ts'
import type { TableName } from '../definitions.ts'
import { LEAST_OF_RATE, STEP } from '../rounding.ts'
import { headOf } from './json.ts'

export const LICENCE = 'CC-BY-4.0'

export interface ColumnEntry {
  readonly name: string
  readonly type: 'code' | 'count' | 'days'
  readonly words: Words
}

export function columnsOf(table: TableName): readonly ColumnEntry[] {
  const { keys } = DEFINITIONS[table]
  return headOf(table).map((name) => {
    const key = keys[name]
    if (key) return { name, type: 'code', words: key }
    const words = COLUMNS[name as keyof typeof COLUMNS]
    return { name, type: name.startsWith('wait_') ? 'days' : 'count', words }
  })
}

export function dictionaryOf() {
  return {
    method: METHOD,
    licence: LICENCE,
    rules: {
      counts: `rounded down to multiples of ${STEP}; "<${STEP}" is fewer than ${STEP}, none included; a sum may be shown one step lower`,
      days: `whole days; empty (null) below ${LEAST_OF_RATE} cases; "late": so many still wait that the value lies beyond those answered`,
    },
    tables: TABLES.map((table) => ({
      table,
      title: DEFINITIONS[table].title,
      columns: columnsOf(table),
    })),
    changes: CHANGES,
  }
}
