/**
 * Old messages carry what editors and web forms left in them: tabs, zero-width and control
 * characters. At a live door they are refused, because somebody can mend them; here nobody is
 * there to ask, so what no reader can see is taken out, and the report says in how many rows.
 */

// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B\u2060\uFEFF]/gu
/** Overrides and isolates reorder what a reader sees (CVE-2021-42574). */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/gu
const NO_CHARACTER = /[\uFFFE\uFFFF]/gu

export interface Cleaned {
  readonly text: string
  /** Something other than white space was taken out. */
  readonly changed: boolean
}

/** Several lines, each without trailing blanks, at most one empty line between two. */
export function cleanLines(raw: string): Cleaned {
  const whole = raw.toWellFormed().normalize('NFC')
  const visible = whole
    .replaceAll(INVISIBLE, '')
    .replaceAll(DIRECTION, '')
    .replaceAll(NO_CHARACTER, '')
  const text = visible
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replaceAll(/[\t\u00A0]/gu, ' ')
    .replaceAll(/[ \u3000]+$/gmu, '')
    .replaceAll(/^[ ]+/gmu, '')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()
  return { text, changed: visible !== raw.normalize('NFC') }
}

export function cleanLine(raw: string): Cleaned {
  const { text, changed } = cleanLines(raw)
  return { text: text.replaceAll(/\s*\n\s*/gu, ' '), changed }
}

export function lengthOf(text: string): number {
  return Array.from(text).length
}

/** The first `most` characters, the last of them a sign that there is more. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
