/** Where a list goes on: opaque to whoever pages, and any other text is no place at all. */
import type { Cursor, Line } from '../matters/index.ts'

export function cursorAfter(line: Pick<Line, 'openedAt' | 'id'>): string {
  return Buffer.from(`${line.openedAt} ${line.id}`, 'utf8').toString('base64url')
}

export function readCursor(text: string | undefined): Cursor | null {
  const [, openedAt, id] =
    /^(\d{4}-\d\d-\d\dT[\d:.]{8,16}Z) ([\w.:-]{1,80})$/u.exec(
      Buffer.from(text ?? '', 'base64url').toString('utf8'),
    ) ?? []
  return openedAt === undefined || id === undefined || Number.isNaN(Date.parse(openedAt))
    ? null
    : { openedAt, id }
}

/** A page of rows read with one more than asked for: whether there is a next one costs no count. */
export function paged<T extends Pick<Line, 'openedAt' | 'id'>>(
  rows: readonly T[],
  size: number,
): { readonly rows: readonly T[]; readonly next: string | null } {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > size && last ? cursorAfter(last) : null }
}
