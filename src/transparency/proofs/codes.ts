/** A receipt in QR codes: as few as can still be read from paper by the camera of a plain phone. */

/** Bytes: 113 modules a side at correction M, half a millimetre each when 6 cm wide. */
const MOST = 850

/**
 * The text in pieces of about the same length which, put one after the other, are the text. None but the
 * last ends with a line break, and none begins with one: some readers drop those.
 */
export function piecesOf(text: string, most = MOST): readonly string[] {
  if (!isPlain(text)) throw new RangeError('a receipt is written in plain characters')
  const bytes = Buffer.from(text, 'utf8')
  const count = Math.ceil(bytes.length / most)
  const pieces: string[] = []
  let from = 0
  for (let left = count; left > 0; left -= 1) {
    const to =
      left === 1 ? bytes.length : cutAt(bytes, from + Math.ceil((bytes.length - from) / left))
    pieces.push(bytes.subarray(from, to).toString('utf8'))
    from = to
  }
  return pieces
}

/** Between two characters of base64 or the like, at or before the place. */
function cutAt(bytes: Buffer, place: number): number {
  let at = place
  while (isApart(bytes[at]) || isApart(bytes[at - 1])) at -= 1
  return at
}

/** White space, or part of a character of several bytes. */
function isApart(byte: number | undefined): boolean {
  return byte === undefined || byte <= 0x20 || byte >= 0x80
}

function isPlain(text: string): boolean {
  return !/\r/u.test(text) && text.isWellFormed()
}
