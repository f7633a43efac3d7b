/** Open311 over a house: for tests, and for clients that somebody else wrote. */
import { open311Handlers, renderOpen311Problem } from '../../src/intake/index.ts'
import type { Ports } from '../../src/matters/index.ts'
import { formTokens } from '../../src/platform/forms.ts'
import { buildHttp } from '../../src/platform/http.ts'
import { openLog } from '../../src/platform/log.ts'
import { open311Routes } from '../../src/routes.ts'

export function open311Server(house: Ports, publicUrl: string | null = null) {
  return buildHttp({
    routes: open311Routes(open311Handlers(house, { publicUrl })),
    log: openLog(undefined, 'silent'),
    clock: house.clock,
    tokens: formTokens(Buffer.alloc(32, 3)),
    sessionCookie: '__Host-test',
    publicUrl,
    admit: async (role) => role === 'open311',
    render: renderOpen311Problem,
  })
}
