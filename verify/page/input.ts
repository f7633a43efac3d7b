/// <reference lib="dom" />
/** What kind of file somebody put in: told by what it holds, whatever it is called. */
import { textOf } from '../core/bytes.ts'
import { MATTER_FORMAT } from '../core/matter.ts'
import { RECEIPT_HEADER } from '../core/receipt.ts'

export type Sort = 'receipt' | 'matter' | 'event' | 'policy' | 'checkpoint' | 'other'

export interface Input {
  readonly name: string
  readonly bytes: Uint8Array
  readonly sort: Sort
}

/** Bytes. Larger files are not read into a page. */
export const MOST = 67_108_864

export function inputOf(name: string, bytes: Uint8Array): Input {
  return { name, bytes, sort: sortOf(bytes) }
}

function sortOf(bytes: Uint8Array): Sort {
  const text = textOf(bytes)
  if (text === null) return 'other'
  // Also where it is damaged further on: then it is told what is wrong with it.
  if (text.startsWith(RECEIPT_HEADER.slice(0, 18))) return 'receipt'
  if (/^\s*\{/u.test(text)) return sortOfJson(text)
  if (/^(?:log|quorum|witness) /mu.test(text)) return 'policy'
  return text.includes('\n\n— ') ? 'checkpoint' : 'other'
}

function sortOfJson(text: string): Sort {
  if (text.includes(`"${MATTER_FORMAT}"`)) return 'matter'
  return /"v"\s*:\s*1\b/u.test(text) && text.includes('"matter"') ? 'event' : 'other'
}

/** A text copied by hand or by a camera: it may have lost its last line end, or got those of Windows. */
export function pasted(text: string): Uint8Array {
  const lines = text.replaceAll('\r\n', '\n').replace(/^\s+/u, '').replace(/\s+$/u, '')
  return new TextEncoder().encode(`${lines}\n`)
}

/** An event is exactly its text, with no line end. */
export function pastedEvent(text: string): Uint8Array {
  return new TextEncoder().encode(text.trim())
}
