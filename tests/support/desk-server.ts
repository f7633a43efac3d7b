/** The house's HTTP side over a test city, as the server puts it together. */
import type { ApiHouse } from '../../src/api/index.ts'
import { openLog } from '../../src/platform/log.ts'
import { serve } from '../../src/serving.ts'

export function deskServer(city: ApiHouse, logLevel = 'silent') {
  return serve({
    house: city.house,
    org: city.org,
    log: openLog(undefined, logLevel),
    formKey: Buffer.alloc(32, 3),
    publicUrl: null,
  })
}
