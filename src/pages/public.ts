/** What every handler of the public pages is given: the house, and the one city they speak for. */
import type { WithFiles } from '../attachments/index.ts'

export interface Public {
  readonly house: WithFiles
  readonly jurisdiction: number
}
