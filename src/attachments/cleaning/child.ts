/**
 * The process in which a file of a stranger is decoded, and nothing else is done: it sees one file,
 * knows no key, cannot write, and is ended when it takes too much. In: the bytes. Out: a line of
 * JSON, then the copy, then the small picture.
 */
import { mediaOf } from './kinds.ts'
import type { Cleaned } from './sandbox.ts'

export type Told =
  | { readonly ok: false; readonly code: string }
  | ({ readonly ok: true; readonly sizes: readonly [copy: number, thumb: number] } & Omit<
      Cleaned,
      'copy' | 'thumb'
    >)

async function read(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function clean(bytes: Buffer): Promise<{ told: Told; parts: readonly Buffer[] }> {
  if (mediaOf(bytes) === 'application/pdf') {
    const { cleanPdf } = await import('./pdf.ts')
    const result = await cleanPdf(bytes)
    if (!result.ok) return { told: result, parts: [] }
    const { copy, pages } = result
    const told = { ok: true, media: 'application/pdf', width: 0, height: 0, pages } as const
    return { told: { ...told, sizes: [copy.length, 0] }, parts: [copy] }
  }
  const { cleanPhoto } = await import('./photo.ts')
  const { copy, thumb, width, height } = await cleanPhoto(bytes)
  const told = { ok: true, media: 'image/jpeg', width, height, pages: 1 } as const
  return { told: { ...told, sizes: [copy.length, thumb.length] }, parts: [copy, thumb] }
}

let answer: Awaited<ReturnType<typeof clean>>
try {
  answer = await clean(await read())
} catch {
  // Whatever a decoder says of a file that it cannot read: the file is refused, and that is all.
  answer = { told: { ok: false, code: 'file_unreadable' }, parts: [] }
}
process.stdout.write(
  Buffer.concat([Buffer.from(`${JSON.stringify(answer.told)}\n`), ...answer.parts]),
  () => process.exit(0),
)
