/** Photos of the demo city: drawn, and taken in through the same cleaning and sealing as anybody's. */
import sharp from 'sharp'
import type { Attachments } from '../../src/attachments/index.ts'
import type { Instant } from '../../src/kernel/index.ts'
import type { DemoRequest } from '../course.ts'
import type { SceneName } from '../crowd/scenes.ts'
import { SITUATIONS } from '../crowd/situations/index.ts'
import { diceOf } from '../crowd/dice.ts'
import { CITY_CODE } from '../divisions.ts'
import { filedAt } from '../timeline.ts'
import { svgOf } from './scenes.ts'
import type { Light } from './scenes.ts'

/** Of those whose trouble can be seen: who sends a photo, and which units send one back. */
const SENDS = 0.3
const SHOWS = 0.55

export interface Photo {
  readonly holder: string
  readonly file: string
}

/** By the request's key: of what was found, and of what was done. Each is there when it has been taken in. */
export interface Photos {
  readonly found: ReadonlyMap<string, Promise<Photo>>
  readonly mended: ReadonlyMap<string, Promise<Photo>>
  /** All are taken in, or the first fault. */
  readonly taken: Promise<unknown>
}

export const NO_PHOTOS: Photos = {
  found: new Map(),
  mended: new Map(),
  taken: Promise.resolve(),
}

interface Shot {
  readonly key: string
  readonly of: 'found' | 'mended'
  readonly scene: SceneName
  readonly light: Light
  readonly mirrored: boolean
}

/**
 * Begins to take them in, those of the oldest requests first, two at a time (each is decoded in a process
 * of its own), and does not wait: whoever plays waits for the one they need.
 */
export function takePhotos(
  files: Attachments,
  requests: readonly DemoRequest[],
  { now, seed }: { readonly now: Instant; readonly seed: number },
): Photos {
  const found = new Map<string, Promise<Photo>>()
  const mended = new Map<string, Promise<Photo>>()
  const hands: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()]
  const filed = new Map(requests.map((one) => [one.key, filedAt(now, one.filed)]))
  const shots = shotsOf(requests, seed).toSorted((one, other) =>
    (filed.get(one.key) ?? '').localeCompare(filed.get(other.key) ?? ''),
  )
  for (const [index, shot] of shots.entries()) {
    const hand = index % hands.length
    const photo = (hands[hand] ?? Promise.resolve()).then(() => accepted(files, shot))
    hands[hand] = photo
    if (shot.of === 'found') found.set(shot.key, photo)
    else mended.set(shot.key, photo)
  }
  const taken = Promise.all([...found.values(), ...mended.values()])
  // Told to whoever waits for it; a fault before anybody waits is not a fault of nobody.
  taken.catch(() => {})
  return { found, mended, taken }
}

const SCENE_OF = new Map(
  SITUATIONS.flatMap(({ category, scene }) => (scene ? [[category, scene] as const] : [])),
)

function shotsOf(requests: readonly DemoRequest[], seed: number): readonly Shot[] {
  const dice = diceOf(seed)
  return requests.flatMap(({ key, category, door }): readonly Shot[] => {
    const scene = SCENE_OF.get(category)
    if (scene === undefined || door === 'hotline' || !dice.chance(SENDS)) return []
    const light = scene === 'lamp' ? 'night' : dice.pick(['day', 'day', 'dusk', 'night'] as const)
    const found: Shot = { key, of: 'found', scene, light, mirrored: dice.chance(0.5) }
    const mended: Shot = { ...found, of: 'mended', light: scene === 'lamp' ? 'night' : 'day' }
    return dice.chance(SHOWS) ? [found, mended] : [found]
  })
}

async function accepted(files: Attachments, shot: Shot): Promise<Photo> {
  const svg = svgOf(shot.scene, shot.of, shot.light, shot.mirrored)
  const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 74 }).toBuffer()
  const holder = `form:demo-${shot.of}-${shot.key}`
  const taken = await files.accept(CITY_CODE, holder, bytes)
  if (!taken.ok) throw new Error(`a photo of the demo was refused: ${taken.refusal.code}`)
  return { holder, file: taken.value.id }
}
