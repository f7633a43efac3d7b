/** How the name of a place sounds: 西园桥 is found by xyq, xiyuanq or 西园. */

import type { pinyin as Pinyin } from 'pinyin-pro'

export interface Sounds {
  readonly initials: string
  readonly sounds: string
}

/** The dictionary is large: it is read when the first name is sounded out, not when the house starts. */
let dictionary: Promise<{ readonly pinyin: typeof Pinyin }> | null = null

/** Syllables of a text, one for each of its characters; '' for what is no Chinese. */
export async function syllablesOf(text: string): Promise<readonly string[]> {
  dictionary ??= import('pinyin-pro')
  const { pinyin } = await dictionary
  const characters = [...text]
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true })
  // A reading that does not go character by character is none to rely on.
  if (syllables.length !== characters.length) return characters.map(() => '')
  return characters.map((character, at) =>
    /\p{Script=Han}/u.test(character) ? (syllables[at] ?? '') : '',
  )
}

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
