/** Chinese texts as words: jieba with its own dictionary, loaded when the first text is cut. */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let loaded: Jieba | null = null

/** Every word in order, with the signs between them; joined they are the text again. */
export function wordsOf(normal: string): readonly string[] {
  loaded ??= Jieba.withDict(dict)
  return loaded.cut(normal, true)
}

const SAYS = /[\p{L}]/u

/** Words that say something: no punctuation, no numbers, no lone characters. */
export function tellingWords(normal: string): readonly string[] {
  return wordsOf(normal).filter((word) => word.length > 1 && SAYS.test(word))
}
