/** Deciding, evolving, roles and what every kind has, on a small kind that only the tests know. */
import { describe, expect, it } from 'vitest'
import {
  acting,
  DAY,
  DOOR,
  official,
  RESIDENT,
  rulebookOf,
  START,
  SYSTEM,
} from '../../tests/support/acting.ts'
import type { Acting } from '../../tests/support/acting.ts'
import { SOUND } from '../../tests/laws/planted.ts'
import {
  asked,
  checker,
  done,
  given,
  giver,
  LIMITS,
  task,
  worker,
} from '../../tests/support/task.ts'
import { foundProperty } from '../../tests/support/found-property.ts'
import {
  declareKind,
  dutiesOf,
  evolve,
  hindranceOf,
  replay,
  rolesOf,
  sightOf,
  warningKey,
} from './index.ts'
import type { Actor, Kind, Official } from './index.ts'

describe('decide', () => {
  it('refuses in this order: act, role, own work, state, second person, reason, input', () => {
    const stage = done()
    expect(stage.does('no such act', checker)).toBe('unknown_act')
    expect(stage.does('toString', checker)).toBe('unknown_act')
    expect(stage.does('close', giver)).toBe('not_your_role')
    // Of the unit that did it, with the power to check.
    const insider = official(['check'], 'works')
    expect(stage.does('close', insider)).toBe('own_work')
    expect(stage.does('give', giver, {})).toBe('not_in_this_state')
    expect(stage.does('ask', DOOR, { text: '路灯' })).toBe('not_in_this_state')
    expect(stage.does('seal', giver)).toBe('needs_proposal')
    expect(stage.does('propose_seal', giver, { reason: '反映单位' })).toBe('done')
    expect(stage.does('seal', giver)).toBe('another_person')
    expect(stage.does('seal', official(['supervise'], 'hall'))).toBe('required')
  })

  it('knows no matter that was not opened', () => {
    const stage = acting(task)
    expect(stage.does('give', giver, { unit: 'works' })).toBe('no_such_matter')
    expect(stage.does('ask', DOOR, {})).toBe('required')
  })

  it('starts no clock without a limit that the city has set', () => {
    const stage = acting(task, rulebookOf({}))
    expect(stage.try('ask', DOOR, { text: '路灯' })).toEqual({
      code: 'no_limit_set',
      params: { clock: 'dispatch' },
    })
  })

  it('writes who did it in which part, and what it was decided by', () => {
    const stage = given()
    expect(stage.events.map(({ n, act: name, by }) => [n, name, by])).toEqual([
      [1, 'ask', { as: 'door', door: 'web' }],
      [
        2,
        'give',
        { as: 'official', person: giver.person, post: giver.post, unit: 'office', role: 'giver' },
      ],
    ])
    expect(stage.events[0]?.given.birth?.id).toBe('m')
    expect(stage.events[1]?.given.birth).toBe(undefined)
    expect(stage.events[1]?.given.clocks).toMatchObject({ giving: null, working: { start: START } })
  })

  it('gives work to no unit that could not do it or that nobody could judge', () => {
    const stage = asked()
    stage.people = {
      canAct: (unit) => unit !== 'empty',
      canBeJudged: (_kind, { bindings }) => bindings[0]?.unit !== 'root',
    }
    expect(stage.try('give', giver, { unit: 'empty' })).toEqual({
      code: 'unit_has_nobody',
      field: 'unit',
    })
    expect(stage.try('give', giver, { unit: 'root' })).toEqual({
      code: 'nobody_could_judge',
      field: 'unit',
    })
    expect(stage.does('give', giver, { unit: 'works' })).toBe('given')
  })

  it('breaks loudly where a declaration breaks the first law', () => {
    const broken = declareKind({
      ...SOUND,
      states: { ...SOUND.states, given: { ...SOUND.states.given, duties: () => [] } },
    })
    const stage = acting(broken)
    stage.does('ask', DOOR, { text: '路灯' })
    expect(() => stage.does('give', giver, { unit: 'works' })).toThrow('first law broken')
  })
})

