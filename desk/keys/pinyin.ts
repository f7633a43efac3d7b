/**
 * The initials of Chinese words, `zjj` for 住建局, by the order in which the browser itself sorts
 * Chinese. A sign that is read in several ways is found by its commonest reading.
 */
const LETTERS = 'abcdefghjklmnopqrstwxyz'
/** The first sign of each letter in that order. */
const FIRSTS = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'
const compare = new Intl.Collator('zh-Hans-u-co-pinyin').compare

export function initialsOf(words: string): string {
  return [...words].map(initialOf).join('')
}

function initialOf(sign: string): string {
  if (!/\p{Script=Han}/u.test(sign)) return sign.toLowerCase()
  let found = ''
  for (const [index, first] of [...FIRSTS].entries()) {
    if (compare(sign, first) < 0) break
    found = LETTERS[index] ?? ''
  }
  return found
}
