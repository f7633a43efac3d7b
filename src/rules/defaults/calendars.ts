/**
 * The State Council's notices on 2024–2026, in their own spans. Checked against the package
 * chinese-days by a test; at run time only the database is read. When next year's notice comes, an
 * administrator imports it: no release is needed.
 */
import { addDays, type Day } from '../../kernel/index.ts'
import type { Notice } from '../calendars.ts'

export const DEFAULT_NOTICES: readonly Notice[] = [
  {
    year: 2024,
    version: 1,
    paper: '国办发明电〔2023〕7号',
    title: '国务院办公厅关于2024年部分节假日安排的通知',
    issued: '2023-10-25',
    holidays: spans(
      ['2024-01-01', 1],
      ['2024-02-10', 8],
      ['2024-04-04', 3],
      ['2024-05-01', 5],
      ['2024-06-10', 1],
      ['2024-09-15', 3],
      ['2024-10-01', 7],
    ),
    makeups: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  {
    year: 2025,
    version: 1,
    paper: '国办发明电〔2024〕12号',
    title: '国务院办公厅关于2025年部分节假日安排的通知',
    issued: '2024-11-12',
    holidays: spans(
      ['2025-01-01', 1],
      ['2025-01-28', 8],
      ['2025-04-04', 3],
      ['2025-05-01', 5],
      ['2025-05-31', 3],
      ['2025-10-01', 8],
    ),
    makeups: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    version: 1,
    paper: '国办发明电〔2025〕7号',
    title: '国务院办公厅关于2026年部分节假日安排的通知',
    issued: '2025-11-04',
    holidays: spans(
      ['2026-01-01', 3],
      ['2026-02-15', 9],
      ['2026-04-04', 3],
      ['2026-05-01', 5],
      ['2026-06-19', 3],
      ['2026-09-25', 3],
      ['2026-10-01', 7],
    ),
    makeups: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
]

function spans(...list: readonly (readonly [first: Day, length: number])[]): readonly Day[] {
  return list.flatMap(([first, length]) => Array.from({ length }, (_, n) => addDays(first, n)))
}
