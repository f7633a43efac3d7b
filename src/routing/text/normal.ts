/**
 * Texts as they are compared: one form for each sign (NFKC, small letters), without what carries no
 * word (control signs, tags and addresses of pages), and no longer than anybody reads.
 */

/** What of a longer text is read: its beginning and its end, in UTF-16 units. */
const BEGINNING = 4_500
const END = 1_500

const ENTITIES = /&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|hellip|mdash|middot|#\d{1,6});?/giu
const TAGS = /<\/?[a-z][^<>]{0,200}>/giu
const ADDRESSES = /(?:https?:\/\/|www\.)[\w./?%&=#:~+-]*/giu
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|\p{Variation_Selector}/gu

export function normalise(text: string): string {
  const read =
    text.length > BEGINNING + END ? `${text.slice(0, BEGINNING)} ${text.slice(-END)}` : text
  return read
    .toWellFormed()
    .replaceAll(UNSEEN, '')
    .replaceAll(ENTITIES, ' ')
    .replaceAll(TAGS, ' ')
    .replaceAll(ADDRESSES, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
