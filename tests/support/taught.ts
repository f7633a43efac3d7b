/** A city whose dispatchers have decided enough to learn from: four categories, each its unit, and a model. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WithFiles } from '../../src/attachments/index.ts'
import { dayOf } from '../../src/kernel/index.ts'
import { commit } from '../../src/matters/index.ts'
import type { Commission, Done } from '../../src/matters/index.ts'
import { firstLesson } from '../../src/routing/index.ts'
import { setAutomatic } from '../../src/rules/index.ts'
import type { TestCity } from './city.ts'
import { LABELS, written } from './messages.ts'

/** What each label of the messages is in the default rules. */
export const CODE: Readonly<Record<string, string>> = {
  路灯照明: 'road-light',
  工资拖欠: 'work-wages',
  入学报名: 'school-enrol',
  噪声扰民: 'env-noise-site',
}

export interface Taught {
  readonly house: WithFiles
  /** Requests that came in and wait for whoever dispatches: their ids, in order. */
  receive(messages: readonly Message[]): Promise<string[]>
  switchOn(category: string, confidence?: number): Promise<void>
  done(commissions: readonly Commission[]): Promise<Done[]>
  close(): void
}

export interface Message {
  readonly title: string
  readonly text: string
  readonly [more: string]: string | boolean
}

export async function taught(city: TestCity, count = 300): Promise<Taught> {
  const models = mkdtempSync(join(tmpdir(), 'models-'))
  const house = { ...city.house, models }
  const { jurisdiction } = city

  async function done(commissions: readonly Commission[]): Promise<Done[]> {
    const results = await commit(house, jurisdiction, commissions)
    return results.map((result) => {
      if (!result.ok) throw new Error(JSON.stringify(result.refusal))
      return result.value
    })
  }

  async function receive(messages: readonly Message[]): Promise<string[]> {
    const made = await done(
      messages.map((input) => ({
        kind: 'request',
        act: 'receive',
        input,
        actor: { as: 'door', door: 'web' } as const,
        door: 'web' as const,
      })),
    )
    return made.map(({ matter }) => matter.id)
  }

  async function switchOn(category: string, confidence = 0.8): Promise<void> {
    const at = house.clock.now()
    const changing = { by: 'system-admin', at, from: dayOf(at), reason: '试行' }
    const next = { category, isOn: true, confidence, stopped: null }
    const set = await house.db.transaction((tx) => setAutomatic(tx, jurisdiction, next, changing))
    if (!set.ok) throw new Error(set.refusal.code)
  }

  const messages = written(count)
  const actor = await city.actorOf('dispatcher')
  const ids = await receive(messages.map(({ title, text }) => ({ title, text })))
  await done(
    ids.map((matter, n) => {
      const category = CODE[messages[n]?.label ?? ''] as string
      return { matter, act: 'dispatch', input: { unit: UNIT, category }, actor }
    }),
  )
  const learnt = await firstLesson(house, jurisdiction)
  if (learnt === null || learnt.labels !== LABELS.length) throw new Error('nothing was learnt')
  const close = () => rmSync(models, { recursive: true, force: true })
  return { house, receive, switchOn, done, close }
}

export const UNIT = 'urban'
