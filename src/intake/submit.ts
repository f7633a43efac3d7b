/** Every door turns what came in into one IntakeMessage and calls submit(): one way in for all. */
import type { Door, Instant, Kind, Result } from '../kernel/index.ts'
import { commit } from '../matters/index.ts'
import type { Commission, Done, Ports } from '../matters/index.ts'
import type { Identity } from '../vault/index.ts'

export interface IntakeMessage {
  readonly door: Door
  /** Kind of matter; a request unless the door says otherwise. */
  readonly kind?: string
  /** The fields of the kind's opening act, as they were filled in. */
  readonly input: Readonly<Record<string, unknown>>
  readonly identity?: Identity
  readonly language?: Commission['language']
  /** Whose files the input names. */
  readonly holder?: Commission['holder']
  /** When it was said, where that is earlier than now. */
  readonly openedAt?: Instant
  readonly external?: Commission['external']
  readonly idempotency?: Commission['idempotency']
  /** Whether whoever asks is given a receipt. */
  readonly receipt: boolean
}

export async function submit(
  ports: Ports,
  jurisdiction: number,
  message: IntakeMessage,
): Promise<Result<Done>> {
  const [result] = await submitAll(ports, jurisdiction, [message])
  if (!result) throw new Error('a message that was submitted has no answer')
  return result
}

/** Many messages in one commit, each with its own answer, in order. */
export async function submitAll(
  ports: Ports,
  jurisdiction: number,
  messages: readonly IntakeMessage[],
): Promise<Result<Done>[]> {
  return commit(
    ports,
    jurisdiction,
    messages.map((message) => commissionOf(ports, message)),
  )
}

/** What a door asks of the writer: for whoever gathers many before they are written. */
export function commissionOf(ports: Pick<Ports, 'kinds'>, message: IntakeMessage): Commission {
  const { door, kind, input, identity, language, openedAt, external, idempotency, receipt } =
    message
  return {
    kind: kind ?? 'request',
    act: openingOf(ports.kinds.get(kind ?? 'request')),
    input,
    actor: { as: 'door', door },
    door,
    ...(identity && Object.values(identity).some(Boolean) ? { identity } : {}),
    ...(language ? { language } : {}),
    ...(message.holder ? { holder: message.holder } : {}),
    ...(openedAt ? { openedAt } : {}),
    ...(external ? { external } : {}),
    ...(idempotency ? { idempotency } : {}),
    ...(receipt ? { receipt: 'author' as const } : {}),
  }
}

/** The act by which doors open this kind; where it has none, the commit refuses the unknown act. */
function openingOf(kind: Kind | undefined): string {
  const acts = Object.entries(kind?.acts ?? {})
  return acts.find(([, act]) => act.from === 'new' && act.by.includes('door'))?.[0] ?? ''
}
