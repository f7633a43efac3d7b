/**
 * Forms with files (multipart/form-data), read in memory and never put on a disk. Only routes that
 * say so take them. A file that is too large is read to its end and dropped, so that everything else
 * in the form is still there when it is refused.
 */
import { Busboy } from '@fastify/busboy'
import type { BusboyInstance } from '@fastify/busboy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RawParameters, utf8 } from './parameters.ts'
import { HttpProblem } from './problems.ts'

export interface UploadLimits {
  /** Files of one request whose bytes are kept; more are counted and dropped. */
  readonly files: number
  /** Of one file, in bytes. */
  readonly fileBytes: number
}

export interface Upload {
  /** Name of the field it was chosen in. */
  readonly field: string
  /** As the sender calls it: only to say which one is meant, in the answer to this request. */
  readonly name: string
  /** Null: larger than allowed, or one too many. */
  readonly bytes: Buffer | null
  readonly fault: 'too_large' | 'too_many' | null
}

declare module 'fastify' {
  interface FastifyRequest {
    uploads: readonly Upload[]
  }
  interface FastifyContextConfig {
    uploads?: UploadLimits
  }
}

/** Texts of a form beside its files, in bytes. */
const FIELD_BYTES = 4 * 1_048_576
/** What all requests in hand may hold of files together, in bytes; beyond it the next is told to come back. */
const IN_HAND = 160 * 1_048_576
/** A body longer than this many times what could be kept is not read to its end. */
const PATIENCE = 3

export function readUploads(app: FastifyInstance): void {
  let inHand = 0
  app.decorateRequest('uploads')
  app.addHook('onRequest', async (request) => {
    request.uploads = []
  })
  app.addContentTypeParser('multipart/form-data', async (request: FastifyRequest) => {
    const limits = request.routeOptions.config.uploads
    if (!limits) throw new HttpProblem(415, 'unsupported_media_type')
    const length = Number(request.headers['content-length'])
    // Without a length nobody can say whether there is room for it; every browser sends one.
    if (!Number.isInteger(length)) throw new HttpProblem(411, 'length_required')
    const kept = limits.files * limits.fileBytes + FIELD_BYTES
    if (length > kept * PATIENCE) throw new HttpProblem(413, 'too_large')
    const held = Math.min(length, kept)
    if (inHand + held > IN_HAND) throw new HttpProblem(503, 'unavailable')
    inHand += held
    request.raw.once('close', () => {
      inHand -= held
    })
    const { fields, uploads } = await parse(request, limits)
    request.uploads = uploads
    return new RawParameters(fields.join('&'))
  })
}

interface Parsed {
  /** `name=value`, as in a plain form. */
  readonly fields: string[]
  readonly uploads: Upload[]
}

function parse(request: FastifyRequest, limits: UploadLimits): Promise<Parsed> {
  const parsed: Parsed = { fields: [], uploads: [] }
  return new Promise((resolve, reject) => {
    const malformed = () => reject(new HttpProblem(400, 'malformed'))
    let reader: BusboyInstance
    try {
      reader = new Busboy({
        headers: request.headers as { 'content-type': string },
        // Bytes as they are: whether they are text is asked of all of them alike.
        defCharset: 'latin1',
        limits: {
          fieldSize: FIELD_BYTES,
          fields: 200,
          parts: 260,
          files: 60,
          headerPairs: 20,
          fileSize: limits.fileBytes,
        },
      })
    } catch {
      // No boundary.
      return malformed()
    }
    let room = FIELD_BYTES
    reader.on('field', (name, value, nameCut, valueCut) => {
      room -= value.length
      if (nameCut || valueCut || room < 0) return reject(new HttpProblem(413, 'too_large'))
      try {
        const text = (raw: string) => encodeURIComponent(utf8(Buffer.from(raw, 'latin1')))
        parsed.fields.push(`${encodeURIComponent(name)}=${text(value)}`)
      } catch (error) {
        reject(error)
      }
    })
    // Counted when a file begins: those before it may not have been read to their end.
    let places = limits.files
    reader.on('file', (field, file, name) => {
      const chunks: Buffer[] = []
      let size = 0
      let fault: Upload['fault'] = null
      const takePlace = () => {
        if (places > 0) places -= 1
        else fault = 'too_many'
      }
      // An input in which nothing was chosen is sent without a name and without bytes.
      if (name) takePlace()
      file.on('limit', () => {
        if (fault === null) places += 1
        fault ??= 'too_large'
        chunks.length = 0
      })
      file.on('data', (chunk: Buffer) => {
        if (size === 0 && !name) takePlace()
        size += chunk.length
        if (fault === null) chunks.push(chunk)
      })
      file.on('end', () => {
        if (size === 0 && !name) return
        const bytes = fault === null ? Buffer.concat(chunks) : null
        parsed.uploads.push({ field, name: (name ?? '').slice(0, 120), bytes, fault })
      })
    })
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      reader.on(event, () => reject(new HttpProblem(400, 'too_many_parameters')))
    reader.on('error', malformed)
    reader.on('finish', () => resolve(parsed))
    request.raw.once('aborted', malformed)
    request.raw.pipe(reader)
  })
}
