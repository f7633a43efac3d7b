/**
 * Every refusal of the house in words that say what to do. A code is stable and means one thing;
 * `{name}` is filled from the refusal's params, `{field}` with the field it names.
 */
import type { Refusal, Words } from '../kernel/index.ts'
import { appraisalRefusals } from './appraisal.ts'
import { ballotRefusals } from './ballots.ts'
import { bulletinRefusals } from './bulletins.ts'
import { burdenRefusals } from './burdens.ts'
import { decisionRefusals } from './decisions.ts'
import { deliveryRefusals } from './delivery.ts'
import { doorRefusals } from './doors.ts'
import { fileRefusals } from './files.ts'
import { handoverRefusals } from './handover.ts'
import { hotRefusals } from './hot.ts'
import { inputRefusals } from './input.ts'
import { knowledgeRefusals } from './knowledge.ts'
import { matterRefusals } from './matters.ts'
import { peopleRefusals } from './people.ts'
import { planbookRefusals } from './planbook.ts'
import { planRefusals } from './plans.ts'
import { requestRefusals } from './requests.ts'
import { rulesRefusals } from './rules.ts'
import { supervisionRefusals } from './supervision.ts'
import { viewRefusals } from './views.ts'

export const REFUSALS: Readonly<Record<string, Words>> = {
  ...requestRefusals,
  ...inputRefusals,
  ...matterRefusals,
  ...peopleRefusals,
  ...rulesRefusals,
  ...doorRefusals,
  ...fileRefusals,
  ...deliveryRefusals,
  ...knowledgeRefusals,
  ...planRefusals,
  ...planbookRefusals,
  ...hotRefusals,
  ...handoverRefusals,
  ...supervisionRefusals,
  ...decisionRefusals,
  ...bulletinRefusals,
  ...burdenRefusals,
  ...ballotRefusals,
  ...appraisalRefusals,
  ...viewRefusals,
}

/** For a code without words of its own; a test sees to it that no code of the house needs it. */
const UNKNOWN: Words = {
  zh: '不能这样做（{code}）。',
  en: 'This cannot be done ({code}).',
}

export function refusalWords(refusal: Refusal): Words {
  const words = Object.hasOwn(REFUSALS, refusal.code) ? REFUSALS[refusal.code] : undefined
  const values = { code: refusal.code, field: refusal.field ?? '', ...refusal.params }
  return { zh: filled((words ?? UNKNOWN).zh, values), en: filled((words ?? UNKNOWN).en, values) }
}

/** A value that was not given takes its brackets with it: “no power for it ({rule})”. */
function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text
    .replaceAll(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? ''))
    .replaceAll(/\s?[（(]\s*[)）]/gu, '')
}
