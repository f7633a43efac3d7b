/** Which city this installation answers for; on the first start there is none yet, and one is made. */
import { join } from 'node:path'
import { demoLines, demoRoute } from '../demo/index.ts'
import { isDemonstration, refuseHalfMade, setUpDemo, wantsDemo } from './demonstration.ts'
import { refreshHot } from './hot/index.ts'
import { ensureOpen311Key } from './intake/index.ts'
import { enrolEvents, hasUnsealed } from './matters/index.ts'
import type { Ports } from './matters/index.ts'
import { firstAdministrators } from './org/index.ts'
import type { Config } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { Failure } from './platform/failure.ts'
import type { RouteEntry } from './platform/http.ts'
import type { Progress } from './platform/progress.ts'
import type { Storage } from './platform/storage.ts'
import { releaseDue } from './publishing/index.ts'
import { addDivisions, insertJurisdiction, jurisdictionsOf, seedDefaults } from './rules/index.ts'
import type { Jurisdiction } from './rules/index.ts'

export interface City {
  readonly jurisdiction: Jurisdiction
  /** What whoever started the house reads: accounts, codes, keys. */
  readonly lines: readonly string[]
  readonly routes: readonly RouteEntry[]
}

export interface Opening {
  readonly config: Config
  readonly storage: Pick<Storage, 'db' | 'embedded' | 'ownerUrl'>
  readonly house: Ports
  readonly progress: Progress
  readonly env: NodeJS.ProcessEnv
}

export async function openCity(opening: Opening): Promise<City> {
  const { config, storage, house } = opening
  const there = await jurisdictionsOf(storage.db)
  refuseHalfMade(config)
  const setUp = (await wantsDemo(storage, config))
    ? await setUpDemo(opening)
    : await setUpNew(opening, there)
  const jurisdiction = frontOf(await jurisdictionsOf(storage.db), opening.env)
  const isDemo = isDemonstration(jurisdiction)
  await enrol(opening)
  // The figures of its last week are there when whoever started it opens the board.
  if (isDemo) {
    await releaseDue(house, jurisdiction.id)
    const what = { zh: '正在找热点问题', en: 'finding hot problems' }
    await opening.progress(what, () => refreshHot(house, jurisdiction.id))
  }
  const key = await ensureOpen311Key(
    house,
    jurisdiction.id,
    join(config.dataDir, 'secrets', 'open311-key'),
  )
  return {
    jurisdiction,
    lines: [
      ...setUp,
      ...(isDemo ? demoLines() : []),
      ...(key === null ? [] : [`Open311 API key: ${key}`]),
    ],
    routes: isDemo ? [demoRoute(house.clock, config.demoSpeed ?? 1)] : [],
  }
}

/** Of a data folder from before there was a public log. */
async function enrol({ storage, house, progress }: Opening): Promise<void> {
  const owner = openDatabase({ url: storage.ownerUrl, max: 1 })
  const what = {
    zh: '正在把既往事项登入公开账本',
    en: 'entering earlier matters in the public log',
  }
  try {
    for (const { id } of await jurisdictionsOf(storage.db)) {
      if (await hasUnsealed(storage.db, id))
        await progress(what, () => enrolEvents(owner, house, id))
    }
  } finally {
    await owner.close()
  }
}

/** A city begins with its rules and three administrators, who do the rest at the desk. */
async function setUpNew(
  { storage, house, env }: Opening,
  there: readonly Jurisdiction[],
): Promise<string[]> {
  if (there.length === 0) await insertCity(storage, house, env)
  const jurisdiction = frontOf(await jurisdictionsOf(storage.db), env)
  const { zh: nameZh, en: nameEn } = jurisdiction.name
  const made = await firstAdministrators(
    storage.db,
    jurisdiction.id,
    { nameZh, nameEn },
    house.clock.now(),
  )
  if (made === null) return []
  return [
    '首次启动：请三个人分别在 /desk/activate 用下面的一次性激活码设置密码。',
    'First start: three people set their passwords at /desk/activate with these one-time codes.',
    ...made.map(({ login, code }) => `  ${login}  ${code}`),
  ]
}

/** Where a city has not said who it is: outside every real division, so that nothing is mistaken. */
const UNNAMED = '990000'

async function insertCity(
  { db }: Pick<Storage, 'db'>,
  house: Ports,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const code = env['JURISDICTION'] ?? UNNAMED
  if (!/^[1-9]\d{5}$/u.test(code)) {
    throw new Failure(
      'usage',
      `JURISDICTION 应为六位行政区划代码，而不是 ${code}。`,
      `JURISDICTION must be a division code of six digits, not ${code}.`,
    )
  }
  const zh = env['JURISDICTION_NAME'] ?? '本市'
  const en = env['JURISDICTION_NAME_EN'] ?? 'This city'
  const now = house.clock.now()
  await db.transaction(async (tx) => {
    const hotline = env['JURISDICTION_HOTLINE']
    const settings = hotline === undefined || hotline === '' ? {} : { hotline }
    await insertJurisdiction(tx, { id: Number(code), name: { zh, en }, parent: null, settings })
    await seedDefaults(tx, Number(code), now)
    await addDivisions(tx, [
      { code, parent: null, level: 2, name: { zh, en }, since: '1949-10-01', until: null },
    ])
  })
}

/** The one city, or the one of several that JURISDICTION names. */
function frontOf(there: readonly Jurisdiction[], env: NodeJS.ProcessEnv): Jurisdiction {
  const named = env['JURISDICTION']
  const front = named ? there.find(({ id }) => id === Number(named)) : there[0]
  if (front) return front
  const known = there.map(({ id }) => id).join(', ')
  throw new Failure(
    'usage',
    `数据库里没有辖区 ${named ?? ''}：JURISDICTION 可为 ${known}。`,
    `The database has no jurisdiction ${named ?? ''}: JURISDICTION may be ${known}.`,
  )
}
