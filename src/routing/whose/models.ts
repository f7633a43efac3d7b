/** The model of a city: a folder of its own in the data folder, read again when it was replaced. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ports } from '../../matters/index.ts'
import type { Model } from '../classify/model.ts'
import { readModel } from '../classify/storing.ts'

const read = new Map<string, { readonly at: number; readonly model: Promise<Model | null> }>()

export function folderOf({ models }: Pick<Ports, 'models'>, jurisdiction: number): string | null {
  return models === null ? null : join(models, String(jurisdiction))
}

/** Null: nothing was learnt yet, or this house keeps no models. */
export async function modelOf(house: Ports, jurisdiction: number): Promise<Model | null> {
  const folder = folderOf(house, jurisdiction)
  if (folder === null) return null
  const at = await stat(join(folder, 'model.json')).then(
    ({ mtimeMs }) => mtimeMs,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    },
  )
  if (at === null) return null
  const known = read.get(folder)
  if (known?.at === at) return known.model
  const model = readModel(folder)
  read.set(folder, { at, model })
  return model
}
