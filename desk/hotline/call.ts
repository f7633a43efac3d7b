/** One call on its way: what was typed, and what is sent of it. */
import { useMutation } from '@tanstack/react-query'
import { Refused, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { useDraft } from '../lib/draft.ts'
import { asksIn, linesOf } from './asks.ts'

export interface Call {
  readonly text: string
  /** Null: as they are found in the text. */
  readonly asks: string | null
  readonly place: string
  readonly division: string | null
  readonly name: string
  readonly phone: string
  readonly callback: string
  readonly category: string | null
  readonly danger: boolean
  readonly accuses: boolean
  readonly accused: string | null
  /** Being answered on the spot, from an entry or without one. */
  readonly answer: {
    readonly text: string
    readonly entry: string | null
    readonly question: string | null
    readonly solved: 'yes' | 'partly' | null
  } | null
  /** When the first word was typed, in milliseconds: the screen says how long the call took. */
  readonly began: number | null
}

export const NO_CALL: Call = {
  text: '',
  asks: null,
  place: '',
  division: null,
  name: '',
  phone: '',
  callback: '',
  category: null,
  danger: false,
  accuses: false,
  accused: null,
  answer: null,
  began: null,
}

export type Deed =
  | { readonly do: 'register' }
  | { readonly do: 'second'; readonly number: string }
  | { readonly do: 'connect'; readonly channel: string; readonly words: string }

export interface Outcome {
  readonly how: 'registered' | 'answered' | 'seconded' | 'connected'
  readonly number: string
  readonly receipt: string | null
  readonly voices?: number
  readonly channel?: string
  readonly at: string
  readonly seconds: number
}

/** The call of whoever is signed in: kept in this tab until it is registered or thrown away. */
export function useCall() {
  const { draft, touched, setValues, renewKey, drop } = useDraft('hotline call', { ...NO_CALL })
  const call = { ...NO_CALL, ...draft.values } as Call
  const set = (change: Partial<Call>) =>
    setValues({ ...call, ...change, began: call.began ?? Date.now() })
  const sending = useMutation({
    // Without a network it says so at once; the same key makes one matter of every try.
    networkMode: 'always',
    mutationFn: (deed: Deed) => perform(call, deed, draft.key),
    onSuccess: () => {
      drop()
      void queryClient.invalidateQueries({ queryKey: ['matters'] })
    },
    onError: (error) => {
      if (!(error instanceof Refused)) return
      if (error.refusal.code === 'key_used_for_something_else') renewKey()
      // An ended session looks like an address that is not there: ask whether it has ended.
      if (error.status === 404) void queryClient.invalidateQueries({ queryKey: ['session'] })
    },
  })
  return { call, set, touched, drop, sending }
}

interface Opened {
  readonly number: string
  readonly receipt: string | null
  readonly voices?: number
}

async function perform(call: Call, deed: Deed, key: string): Promise<Outcome> {
  const done = (how: Outcome['how'], { number, receipt, voices }: Opened): Outcome => ({
    how,
    number,
    receipt,
    ...(voices === undefined ? {} : { voices }),
    at: new Date().toISOString(),
    seconds: call.began === null ? 0 : Math.max(0, Math.round((Date.now() - call.began) / 1000)),
  })
  const identity = identityOf(call)
  switch (deed.do) {
    case 'second': {
      const path = `/hotline/second/${encodeURIComponent(deed.number)}`
      const words = call.text.trim()
      return done(
        'seconded',
        await send<Opened>('POST', path, { ...(words ? { words } : {}), identity }, key),
      )
    }
    case 'connect': {
      const input = { ...whatAndWhere(call), channel: deed.channel }
      const opened = await open('connect_call', input, identity, key)
      return { ...done('connected', opened), channel: deed.words }
    }
    case 'register': {
      const opened = call.answer
        ? await open('answer_call', answered(call, call.answer), identity, key)
        : await open('receive', received(call), identity, key)
      return done(call.answer ? 'answered' : 'registered', opened)
    }
  }
}

function open(act: string, input: object, identity: object, key: string): Promise<Opened> {
  return send<Opened>(
    'POST',
    '/matters',
    { kind: 'request', act, input, door: 'hotline', identity },
    key,
  )
}

function whatAndWhere(call: Call) {
  const { text, place, division, category } = call
  return Object.fromEntries(
    Object.entries({ text, place, division, category }).filter(([, value]) => value?.trim()),
  )
}

function received(call: Call) {
  const asks = linesOf(call.asks ?? asksIn(call.text).join('\n'))
  return {
    ...whatAndWhere(call),
    ...(asks.length > 0 ? { asks } : {}),
    ...(call.danger ? { danger: true } : {}),
    ...(call.accuses ? { accuses: true } : {}),
    ...(call.accuses && call.accused ? { accused_unit: call.accused } : {}),
  }
}

function answered(call: Call, answer: NonNullable<Call['answer']>) {
  return {
    ...whatAndWhere(call),
    answer: answer.text,
    ...(answer.entry ? { entry: answer.entry } : {}),
    ...(answer.solved ? { solved: answer.solved } : {}),
  }
}

/** No more is kept than is needed to reach the caller: one number. */
function identityOf({ name, phone, callback }: Call) {
  const given = { name: name.trim(), phone: callback.trim() || phone.trim() }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
}
