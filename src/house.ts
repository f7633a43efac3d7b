/** Puts the house together: every part that needs another is given it here, and nowhere else. */
import { randomInt, randomUUID } from 'node:crypto'
import type { Instant, Kind } from './kernel/index.ts'
import { dayOf, untranslated } from './kernel/index.ts'
import { KINDS } from './kinds/index.ts'
import { READINGS } from './matters/index.ts'
import type { Names, Ports, Reading } from './matters/index.ts'
import { openAttachments } from './attachments/index.ts'
import { AUTOMATIC_READINGS, forgetLook } from './automatic/index.ts'
import type { WithFiles } from './attachments/index.ts'
import { BULLETIN_READINGS } from './bulletins/index.ts'
import { BURDEN_READINGS } from './burdens/index.ts'
import { noLedger } from './ledger/index.ts'
import type { LedgerReader } from './ledger/index.ts'
import { APPRAISAL_READINGS } from './appraisal/index.ts'
import { ballotReadings } from './ballots/index.ts'
import { DECISION_READINGS } from './decisions/index.ts'
import { loadOrg } from './org/index.ts'
import { drawReading } from './oversight/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database.ts'
import { noStore } from './platform/files.ts'
import type { FileStore } from './platform/files.ts'
import type { Scanner } from './platform/scanner.ts'
import { addedReading, signsReading } from './routing/index.ts'
import { HANDOVER_READINGS } from './handover/index.ts'
import { forgetHotMember, HOT_READINGS } from './hot/index.ts'
import { PLAN_READINGS } from './plans/index.ts'
import { SUPERVISION_READINGS } from './supervision/index.ts'
import { divisionsUnder, loadRules } from './rules/index.ts'
import type { Division } from './rules/index.ts'
import { forgetMessages, forgetReplyAddresses } from './delivery/index.ts'
import { forgetOrigins } from './intake/index.ts'
import { endVerdictLinks, openFileKeys, openVault, revokeReceipts } from './vault/index.ts'
import { forgetPresence } from './work/index.ts'

export interface HouseParts {
  readonly db: Database
  readonly clock: Clock
  /** 32 bytes each, from files of mode 600. */
  readonly masterKey: Buffer
  readonly receiptSecret: Buffer
  /** Where sealed files lie; without it none is accepted. */
  readonly files?: FileStore
  /** Null or left out: no virus scanner was set up. */
  readonly scan?: Scanner | null
  /** Left out: a house without a public log, for tests. */
  readonly ledger?: LedgerReader
  /** Where models lie that were learnt from the city's decisions; left out: none is kept. */
  readonly models?: string
  readonly kinds?: readonly Kind[]
  readonly readings?: Readonly<Record<string, Reading>>
}

export function buildHouse(parts: HouseParts): WithFiles {
  const { db, clock } = parts
  const vault = openVault({ master: parts.masterKey })
  const divisionsOf = divisionCache(db, clock)
  const ports: WithFiles = {
    db,
    clock,
    kinds: new Map((parts.kinds ?? KINDS).map((kind) => [kind.name, kind])),
    rules: (jurisdiction) => loadRules(db, jurisdiction, clock.now()),
    org: (jurisdiction) => loadOrg(db, jurisdiction, clock.now()),
    divisions: async (jurisdiction) => new Set((await divisionsOf(jurisdiction)).keys()),
    names: async (jurisdiction) => {
      const [rules, org, divisions] = await Promise.all([
        ports.rules(jurisdiction),
        ports.org(jurisdiction),
        divisionsOf(jurisdiction),
      ])
      return namesOf({ rules, org, divisions })
    },
    vault,
    files: openAttachments({
      db,
      clock,
      store: parts.files ?? noStore,
      keys: openFileKeys({ master: parts.masterKey }),
      scan: parts.scan ?? null,
      uuid: () => randomUUID(),
    }),
    ledger: parts.ledger ?? noLedger,
    models: parts.models ?? null,
    readings: {
      ...READINGS,
      ...PLAN_READINGS,
      ...HANDOVER_READINGS,
      ...SUPERVISION_READINGS,
      ...DECISION_READINGS,
      ...HOT_READINGS,
      ...BULLETIN_READINGS,
      ...BURDEN_READINGS,
      ...AUTOMATIC_READINGS,
      ...ballotReadings(vault.ballots),
      ...APPRAISAL_READINGS,
      draw: drawReading,
      signs: signsReading,
      added: addedReading,
      ...parts.readings,
    },
    forgets: [
      revokeReceipts,
      (tx, jurisdiction, matter, on) =>
        endVerdictLinks(tx, { jurisdiction, matter }, `${on}T00:00:00.000Z`),
      forgetMessages,
      forgetReplyAddresses,
      forgetOrigins,
      forgetPresence,
      forgetHotMember,
      forgetLook,
    ],
    receiptSecret: parts.receiptSecret,
    random: { uuid: () => randomUUID(), below: (limit) => randomInt(limit) },
  }
  return ports
}

interface Known {
  readonly rules: Awaited<ReturnType<Ports['rules']>>
  readonly org: Awaited<ReturnType<Ports['org']>>
  readonly divisions: ReadonlyMap<string, Division>
}

function namesOf({ rules, org, divisions }: Known): Names {
  return {
    unit: (id) => org.units.get(id)?.name ?? untranslated(id),
    post: (id) => org.posts.get(id)?.title ?? untranslated(id),
    category: (code) => rules.category(code)?.name ?? untranslated(code),
    channel: (code) => rules.channel(code)?.name ?? untranslated(code),
    division: (code) => {
      const name = divisions.get(code)?.name
      return name ? { zh: name.zh, en: name.en ?? name.zh } : untranslated(code)
    },
    matter: untranslated,
  }
}

/** Divisions change once a year; an hour's delay in seeing a new one harms nobody. */
const KEPT_FOR = 3_600_000

function divisionCache(db: Database, clock: Clock) {
  const kept = new Map<number, { until: number; divisions: ReadonlyMap<string, Division> }>()
  return async (jurisdiction: number): Promise<ReadonlyMap<string, Division>> => {
    const now: Instant = clock.now()
    const known = kept.get(jurisdiction)
    if (known && known.until > Date.parse(now) && known.divisions.size > 0) return known.divisions
    const divisions = new Map(
      (await divisionsUnder(db, String(jurisdiction), dayOf(now))).map((one) => [one.code, one]),
    )
    kept.set(jurisdiction, { until: Date.parse(now) + KEPT_FOR, divisions })
    return divisions
  }
}
