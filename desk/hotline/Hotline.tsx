/** The hotline screen: one call, from the first word to the receipt, without a mouse. */
import { Input } from 'antd'
import { useRef, useState } from 'react'
import type { EntryShown } from '../../src/api/index.ts'
import { useSession } from '../api/queries.ts'
import { Refused } from '../api/http.ts'
import { Missing } from '../shell/Missing.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { Answering } from './Answering.tsx'
import { asksIn } from './asks.ts'
import { useCall } from './call.ts'
import type { Call, Outcome } from './call.ts'
import { Caller, Kind } from './Caller.tsx'
import { Done } from './Done.tsx'
import { Emergency } from './Emergency.tsx'
import { KeyBar } from './KeyBar.tsx'
import { useHotlineKeys } from './keys.ts'
import type { FieldKey } from './keys.ts'
import { LedgerLate } from './LedgerLate.tsx'
import { PlaceInput } from './PlaceInput.tsx'
import { Said } from '../shell/Said.tsx'
import { Suggested, useSuggestions } from './Suggested.tsx'
import './hotline.css'

export function Hotline() {
  const session = useSession()
  // Whoever takes no calls finds here what stands at an address that is not there.
  if (session.data && !session.data.actor?.powers.includes('intake')) return <Missing />
  return <Screen />
}

function Screen() {
  const { call, set, touched, drop, sending } = useCall()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { t } = useWords()
  useTitle(t('hotline_title'))
  if (outcome)
    return (
      <Done
        outcome={outcome}
        onNext={() => {
          setOutcome(null)
          sending.reset()
        }}
      />
    )
  return (
    <Taking
      {...{ call, set, touched, drop }}
      isSending={sending.isPending}
      error={sending.error}
      onChange={() => {
        // What was refused about a field may be mended by now.
        if (sending.error) sending.reset()
      }}
      onDeed={(deed) => {
        if (!sending.isPending) sending.mutate(deed, { onSuccess: setOutcome })
      }}
    />
  )
}

interface TakingProps extends Pick<
  ReturnType<typeof useCall>,
  'call' | 'set' | 'touched' | 'drop'
> {
  readonly isSending: boolean
  readonly error: unknown
  readonly onChange: () => void
  readonly onDeed: (deed: Parameters<ReturnType<typeof useCall>['sending']['mutate']>[0]) => void
}

function Taking({
  call,
  set: write,
  touched,
  drop,
  isSending,
  error,
  onChange,
  onDeed,
}: TakingProps) {
  const { t } = useWords()
  const [opened, setOpened] = useState<EntryShown | null>(null)
  const [isEmergency, setEmergency] = useState(false)
  const text = useRef<HTMLDivElement>(null)
  const { suggestions, isLost } = useSuggestions(call)
  const set = (change: Partial<Call>) => {
    write(change)
    onChange()
  }
  const toggleCategory = (code: string) => set({ category: call.category === code ? null : code })
  const answerFrom = (entry: EntryShown | null) => {
    set({
      answer: {
        text: entry?.answer ?? '',
        entry: entry?.number ?? null,
        question: entry?.question ?? null,
        solved: null,
      },
    })
    focusOn('call-answer')
  }
  const register = () => onDeed({ do: 'register' })
  const clear = () => {
    if (!window.confirm(t('clear_sure'))) return
    drop()
    setOpened(null)
    focusOn('call-text')
  }
  useHotlineKeys({
    onRegister: register,
    onEmergency: () => setEmergency(true),
    onAnswer: () =>
      call.answer ? set({ answer: null }) : call.accuses ? null : answerFrom(opened),
    onEscape: () => setOpened(null),
    onField: (field) => fieldKey(field, call, set),
    onOffer: (place) => {
      if (!suggestions || call.accuses) return
      const category = suggestions.categories[place - 1]
      if (place <= 3) return category && toggleCategory(category.code)
      const other = suggestions.alike[place - 4]
      if (place <= 6) return other && onDeed({ do: 'second', number: other.number })
      const entry = suggestions.entries[place - 7]
      return entry && setOpened(entry)
    },
  })
  const asks = call.asks ?? asksIn(call.text).join('\n')
  return (
    <div className="hotline">
      <h1 className="visually-hidden">{t('hotline_title')}</h1>
      <LedgerLate />
      <form
        className="call"
        onSubmit={(event) => {
          event.preventDefault()
          register()
        }}
        noValidate
      >
        <div className="field grow" ref={text}>
          <label htmlFor="call-text">
            {t('call_text')} <kbd>Alt+Q</kbd>
          </label>
          <Input.TextArea
            id="call-text"
            className="call-text"
            autoFocus
            rows={5}
            maxLength={10_000}
            placeholder={t('call_text_hint')}
            value={call.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        </div>
        {call.answer ? (
          <Answering answer={call.answer} onChange={(answer) => set({ answer })} />
        ) : (
          <div className="field">
            <label htmlFor="call-asks">
              {t('call_asks')} <kbd>Alt+A</kbd>
            </label>
            <Input.TextArea
              id="call-asks"
              aria-describedby="call-asks-hint"
              rows={2}
              value={asks}
              onChange={(event) => set({ asks: event.target.value })}
            />
            <p className="hint" id="call-asks-hint">
              {t('call_asks_hint')}
            </p>
          </div>
        )}
        <div className="pair">
          <div className="field">
            <label htmlFor="call-place" id="call-place-label">
              {t('call_place')} <kbd>Alt+W</kbd>
            </label>
            <PlaceInput
              value={call.place}
              onType={(place) => set({ place })}
              onChoose={(place, division) => set({ place, division: division ?? call.division })}
            />
            <p className="hint" id="call-place-hint">
              {t('call_place_hint')}
            </p>
          </div>
          <Kind call={call} set={set} />
        </div>
        <Caller call={call} set={set} />
        <div className="call-end">
          {error instanceof Refused && error.status === 404 ? (
            <p className="fault" role="alert">
              {t('session_may_be_over')}
            </p>
          ) : (
            <Said error={error} />
          )}
          <KeyBar
            isAnswering={call.answer !== null}
            isSending={isSending}
            isTouched={touched}
            onRegister={register}
            onEmergency={() => setEmergency(true)}
            onAnswer={() => (call.answer ? set({ answer: null }) : answerFrom(opened))}
            onClear={clear}
          />
        </div>
      </form>
      <Suggested
        {...{ suggestions, isLost, call, opened }}
        onCategory={toggleCategory}
        onSecond={(number) => onDeed({ do: 'second', number })}
        onPlace={(place, division) => set({ place, division: division ?? call.division })}
        onEntry={setOpened}
        onAnswer={answerFrom}
      />
      {isEmergency && (
        <Emergency
          onClose={() => setEmergency(false)}
          onConnect={(channel, words) => {
            setEmergency(false)
            onDeed({ do: 'connect', channel, words })
          }}
        />
      )}
    </div>
  )
}

/** Once what it stands in has been drawn. */
function focusOn(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

function fieldKey(field: FieldKey, call: Call, set: (change: Partial<Call>) => void): void {
  if (field === 'danger') set({ danger: !call.danger })
  else if (field === 'accuses') set({ accuses: !call.accuses, accused: null, answer: null })
  else document.getElementById(`call-${field}`)?.focus()
}
