/**
 * What a text file is written in, by its bytes alone: UTF-8 when all of it is valid UTF-8, UTF-16
 * when its first bytes say so, GB18030 (and so GBK and GB2312) otherwise. A file that is mostly
 * UTF-8 with broken places is not taken for GBK: it would come in as nonsense that looks valid.
 */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import iconv from 'iconv-lite'
import { Failure } from '../../platform/failure.ts'

export type Encoding = 'utf8' | 'gb18030' | 'utf16le' | 'utf16be'

const REPLACEMENT = '\uFFFD'

export async function detectEncoding(path: string): Promise<Encoding> {
  const start = await firstBytes(path, 4096)
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf16be'
  // A stray null byte is dirt and is taken out later; many are no text.
  const nulls = start.filter((byte) => byte === 0).length
  if (nulls * 20 > start.length) throw notText()
  const utf8 = await countIn(path, 'utf8')
  if (utf8.broken === 0) return 'utf8'
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
  if (marked || utf8.broken * 20 < utf8.foreign) throw damaged('UTF-8', utf8.line)
  const gb = await countIn(path, 'gb18030')
  if (gb.broken > 0) throw damaged('GB18030', gb.line)
  return 'gb18030'
}

/** The decoded text, in pieces, without a byte order mark. */
export function decoded(path: string, encoding: Encoding): NodeJS.ReadableStream {
  return createReadStream(path).pipe(iconv.decodeStream(encoding))
}

export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(count)
    const { bytesRead } = await file.read(buffer, 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

interface Count {
  /** Characters that could not be read, and those outside ASCII that could. */
  readonly broken: number
  readonly foreign: number
  /** The line of the first that could not be read. */
  readonly line: number
}

async function countIn(path: string, encoding: Encoding): Promise<Count> {
  const count = { broken: 0, foreign: 0, line: 1 }
  const decoder = iconv.getDecoder(encoding)
  const add = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === 0x0a && count.broken === 0) count.line += 1
      else if (text.charAt(at) === REPLACEMENT) count.broken += 1
      else if (code > 0x7f) count.foreign += 1
    }
  }
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 }))
    add(decoder.write(bytes as Buffer))
  add(decoder.end() ?? '')
  return count
}

function damaged(encoding: string, line: number): Failure {
  return new Failure(
    'usage',
    `文件从第 ${line} 行附近起有损坏的文字，既不是完整的 UTF-8，也不是 GBK：请在表格软件里另存为“CSV UTF-8”后再导入。`,
    `The file has broken text from about line ${line} on (neither whole UTF-8 nor GBK; read as ${encoding}): save it as “CSV UTF-8” in your spreadsheet program and import it again.`,
  )
}

function notText(): Failure {
  return new Failure(
    'usage',
    '这个文件不是文本表格：请导入 .xlsx 或 .csv 文件。',
    'This file is no table of text: import an .xlsx or a .csv file.',
  )
}
