/** The demo city of this installation: making it once, and the clock it lives by. */
import { rmSync, writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { CITY_CODE, FULL_CROWD, seedDemo } from '../demo/index.ts'
import { fileStoreOf } from './installation.ts'
import { enqueueEntries, enrolledEntry, releaseAll } from './ledger/index.ts'
import { lastChange } from './matters/index.ts'
import type { Ports } from './matters/index.ts'
import { scaledClock, systemClock } from './platform/clock.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Queryable } from './platform/database.ts'
import { Failure } from './platform/failure.ts'
import type { Progress } from './platform/progress.ts'
import { secret } from './platform/secrets.ts'
import type { Storage } from './platform/storage.ts'
import { jurisdictionsOf } from './rules/index.ts'
import type { Jurisdiction } from './rules/index.ts'

export function isDemonstration({ settings }: Jurisdiction): boolean {
  return settings['demonstration'] === true
}

/** Whether the first start makes the demo city; a database that is given gets one only when asked. */
export async function wantsDemo(
  { db, embedded }: Pick<Storage, 'db' | 'embedded'>,
  { demo }: Pick<Config, 'demo'>,
): Promise<boolean> {
  return (await jurisdictionsOf(db)).length === 0 && (demo ?? embedded)
}

/**
 * The time of the house: real time, except where a demonstration was asked to run faster. Where it has
 * run ahead before, it goes on from there: what happened does not lie in the future of what comes.
 */
export async function clockOf(
  storage: Pick<Storage, 'db' | 'embedded'>,
  config: Pick<Config, 'demo' | 'demoSpeed'>,
): Promise<Clock> {
  const there = await jurisdictionsOf(storage.db)
  const isDemo =
    there.every(isDemonstration) && (there.length > 0 || (await wantsDemo(storage, config)))
  if (!isDemo) {
    if (config.demoSpeed === null) return systemClock
    throw new Failure(
      'usage',
      '--demo-speed 只能用于示范市：这个数据库里是真实的辖区，时间不能加快。',
      '--demo-speed is for the demo city alone: this database holds a real jurisdiction, whose time is not to be hurried.',
    )
  }
  const now = systemClock.now()
  const last = await latestIn(storage.db, there)
  const speed = config.demoSpeed ?? 1
  const isAhead = last !== null && last > now
  return speed === 1 && !isAhead ? systemClock : scaledClock(isAhead ? last : now, speed)
}

async function latestIn(db: Queryable, there: readonly Jurisdiction[]): Promise<string | null> {
  const times = await Promise.all(there.map(({ id }) => lastChange(db, id)))
  return (
    times
      .filter((time) => time !== null)
      .toSorted()
      .at(-1) ?? null
  )
}

export interface Making {
  readonly config: Config
  readonly storage: Pick<Storage, 'db'>
  readonly house: Ports
  readonly progress: Progress
  readonly env: NodeJS.ProcessEnv
}

/** Fills the empty database; what it says is for whoever started the program. */
export async function setUpDemo(making: Making): Promise<string[]> {
  const { config, storage, house, progress, env } = making
  const crowd = crowdFrom(env['DEMO_CROWD'])
  const unfinished = join(config.dataDir, UNFINISHED)
  writeFileSync(unfinished, '')
  const what = { zh: '正在建示范市', en: 'making the demo city' }
  const { failures } = await progress(what, () =>
    seedDemo({
      parts: {
        db: storage.db,
        masterKey: secret(config.dataDir, 'vault-master', 32),
        receiptSecret: secret(config.dataDir, 'receipts', 32),
        readings: house.readings,
        files: fileStoreOf(config),
      },
      now: house.clock.now(),
      crowd,
    }),
  )
  // What the demo lived through, it did in a minute: the log proves its times from now on.
  await releaseAll(storage.db, CITY_CODE)
  await enqueueEntries(storage.db, CITY_CODE, [{ entry: enrolledEntry(house.clock.now()) }])
  rmSync(unfinished)
  if (failures.length === 0) return []
  return [
    `示范市有 ${failures.length} 步没有走成 · ${failures.length} steps of the demo were refused`,
  ]
}

const UNFINISHED = 'demo-unfinished'

/** A city that was half made when the program was stopped is no city to look at. */
export function refuseHalfMade({ dataDir }: Pick<Config, 'dataDir'>): void {
  if (!existsSync(join(dataDir, UNFINISHED))) return
  throw new Failure(
    'data_unusable',
    `示范市上次没有建完：请清空数据目录 ${dataDir}（和所给的数据库）再启动。`,
    `The demo city was not finished last time: empty the data folder ${dataDir} (and the database you gave) and start again.`,
  )
}

/** DEMO_CROWD: how many speak up beside those told one by one. Fewer make a quicker start. */
function crowdFrom(text: string | undefined): number {
  if (text === undefined || text === '') return FULL_CROWD
  if (/^\d{1,5}$/.test(text)) return Number(text)
  throw new Failure(
    'usage',
    `DEMO_CROWD 应为 0 到 99999 的整数，而不是 ${text}。`,
    `DEMO_CROWD must be a whole number from 0 to 99999, not ${text}.`,
  )
}
