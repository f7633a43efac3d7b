/** What every handler of the public pages is given: the house, and the one city they speak for. */
import type { Ports } from '../matters/index.ts'

export interface Public {
  readonly house: Ports
  readonly jurisdiction: number
}