describe('replay', () => {
  it('gives the matter again, also through JSON', () => {
    const stage = done()
    stage.does('urge', RESIDENT, { words: '快点' })
    stage.does('close', checker)
    expect(stage.matter.state.name).toBe('closed')
    expect(replay(task, stage.events)).toEqual(stage.matter)
    expect(replay(task, JSON.parse(JSON.stringify(stage.events)))).toEqual(
      JSON.parse(JSON.stringify(stage.matter)),
    )
  })

  it('refuses what cannot have happened', () => {
    const { events, matter } = done()
    expect(() => replay(task, [])).toThrow('at least one event')
    expect(() => replay(task, events.slice(1))).toThrow('tells its birth')
    expect(() => replay(task, [events[0]!, events[2]!])).toThrow('event 3 does not follow 1')
    expect(() => evolve(task, matter, { ...events[0]!, n: 4, act: 'no such act' })).toThrow(
      'knows no act',
    )
  })

  it('reads events of an earlier version as if written today', () => {
    const { events, matter } = done()
    const old = events.map((event) =>
      event.act === 'give' ? { ...event, act: 'hand_out' } : event,
    )
    const reads: Kind = {
      ...task,
      upcast: (event) => (event.act === 'hand_out' ? { ...event, act: 'give' } : event),
    }
    expect(() => replay(task, old)).toThrow('knows no act hand_out')
    expect(replay(reads, old)).toEqual(matter)
  })

  it('stops every clock at the end', () => {
    const stage = done()
    stage.does('close', checker)
    expect(stage.matter.clocks).toEqual({})
    expect(dutiesOf(task, stage.matter)).toEqual([])
  })
})

describe('roles', () => {
  const roles = (stage: Acting, actor: Actor) => rolesOf(task, stage.matter, actor)

  it('are played by power, by binding, by the receipt of this matter', () => {
    const stage = given()
    expect(roles(stage, giver)).toEqual(['official', 'dispatcher', 'giver'])
    expect(roles(stage, worker)).toEqual(['official', 'worker'])
    expect(roles(stage, official(['head'], 'works'))).toEqual(['official', 'worker'])
    expect(roles(stage, official(['review'], 'works'))).toEqual(['official'])
    expect(roles(stage, official(['archive'], 'works'))).toEqual(['official', 'archivist'])
    expect(roles(stage, official(['handle'], 'elsewhere'))).toEqual(['official'])
    expect(roles(stage, RESIDENT)).toEqual(['resident'])
    expect(roles(stage, { ...RESIDENT, matter: 'another' } as Actor)).toEqual([])
    expect(roles(stage, DOOR)).toEqual(['door'])
    expect(roles(stage, SYSTEM)).toEqual(['system'])
    expect(roles(stage, { as: 'system', part: 'effects' })).toEqual(['system', 'effect'])
  })

  it('let those who seconded add, and nothing else', () => {
    const stage = done()
    const second = { ...RESIDENT, voice: 'second' } as Actor
    expect(roles(stage, second)).toEqual(['seconder'])
    expect(stage.does('add', second, { words: '我家门口也是' })).toBe('done')
    for (const name of ['urge', 'complain', 'correct'])
      expect(stage.does(name, second)).toBe('not_your_role')
  })

  it('are taken away by recusal, from the person whatever the post', () => {
    const stage = done()
    expect(stage.does('recuse', checker, { reason: '亲属所在单位' })).toBe('done')
    expect(roles(stage, checker)).toEqual([])
    expect(stage.does('close', { ...checker, post: 'another' })).toBe('not_your_role')
    expect(stage.does('close', official(['check'], 'elsewhere'))).toBe('closed')
  })

  it('of a sealed matter are played by those who handle sealed matters, never by the accused or their line', () => {
    const stage = asked()
    stage.does('propose_seal', giver, { reason: '反映单位' })
    expect(stage.does('seal', official(['supervise'], 'hall'), { unit: 'works' })).toBe('asked')
    expect(stage.does('give', giver, { unit: 'office' })).toBe('not_your_role')
    const sealed = (unit: string, more: Partial<Official> = {}) =>
      official(['handle_sealed'], unit, more)
    expect(roles(stage, sealed('guard'))).toContain('giver')
    for (const actor of [
      sealed('works'),
      sealed('above', { below: ['works'] }),
      sealed('below', { above: ['root', 'works'] }),
      // Another post the same person holds is in the accused line.
      sealed('guard', { kin: ['works'] }),
    ])
      expect(roles(stage, actor)).toEqual([])
    expect(dutiesOf(task, stage.matter)[0]?.holder).toEqual({ is: 'power', power: 'handle_sealed' })
  })
})

describe('nobody judges their own work', () => {
  const closes = (actor: Actor) => done().does('close', actor)
  it.each([
    ['the unit that did it', official(['check'], 'works')],
    ['a unit above it', official(['check'], 'bureau', { below: ['works'] })],
    ['a unit beneath it', official(['check'], 'team', { above: ['root', 'works'] })],
    ['who did it in an earlier post', official(['check'], 'checks', { person: worker.person })],
    ['who holds another post there', official(['check'], 'checks', { kin: ['works'] })],
  ])('not %s', (_who, actor) => {
    expect(closes(actor)).toBe('own_work')
  })

  it('but somebody else', () => {
    expect(closes(checker)).toBe('closed')
  })

  it('and not a party that did it', () => {
    const binding = { role: 'worker', party: 'a', since: 1, until: null }
    const { matter } = done()
    const sight = sightOf(RESIDENT, START, { rulebook: rulebookOf(LIMITS), readings: {} })
    const open = {
      ...task,
      acts: { ...task.acts, close: { ...task.acts['close']!, by: ['worker'] } },
    }
    const party = { as: 'resident', matter: 'm', receipt: 'r', party: 'a' } as const
    expect(hindranceOf(open, { ...matter, bindings: [binding] }, 'close', party, sight)?.code).toBe(
      'own_work',
    )
  })
})

