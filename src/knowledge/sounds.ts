/** How the name of a place sounds: 西园桥 is found by xyq, xiyuanq or 西园. */

import type { pinyin as Pinyin } from 'pinyin-pro'

export interface Sounds {
  readonly initials: string
  readonly sounds: string
}

/** The dictionary is large: it is read when the first name is sounded out, not when the house starts. */
let dictionary: Promise<{ readonly pinyin: typeof Pinyin }> | null = null

export async function soundsOf(name: string): Promise<Sounds> {
  dictionary ??= import('pinyin-pro')
  const { pinyin } = await dictionary
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((one) => one.toLowerCase().replaceAll(/[^a-z0-9]/gu, ''))
    .filter((one) => one !== '')
  return {
    // A number in a name is typed as it is: 12号桥 → 12hq.
    initials: syllables.map((one) => (/^\d/u.test(one) ? one : one.slice(0, 1))).join(''),
    sounds: syllables.join(''),
  }
}
