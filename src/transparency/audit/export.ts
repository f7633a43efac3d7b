/** Everything an auditor needs to open the log, in files: streamed, so that a million events need no memory. */
import { createWriteStream } from 'node:fs'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { LogIdentity } from '../../ledger/index.ts'
import { leavesOf } from '../../ledger/index.ts'
import { matterIdsAfter, matterRows, openEvent, readStored } from '../../matters/index.ts'
import type { Ports } from '../../matters/index.ts'
import { makeFolder } from '../../platform/folders.ts'
import { publishedTables } from '../../publishing/index.ts'

export interface Exported {
  readonly events: number
  /** Of matters whose texts and salts were erased: only their entries are left. */
  readonly erased: number
  readonly tables: number
}

const PAGE = 200

/** Files for nobody but whoever takes them out: they hold what residents wrote. */
const PRIVATE = 0o600

export async function exportLedger(
  ports: Ports,
  jurisdiction: number,
  identity: LogIdentity,
  folder: string,
): Promise<Exported> {
  makeFolder(folder, 0o700)
  const counts = await exportEvents(ports, jurisdiction, join(folder, 'events.jsonl'))
  const tables = await exportTables(ports, jurisdiction, join(folder, 'tables.jsonl'))
  const checkpoint = await ports.ledger.file(jurisdiction, 'checkpoint')
  const texts = {
    vkey: `${identity.vkey}\n`,
    policy: identity.policy,
    'README.txt': README,
    ...(checkpoint && { checkpoint: checkpoint.toString('utf8') }),
  }
  for (const [name, text] of Object.entries(texts))
    await writeFile(join(folder, name), text, { mode: PRIVATE })
  return { ...counts, tables }
}

async function exportEvents(
  ports: Ports,
  jurisdiction: number,
  path: string,
): Promise<{ events: number; erased: number }> {
  const file = await linesTo(path)
  const counts = { events: 0, erased: 0 }
  for (let after = ''; ;) {
    const ids = await matterIdsAfter(ports.db, jurisdiction, after, PAGE)
    for (const { line, isErased } of await linesOf(ports, jurisdiction, ids)) {
      await file.write(line)
      if (isErased) counts.erased += 1
      else counts.events += 1
    }
    const last = ids.at(-1)
    if (last === undefined || ids.length < PAGE) break
    after = last
  }
  await file.end()
  return counts
}

async function linesOf({ db, vault }: Ports, jurisdiction: number, ids: readonly string[]) {
  const [rows, stored, keys, leaves] = await Promise.all([
    matterRows(db, jurisdiction, ids),
    readStored(db, jurisdiction, ids),
    vault.events.known(db, jurisdiction, ids),
    leavesOf(db, jurisdiction, ids),
  ])
  const places = new Map(leaves.map(({ matter, n, index }) => [`${matter} ${n}`, index]))
  return stored.map((event) => {
    const { matter, n } = event
    const index = places.get(`${matter} ${n}`) ?? null
    const [row, own] = [rows.get(matter), keys.get(matter)]
    if (!row) throw new Error(`events of ${matter} without their matter: run ledger audit`)
    if (!own) return { line: { index, matter, n, erased: true }, isErased: true }
    const place = { jurisdiction, matter, kind: row.kind, number: row.number }
    const opened = openEvent(place, event, own)
    const line = {
      index,
      locator: opened.locator.toString('base64'),
      salt: opened.salt.toString('base64'),
      event: opened.canonical,
      withheldSalt: opened.withheldSalt.toString('base64'),
      withheld: opened.withheldCanonical,
    }
    return { line, isErased: false }
  })
}

async function exportTables(ports: Ports, jurisdiction: number, path: string): Promise<number> {
  const file = await linesTo(path)
  let count = 0
  for await (const { name, text } of publishedTables(ports.db, jurisdiction)) {
    await file.write({ name, text })
    count += 1
  }
  await file.end()
  return count
}

interface Lines {
  /** One JSON value a line; resolves when there is room for more. */
  write(value: object): Promise<void>
  end(): Promise<void>
}

async function linesTo(path: string): Promise<Lines> {
  const stream = createWriteStream(path, { mode: PRIVATE, flush: true })
  const done = finished(stream)
  // It is waited for at the end; until then a failure shows itself at the next write.
  done.catch(() => {})
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve())
    stream.once('error', reject)
  })
  // A file that was there keeps its mode otherwise.
  await chmod(path, PRIVATE)
  return {
    async write(value) {
      if (stream.write(`${JSON.stringify(value)}\n`)) return
      await Promise.race([new Promise<void>((resolve) => stream.once('drain', resolve)), done])
    },
    async end() {
      stream.end()
      await done
    },
  }
}

const README = `有应 公开账本：审计用的全部凭据 · Answerable, public ledger: everything an auditor needs

这些文件里有居民写下的话和经办人的身份，只交给有权审计的人，用完销毁。
These files hold what residents wrote and who worked on it: for those entitled to audit alone; destroy them afterwards.

events.jsonl  一行一步 · one step a line
  index         账本里的位置；null 是还在排队 · place in the log; null: still waiting
  locator, salt base64
  event         正本（逐字节）· the canonical event, to the byte
  withheld, withheldSalt  不给居民看的部分 · what the resident is not shown
  {"erased":true} 已依规销毁 · erased as the law says
  承诺 commitment = HMAC-SHA256(salt, "evt/v1\\0" + event)
  条目 entry      = 0x01 + locator + commitment
  event.withheld  = base64(HMAC-SHA256(withheldSalt, "evt-withheld/v1\\0" + withheld))
tables.jsonl  公布的数字 · published tables: {"name","text"}
checkpoint, policy, vkey  账本的检查点、见证规则、公钥 · of the log

docs/ledger.md 讲得更细 · says more.
`
