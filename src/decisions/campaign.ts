/** What hangs on a campaign: its activities, and the problems found in it that are put right. */
import type { Matter } from '../kernel/index.ts'
import { linkedBodies } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'

/** Its activities, and the problems found in it, oldest first. */
export async function partsOfCampaign(
  db: Queryable,
  jurisdiction: number,
  campaign: string,
): Promise<readonly Matter[]> {
  const of = (kind: string) =>
    linkedBodies(db, jurisdiction, { to: campaign, type: 'part_of', kind })
  return [...(await of('activity')), ...(await of('rectification'))]
}
