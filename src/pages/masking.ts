/** What the public may read of a matter before a person has looked it over: never its own words. */

const CHINESE_NUMBER = /[〇零一二三四五六七八九十百千两]+(?=(号|幢|栋|单元|室|楼|层|弄|组|户))/gu

/** A unit's own sentence without what could be a telephone or an identity number. */
export function maskedNumbers(text: string): string {
  return text.replaceAll(/[0-9０-９][0-9０-９ -]{3,}[0-9Xx０-９]/gu, '**')
}

/** The place without house numbers, room numbers and coordinates. */
export function maskedPlace(place: string): string {
  return place
    .replaceAll(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
    .replaceAll(/[（(]\s*-?\d+\.\d+\s*[,，]\s*-?\d+\.\d+\s*[）)]/gu, '')
    .replaceAll(/\d[\d\s.,-]*/gu, '**')
    .replaceAll(CHINESE_NUMBER, '**')
    .trim()
}