describe('two people', () => {
  const [a, b] = [giver, official(['supervise'], 'hall')]
  it('seal, each time anew: a proposal serves once', () => {
    const stage = asked()
    expect(stage.does('seal', a, { unit: 'x' })).toBe('needs_proposal')
    stage.does('propose_seal', a, { reason: '反映单位' })
    expect(stage.does('seal', a, { unit: 'x' })).toBe('another_person')
    expect(stage.does('seal', { ...a, post: 'another post' }, { unit: 'x' })).toBe('another_person')
    expect(stage.does('seal', b, { unit: 'x' })).toBe('asked')
    const [c, d] = [official(['handle_sealed'], 'guard'), official(['handle_sealed'], 'watch')]
    expect(stage.does('unseal', c)).toBe('needs_proposal')
    stage.does('propose_unseal', c, { reason: '查明是误报' })
    expect(stage.does('unseal', c)).toBe('another_person')
    expect(stage.does('unseal', d)).toBe('asked')
    expect(stage.matter.sealed).toBe(null)
    // The old proposal is used up: nobody seals alone by it.
    expect(stage.does('seal', b, { unit: 'x' })).toBe('needs_proposal')
    stage.does('propose_seal', a, { reason: '反映单位' })
    expect(stage.does('seal', b, { unit: 'x' })).toBe('asked')
    expect(stage.does('unseal', d)).toBe('needs_proposal')
  })

  it('are needed for what leaves nobody inside, or the work with the accused: then it is refused', () => {
    const stage = asked()
    stage.does('propose_seal', a, { reason: '反映单位' })
    stage.readings = { sealing: { outside: true, stranded: [] } }
    expect(stage.does('seal', b, { unit: 'root' })).toBe('nobody_left_inside')
    stage.readings = { sealing: { outside: false, stranded: ['works'] } }
    expect(stage.does('seal', b, { unit: 'works' })).toBe('holder_is_accused')
  })
})

describe('what every kind has', () => {
  it('lets a resident urge once a day, whoever else urged', () => {
    const stage = given()
    expect(stage.does('urge', official(['supervise'], 'hall'))).toBe('given')
    expect(stage.does('urge', RESIDENT)).toBe('given')
    expect(stage.does('urge', RESIDENT)).toBe('urged_today')
    expect(stage.does('urge', giver)).toBe('given')
    stage.wait(DAY)
    expect(stage.does('urge', RESIDENT)).toBe('given')
    expect(stage.matter.urged).toEqual({ times: 4, last: stage.now })
  })

  it('links once, unlinks what is there, never to itself', () => {
    const stage = asked()
    expect(stage.does('link', giver, { to: 'm', type: 'cites' })).toBe('link_to_itself')
    for (let time = 0; time < 2; time += 1) stage.does('link', giver, { to: 'x', type: 'cites' })
    stage.does('link', giver, { to: 'x', type: 'blocks' })
    expect(stage.matter.links).toEqual([
      { to: 'x', type: 'cites' },
      { to: 'x', type: 'blocks' },
    ])
    expect(stage.does('unlink', giver, { to: 'x', type: 'answers' })).toBe('no_such_link')
    stage.does('unlink', giver, { to: 'x', type: 'cites' })
    expect(stage.matter.links).toEqual([{ to: 'x', type: 'blocks' }])
  })

  it('corrects by a later event that names the earlier', () => {
    const stage = given()
    for (const event of ['0', '3', 'x', '1.5'])
      expect(stage.does('correct', giver, { event, words: '应为乙处' })).toBe('no_such_step')
    expect(stage.does('correct', giver, { event: '1', words: '应为乙处' })).toBe('given')
    expect(stage.events[0]?.input).toEqual({ text: '路灯' })
  })

  it('warns once of the same thing', () => {
    const stage = given()
    const [duty] = dutiesOf(task, stage.matter)
    const input = { duty: warningKey(duty!, 'due'), stage: 'due' }
    expect(stage.does('warn', SYSTEM, input)).toBe('given')
    expect(stage.does('warn', SYSTEM, input)).toBe('warned_already')
    expect(stage.does('warn', giver, input)).toBe('not_your_role')
  })

  it('is the same for a kind that only the tests know', () => {
    const stage = acting(foundProperty)
    const registrar = official(['intake'])
    stage.does('register', registrar, { thing: '钱包', where: '和平路', worth: 'small' })
    expect(stage.does('urge', official(['supervise'], 'hall'))).toBe('reported')
    expect(stage.does('note', registrar, { words: '棕色' })).toBe('reported')
  })
})
