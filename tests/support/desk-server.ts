/** The house's HTTP side over a test city, as the server puts it together. */
import type { ApiHouse } from '../../src/api/index.ts'
import { openLog } from '../../src/platform/log.ts'
import type { Log } from '../../src/platform/log.ts'
import { serve } from '../../src/serving.ts'
import type { Serving } from '../../src/serving.ts'

export function deskServer(city: ApiHouse, logLevel = 'silent') {
  return serve(servingOf(city, openLog(undefined, logLevel)))
}

/** What `serve` and `allRoutes` take. */
export function servingOf(city: ApiHouse, log: Log = openLog(undefined, 'silent')): Serving {
  return {
    house: city.house,
    org: city.org,
    log,
    formKey: Buffer.alloc(32, 3),
    publicUrl: null,
  }
}
