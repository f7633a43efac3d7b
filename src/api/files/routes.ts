/** Photos and documents for the desk and for departments' systems: brought before the act, handed out after it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { FILE_BYTES, sendFile } from '../../attachments/index.ts'
import type { Part, WithFiles } from '../../attachments/index.ts'
import type { Refusal, Result } from '../../kernel/index.ts'
import type { FileShown } from '../../attachments/index.ts'
import type { Handler } from '../../platform/http.ts'
import { filesShown, openOriginal } from '../acting.ts'
import {
  answerWith,
  deskCaller,
  idempotencyKey,
  keyCaller,
  keyMissing,
  parameter,
  refuseWith,
} from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { isPass } from '../sealed.ts'
import type { Caller } from '../shapes.ts'

const ONE = { files: 1, fileBytes: FILE_BYTES }
const named = Type.Object({ id: Type.String(), file: Type.String() })
const tagged = (summary: string) => ({ tags: ['v1'], summary, security: [{ key: [] }] })

export function fileHandlers(parts: ApiHouse) {
  const { house } = parts
  const hand = (who: typeof deskCaller, part: Part): Handler['handle'] => {
    return async (request, reply) => handOut(house, await who(parts, request), part, request, reply)
  }
  const take = (who: typeof deskCaller): Handler['handle'] => {
    return async (request, reply) => {
      const taken = await takeOne(house, await who(parts, request), request)
      return answerWith(reply, taken, (file) => file)
    }
  }
  return {
    takeFile: { uploads: ONE, handle: take(deskCaller) },
    file: { handle: hand(deskCaller, 'copy') },
    fileThumb: { handle: hand(deskCaller, 'thumb') },
    openOriginal: {
      schema: { body: Type.Object({ reason: Type.String() }, { additionalProperties: false }) },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const key = idempotencyKey(request)
        if (key === null) return keyMissing(reply)
        const [name, file] = [parameter(request, 'id'), parameter(request, 'file')]
        const { reason } = request.body as { reason: string }
        const opened = await openOriginal(house, caller, name, { file, reason, key })
        if (!opened.ok) return refuseWith(reply, opened.refusal)
        const { number, ...original } = opened.value
        return sendFile(reply, original, stemOf(number, file, 'original'), 'original')
      },
    },
    v1TakeFile: {
      schema: {
        ...tagged(
          'Bring a photo or a PDF (multipart, one file); its id goes into a field of type files',
        ),
        consumes: ['multipart/form-data'],
      },
      uploads: ONE,
      forms: 'open',
      handle: take(keyCaller),
    },
    v1File: {
      schema: { ...tagged('The cleaned copy of a file of a matter'), params: named },
      forms: 'open',
      handle: hand(keyCaller, 'copy'),
    },
  } satisfies Record<string, Handler>
}

const stemOf = (number: string, file: string, part: Part) =>
  `${number}-${file.slice(0, 8)}${part === 'original' ? '-original' : ''}`

async function takeOne(
  house: WithFiles,
  { jurisdiction, scope }: Caller,
  { uploads }: FastifyRequest,
): Promise<Result<FileShown>> {
  const [first, ...more] = uploads
  if (!first) return refused({ code: 'required', field: 'file' })
  if (more.length > 0) return refused({ code: 'too_many_files', params: { max: 1 } })
  if (first.bytes === null)
    return refused({ code: 'file_too_large', params: { mb: FILE_BYTES / 1_048_576 } })
  return house.files.accept(jurisdiction, scope, first.bytes)
}

const refused = (refusal: Refusal): Result<never> => ({ ok: false, refusal })

/** What the matter's course shows this caller; any other file is the same as none. */
async function handOut(
  house: WithFiles,
  caller: Caller,
  part: Part,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file = parameter(request, 'file')
  const shown = await filesShown(house, caller, parameter(request, 'id'))
  if (!shown?.files.has(file)) return refuseWith(reply, { code: 'not_found' })
  const { matter } = shown
  const { pass } = request.query as { readonly pass?: unknown }
  if (matter.sealed && !isPass(house, caller, matter, pass))
    return refuseWith(reply, { code: 'sealed_needs_reason' })
  const opened = await house.files.open(caller.jurisdiction, matter.id, file, part)
  if (!opened) return refuseWith(reply, { code: 'not_found' })
  return sendFile(reply, opened, stemOf(matter.number, file, part), part)
}
