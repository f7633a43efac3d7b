/** What delivery needs of the rest of the house. */
import type { Ports } from '../matters/index.ts'
import type { Log } from '../platform/log.ts'
import type { SettingsSource } from './settings.ts'

export interface Delivery {
  readonly ports: Ports
  readonly settings: SettingsSource
  /** As residents see the house, for links; null: messages carry none. */
  readonly publicUrl: string | null
  readonly log: Log
}
