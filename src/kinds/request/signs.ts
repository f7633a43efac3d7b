/** What the words of a request say besides, as far as nobody who said it says otherwise. */
import { optionalText } from '../../kernel/index.ts'
import type { Input, Json, Sealing, SealingRead } from '../../kernel/index.ts'

type Readings = Readonly<Record<string, Json>>

function signsOf(readings: Readings): Readonly<Record<string, Json>> {
  const signs = readings['signs']
  return typeof signs === 'object' && signs !== null && !isListed(signs) ? signs : {}
}

function isListed(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** Ticked, or recognised and not denied: being hurried for nothing harms nobody. */
export function isDangerous(input: Input, readings: Readings): boolean {
  const { danger } = signsOf(readings)
  const isRecognised = isListed(danger) && danger.length > 0
  return input['danger'] === true || (isRecognised && input['danger'] !== false)
}

/**
 * What accuses is sealed from its first moment (信访工作条例 2022, arts. 30, 46): as it was said, or as
 * its words say, unless whoever wrote it says that it accuses nobody.
 */
export function sealOf(input: Input, readings: Readings): Sealing | null {
  const accused = optionalText(input, 'accused_unit')
  if (input['accuses'] === true) return { accusedUnits: accused ? [accused] : [], accusedPosts: [] }
  const { accuses, units } = signsOf(readings)
  if (accuses !== true || input['accuses'] === false) return null
  return { accusedUnits: isListed(units) ? units.map(String) : [], accusedPosts: [] }
}

/** Nobody inside may handle what accuses: then it goes outside. */
export function goesOutside(input: Input, readings: Readings): boolean {
  if (sealOf(input, readings) === null) return false
  return readings['outside_only'] === true || signsOf(readings)['outside'] === true
}

/** What words added later come to: whether they hurry it, and what sealing they need. */
export interface Added {
  readonly isDangerous: boolean
  readonly seal: (SealingRead & { readonly units: readonly string[] }) | null
}

/** As far as whoever added them does not say that they accuse nobody. */
export function addedOf(input: Input, readings: Readings): Added {
  const read = readings['added']
  if (typeof read !== 'object' || read === null || isListed(read))
    return { isDangerous: false, seal: null }
  const { danger, seal } = read
  const isSealed = typeof seal === 'object' && seal !== null && !isListed(seal)
  return {
    isDangerous: isListed(danger) && danger.length > 0,
    seal: isSealed && input['accuses'] !== false ? (seal as unknown as Added['seal']) : null,
  }
}
