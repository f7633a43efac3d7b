/** Texts without what identifies somebody. */
import { marksOf } from './marks.ts'

const CHINESE_NUMBER = /[〇零一二三四五六七八九十百千两]+(?=(?:号|幢|栋|单元|室|楼|层|弄|组|户))/gu

/** Everything that was marked, sure or not, as `**`: a proposal for a person to look over. */
export function masked(text: string): string {
  let left = ''
  let at = 0
  for (const { from, to } of marksOf(text)) {
    left += `${text.slice(at, from)}**`
    at = to
  }
  return left + text.slice(at)
}

/** A unit's own sentence without what could be a telephone or an identity number. */
export function maskedNumbers(text: string): string {
  return text.replaceAll(/[0-9０-９][0-9０-９ -]{3,}[0-9Xx０-９]/gu, '**')
}

/** The place without house numbers, room numbers and coordinates. */
export function maskedPlace(place: string): string {
  return place
    .normalize('NFKC')
    .replaceAll(/\(\s*-?\d+(?:\.\d+)?\s*[,，]\s*-?\d+(?:\.\d+)?\s*\)/gu, '')
    .replaceAll(/\p{Nd}[\p{Nd}\s.,-]*/gu, '**')
    .replaceAll(CHINESE_NUMBER, '**')
    .trim()
}
