/** Readings of decisions, campaigns and activities, in the transaction of the act. */
import { countOpen, readBodies } from '../matters/index.ts'
import type { Reading } from '../matters/index.ts'
import { partsOfCampaign } from './campaign.ts'
import { activityFault, isCopied, openMandatory } from './reading.ts'

export const DECISION_READINGS: Readonly<Record<string, Reading>> = {
  copied_reasons: async ({ matter, input }) => matter !== null && isCopied(input, matter),
  /** What carries a decision out and is not over. */
  open_tasks: async ({ tx, jurisdiction, kinds, matter, settle }) => {
    if (!matter) return 0
    await settle()
    const named = matter.links.flatMap(({ type, to }) => (type === 'carried_out_by' ? [to] : []))
    return countOpen(await readBodies(tx, jurisdiction, named), kinds)
  },
  open_mandatory: async ({ tx, jurisdiction, kinds, matter, settle }) => {
    if (!matter) return 0
    await settle()
    const parts = await partsOfCampaign(tx, jurisdiction, matter.id)
    return openMandatory(matter, parts, kinds)
  },
  /** Whether the campaign that an act names is under way. */
  campaign_running: async ({ tx, jurisdiction, input, settle }) => {
    if (typeof input['campaign'] !== 'string') return null
    await settle()
    const [found] = await readBodies(tx, jurisdiction, [input['campaign']])
    return found?.kind === 'campaign' && found.state.name === 'running'
  },
  activity_place: async ({ tx, jurisdiction, input, settle }) => {
    await settle()
    const [campaign, problem] = [String(input['campaign']), String(input['problem'])]
    const found = await readBodies(tx, jurisdiction, [campaign, problem])
    const byId = new Map(found.map((one) => [one.id, one]))
    return activityFault(byId.get(campaign), byId.get(problem), Number(input['stage']))
  },
}
