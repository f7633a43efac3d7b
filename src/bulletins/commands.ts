/** npm run answerable -- figures BULLETIN: every figure of a bulletin again, and whether it is the same. */
import type { Ports } from '../matters/index.ts'
import type { FiguresOf } from '../publishing/index.ts'
import { issuedOf } from './bulletins.store.ts'
import { recomputeBulletin } from './recomputing.ts'
import type { Recomputation } from './recomputing.ts'

/** `2026-3`, `2026-3.json`, `〔2026〕3号`; null: written like no number of a bulletin. */
export function numberOf(name: string): { readonly year: number; readonly seq: number } | null {
  const found = /^(?:〔(\d{4})〕([1-9]\d{0,5})号|(\d{4})-([1-9]\d{0,5})(?:\.json)?)$/u.exec(name)
  if (!found) return null
  return { year: Number(found[1] ?? found[3]), seq: Number(found[2] ?? found[4]) }
}

export const bulletinFigures: FiguresOf = async (
  ports: Ports,
  jurisdiction: number,
  name: string,
) => {
  const number = numberOf(name)
  const row = number && (await issuedOf(ports.db, jurisdiction, number))
  if (!row) return null
  const found = await recomputeBulletin(ports, jurisdiction, row)
  return { same: found.same, lines: linesOf(found), json: found }
}

function linesOf(found: Recomputation): readonly string[] {
  const { number, title, figures, logged, alteredYears, same } = found
  return [
    `${number} ${title}`,
    ...figures.map(({ token, printed, now, same: holds }) =>
      holds
        ? `  ${token}: ${printed} · 一致 the same`
        : `  ${token}: ${printed} → ${now ?? '没有了 gone'} · 不一致 not the same`,
    ),
    ...(logged === false
      ? ['  正文与账本里的指纹不符 · the text is not the one whose hash is in the ledger']
      : []),
    ...(logged === null ? ['  还没有记入账本 · not in the ledger yet'] : []),
    ...alteredYears.map(
      (year) =>
        `  ${year}: 记录在公布之后被改动过 · events were altered after the release of that year`,
    ),
    same
      ? '全部一致 · everything is as it was published'
      : '与公布的不一致 · this is not what was published',
  ]
}
