/** What a file is, told by its first bytes and never by its name; and whether it is another thing as well. */

export type Media = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'application/pdf'

const has = (bytes: Buffer, at: number, signature: string): boolean =>
  bytes.subarray(at, at + signature.length).toString('latin1') === signature

/** Null: none of the kinds this house takes. */
export function mediaOf(bytes: Buffer): Media | null {
  if (has(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg'
  if (has(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (has(bytes, 0, 'GIF87a') || has(bytes, 0, 'GIF89a')) return 'image/gif'
  if (has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBP')) return 'image/webp'
  return has(bytes, 0, '%PDF-') ? 'application/pdf' : null
}

/** Photos as some telephones store them; what decodes them is patented and not in the library. */
export function isHeic(bytes: Buffer): boolean {
  return (
    has(bytes, 4, 'ftyp') &&
    /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/u.test(bytes.subarray(8, 12).toString('latin1'))
  )
}

/** Where readers of PDF still look for its beginning. */
const PDF_HEAD = 1_024
/** The end of a ZIP lies within its last 64 KiB and 22 bytes. */
const ZIP_TAIL = 65_557

/**
 * A file that some other program would take for something else: a picture that is an archive (and
 * so a program for Java), a page, a script or a PDF as well. No camera and no office makes one.
 */
export function isDisguise(bytes: Buffer, media: Media): boolean {
  if (endsAsZip(bytes)) return true
  if (media === 'application/pdf')
    return holdsMarkup(bytes.subarray(0, PDF_HEAD).toString('latin1'))
  if (bytes.subarray(0, PDF_HEAD).includes('%PDF-')) return true
  if (bytes.includes('Rar!\x1a\x07', 0, 'latin1')) return true
  if (bytes.includes('7z\xbc\xaf\x27\x1c', 0, 'latin1')) return true
  return holdsMarkup(bytes.toString('latin1'))
}

function holdsMarkup(text: string): boolean {
  return /<(?:script|html|iframe|!doctype html|\?php)[\s>]/iu.test(text)
}

/** The record that ends a ZIP says how long the comment after it is: by chance it never fits. */
function endsAsZip(bytes: Buffer): boolean {
  const tail = bytes.subarray(-ZIP_TAIL)
  for (let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= 0;) {
    const isWhole = at + 22 <= tail.length
    if (isWhole && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return true
    at = at === 0 ? -1 : tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1')
  }
  return false
}
