/**
 * Whom one believes (C2SP tlog-policy): the keys of logs and witnesses, groups of them, and how many of them must have
 * signed. It is the reader's own file; whatever a city says of itself is only a suggestion.
 */
import { type Answer, no, yes } from './answer.ts'
import { textOf } from './bytes.ts'
import { COSIGNATURE, ED25519, type Key, parseVkey } from './note.ts'

export interface Group {
  readonly members: readonly string[]
  readonly least: number
}

export interface Policy {
  readonly logs: readonly Key[]
  readonly witnesses: ReadonlyMap<string, Key>
  readonly groups: ReadonlyMap<string, Group>
  /** Name of a witness or of a group; null: no witness is asked for. */
  readonly quorum: string | null
}

const LONGEST = 262_144

interface Building {
  logs: Key[]
  witnesses: Map<string, Key>
  groups: Map<string, Group>
  quorum: string | null | undefined
  grouped: Set<string>
}

export function parsePolicy(bytes: Uint8Array): Answer<Policy> {
  const text = bytes.length > LONGEST ? null : textOf(bytes)
  if (text === null) return no('policy_text')
  const made: Building = {
    logs: [],
    witnesses: new Map(),
    groups: new Map(),
    quorum: undefined,
    grouped: new Set(),
  }
  for (const [at, row] of text.split(/\r?\n/u).entries()) {
    const words = row.split(/[ \t]+/u).filter((word) => word !== '')
    if (words.length === 0 || words[0]?.startsWith('#')) continue
    const taken = take(made, words, at + 1)
    if (!taken.ok) return taken
  }
  const { logs, witnesses, groups, quorum } = made
  if (!logs.some(({ type }) => type === ED25519)) return no('policy_log')
  if (quorum === undefined) return no('policy_quorum')
  return yes({ logs, witnesses, groups, quorum })
}

function take(made: Building, [what, ...rest]: readonly string[], line: number): Answer<null> {
  if (what === 'log') return takeLog(made, rest, line)
  if (what === 'witness') return takeWitness(made, rest, line)
  if (what === 'group') return takeGroup(made, rest, line)
  const [name = '', more] = rest
  if (what !== 'quorum' || name === '' || more !== undefined) return no('policy_line', { line })
  if (made.quorum !== undefined) return no('policy_quorum')
  if (name !== 'none' && !isDefined(made, name)) return no('policy_name', { line, name })
  made.quorum = name === 'none' ? null : name
  return yes(null)
}

function takeLog(made: Building, rest: readonly string[], line: number): Answer<null> {
  const [vkey = '', , more] = rest
  if (vkey === '' || more !== undefined) return no('policy_line', { line })
  const key = parseVkey(vkey)
  if (!key.ok) return key
  if (key.value.type === COSIGNATURE) return no('policy_type', { line, name: key.value.name })
  made.logs.push(key.value)
  return yes(null)
}

function takeWitness(made: Building, rest: readonly string[], line: number): Answer<null> {
  const [name = '', vkey = '', , more] = rest
  if (vkey === '' || more !== undefined || name === 'none') return no('policy_line', { line })
  if (isDefined(made, name)) return no('policy_twice', { line, name })
  const key = parseVkey(vkey)
  if (!key.ok) return key
  if (key.value.type === ED25519) return no('policy_type', { line, name })
  // One witness under two names would count twice.
  if ([...made.witnesses.values()].some((one) => one.key.join() === key.value.key.join()))
    return no('policy_twice', { line, name: key.value.name })
  made.witnesses.set(name, key.value)
  return yes(null)
}

function takeGroup(made: Building, rest: readonly string[], line: number): Answer<null> {
  const [name = '', count = '', ...members] = rest
  const least =
    count === 'all'
      ? members.length
      : count === 'any'
        ? 1
        : /^[1-9]\d{0,4}$/u.test(count)
          ? Number(count)
          : 0
  if (least < 1 || least > members.length || name === 'none') return no('policy_line', { line })
  if (isDefined(made, name)) return no('policy_twice', { line, name })
  for (const member of members) {
    if (!isDefined(made, member)) return no('policy_name', { line, name: member })
    if (made.grouped.has(member)) return no('policy_twice', { line, name: member })
    made.grouped.add(member)
  }
  made.groups.set(name, { members, least })
  return yes(null)
}

const isDefined = ({ witnesses, groups }: Building, name: string) =>
  witnesses.has(name) || groups.has(name)

/** Have enough of those whom the policy asks for done it? */
export function satisfied(
  policy: Policy,
  has: (witness: string) => boolean,
  name: string | null = policy.quorum,
): boolean {
  if (name === null) return true
  const group = policy.groups.get(name)
  if (!group) return has(name)
  return group.members.filter((member) => satisfied(policy, has, member)).length >= group.least
}
