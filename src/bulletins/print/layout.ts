/**
 * Measures of GB/T 9704-2012 党政机关公文格式, in twips (1 mm = 56.693 twips): what the standard says in
 * millimetres, lines and signs. Pure.
 */
export const mm = (millimetres: number): number => Math.round(millimetres * 56.6929)

/** Art. 5.1, 5.2.1: A4; head 37 mm, left 28 mm, type area 156 × 225 mm. */
export const PAGE = {
  width: mm(210),
  height: mm(297),
  top: mm(37),
  left: mm(28),
  right: mm(26),
  bottom: mm(35),
} as const

/** Art. 5.2.3: 22 lines to a page, 28 signs to a line; a twip more and the last line would not fit in. */
export const LINE = 579
export const LINES = 22
export const SIGNS = 28

/** Sizes by their Chinese names, in half-points. */
export const SIZE = { two: 44, three: 32, four: 28, mark: 84 } as const

/** 28 signs of 16 pt are 448 pt; 156 mm are 442.2: each is set a quarter of a point closer. */
export const CLOSER = -5

/** The standard's own fonts, and what is taken where a machine has none of them. */
export const FONT = {
  body: '仿宋_GB2312',
  heading: '黑体',
  second: '楷体_GB2312',
  title: '方正小标宋简体',
  number: '宋体',
} as const

/** Width in signs: a Latin letter or digit is half of one. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u0020-\u024F]/u.test(sign) ? 0.5 : 1), 0)
}

/** Lines that a paragraph takes whose first line begins two signs in. */
export function linesOf(text: string, indent = 2): number {
  return Math.max(1, Math.ceil((widthOf(text) + indent + AIR * seamsOf(text)) / SIGNS))
}

/** Between a Chinese sign and a Latin one every word processor leaves a little air, in signs. */
const AIR = 0.2

function seamsOf(text: string): number {
  const seams = /(?<=[\u0021-\u024F])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[\u0021-\u024F])/gu
  return [...text.matchAll(seams)].length
}

/** Of the signature and of the date below it, which begins two signs further right (art. 7.3.5.2). */
export function signatureIndents(issuer: string, date: string): readonly [number, number] {
  const end = SIGNS - 2
  const [name, day] = [widthOf(issuer), widthOf(date)]
  const start = Math.min(end - name, end - day - 2)
  return start + 2 + day > end ? [end - day - 2, end - day] : [start, start + 2]
}
