/** Files chosen in a form: taken one by one, each with its own answer; what was taken is not chosen again. */
import type { FileShown, Holder, WithFiles } from '../../attachments/index.ts'
import type { Refusal } from '../../kernel/index.ts'
import { FILE_BYTES } from '../../attachments/index.ts'
import type { Upload } from '../../platform/uploads.ts'

/** A file that was not taken, as its owner calls it. */
export interface Fault {
  readonly name: string
  readonly refusal: Refusal
}

/** A file that waits in a form, with its small picture. */
export interface Held extends FileShown {
  /** `data:`, so that a page without any script shows it and nothing has to be fetched. */
  readonly picture: string | null
}

/** Of one form: what waits in it, what was not taken just now, and how many it takes. */
export interface FormFiles {
  readonly held: readonly Held[]
  readonly faults: readonly Fault[]
  readonly max: number
}

export async function takeUploads(
  house: WithFiles,
  jurisdiction: number,
  holder: Holder,
  uploads: readonly Upload[],
  max: number,
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  let room = max - (uploads.length > 0 ? (await house.files.held(jurisdiction, holder)).length : 0)
  for (const { name, bytes, fault } of uploads) {
    const refusal = await take(bytes, fault, room)
    if (refusal) faults.push({ name, refusal })
    else room -= 1
  }
  return faults

  async function take(bytes: Buffer | null, fault: Upload['fault'], left: number) {
    if (fault === 'too_large')
      return { code: 'file_too_large', params: { mb: FILE_BYTES / 1_048_576 } }
    if (bytes === null || left <= 0) return { code: 'too_many_files', params: { max } }
    const taken = await house.files.accept(jurisdiction, holder, bytes)
    return taken.ok ? null : taken.refusal
  }
}

export async function heldIn(
  house: WithFiles,
  jurisdiction: number,
  holder: Holder,
): Promise<readonly Held[]> {
  const held = await house.files.held(jurisdiction, holder)
  return Promise.all(
    held.map(async (one) => {
      const thumb = await house.files.waitingThumb(jurisdiction, holder, one.id)
      const picture = thumb && `data:image/jpeg;base64,${thumb.toString('base64')}`
      return { ...one, picture }
    }),
  )
}
