/** A form with files as a browser sends it. */
export interface Sent {
  readonly field: string
  readonly name: string
  readonly bytes: Buffer
}

export function multipart(fields: Readonly<Record<string, string>>, files: readonly Sent[]) {
  const boundary = '----formboundary7MA4YWxkTrZu0gW'
  const head = (disposition: string, more = '') =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n`)
  const parts = [
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.concat([head(`name="${name}"`), Buffer.from(`${value}\r\n`)]),
    ),
    ...files.map(({ field, name, bytes }) =>
      Buffer.concat([
        head(`name="${field}"; filename="${name}"`, 'Content-Type: application/octet-stream\r\n'),
        bytes,
        Buffer.from('\r\n'),
      ]),
    ),
  ]
  const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return { payload, type: `multipart/form-data; boundary=${boundary}` }
}
