/** The form of one act, out of its declared fields. Nothing typed is lost, whatever the answer. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { FormEvent, KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import type { Acted, KindShown, MatterPage } from '../../src/api/index.ts'
import { AnswerMarks } from '../beside/AnswerMarks.tsx'
import { BulletinWriting } from '../bulletins/Writing.tsx'
import { ChooseOption, useOptions } from '../decision/Memo.tsx'
import { Refused, send } from '../api/http.ts'
import { queryClient, reread, useKinds } from '../api/queries.ts'
import { TakesFiles } from '../files/Uploader.tsx'
import { FormFields, inputId } from '../fields/FormFields.tsx'
import { sent } from '../fields/values.ts'
import { useDraft } from '../lib/draft.ts'
import { fill } from '../work/fill.ts'
import { FillingContext } from '../work/Templating.tsx'
import { offerBack } from '../work/taking-back.ts'
import type { Offer } from '../work/taking-back.ts'
import '../work/work.css'
import type { Values } from '../lib/draft.ts'
import { paths } from '../paths.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'
import { offerOfKey, useWhose, Whose } from '../whose/Whose.tsx'
import type { Taken } from '../whose/Whose.tsx'
import { Steps } from './Course.tsx'
import { Found } from './Found.tsx'

export function draftName(number: string, act: string): string {
  return `${number} ${act}`
}

/** The act whose words stay inside; it is common to all kinds. */
const NOTE = 'note'

interface Props {
  readonly matter: MatterPage
  readonly act: MatterPage['acts'][number]
  readonly onClose: () => void
  /** Something was written here that is not sent yet. */
  readonly onWriting?: (writing: boolean) => void
  readonly onDone: (words: string) => void
}

export function ActForm({ matter, act, onClose, onDone, onWriting }: Props) {
  const { t, say, language } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const { draft, touched, setValues, renewKey, drop } = useDraft(
    draftName(matter.number, act.name),
    knownOf(matter, act),
  )
  const { seen, news, accept } = useSeen(matter)
  const navigate = useNavigate()
  const kinds = useKinds()
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    onWriting?.(touched)
    return () => onWriting?.(false)
  }, [touched, onWriting])

  const doing = useMutation({
    mutationFn: () => {
      const input = sent(act.fields, draft.values, matter.asks.length)
      const path = `/matters/${encodeURIComponent(matter.number)}/acts/${act.name}`
      return send<Acted>('POST', path, { input, seen }, draft.key)
    },
    onSuccess: async ({ matter: after, sealed }) => {
      drop()
      if (after) queryClient.setQueryData(['matters', 'one', matter.number], after)
      void queryClient.invalidateQueries({ queryKey: ['matters'] })
      if (sealed) void reread(matter.number)
      const done = after || sealed ? t('done', { act: say(act.words) }) : t('gone')
      offerBack(
        after ? offerOf(after, act.name, say(act.words), kinds.data ?? [], t('undo_told')) : null,
      )
      onDone(done)
      if (!after && !sealed) await navigate(paths.worklist())
    },
    onError: async (error) => {
      if (!(error instanceof Refused)) return
      const { code, field } = error.refusal
      if (code === 'key_used_for_something_else') renewKey()
      if (code === 'changed_meanwhile' || error.status === 404) {
        await reread(matter.number)
      }
      if (field) document.getElementById(inputId(field))?.focus()
    },
  })
  const refusal = doing.error instanceof Refused ? doing.error.refusal : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!doing.isPending) doing.mutate()
  }
  const form = useRef<HTMLFormElement>(null)
  const { whose, isLost } = useWhose(matter, act.fields)
  const options = useOptions(matter, act.name)
  const take = ({ category, unit }: Taken) => {
    // A category that was right already is no correction.
    const isSame = act.fields['category']?.optional && category === matter.category?.code
    setValues({
      ...draft.values,
      ...(isSame ? {} : { category }),
      ...(unit === undefined ? {} : { unit }),
    })
    if (refusal) doing.reset()
  }
  const takeAndSend = (taken: Taken) => {
    flushSync(() => take(taken))
    form.current?.requestSubmit()
  }
  const fields = Object.entries(act.fields)
  const isEmpty = fields.length === 0
  // What the resident reads and what they never read must not be taken for each other.
  const isInside = act.name === NOTE
  const isOutside = fields.some(([, field]) => field.to === 'resident' && field.type === 'text')
  const answersField = fields.find(([, field]) => field.type === 'each_ask')?.[0]
  const asksPosts = fields.find(([, field]) => field.type === 'several' && field.of === 'post')?.[0]
  const about = { ...matter, category: matter.category?.words ?? null }
  const filling = (body: string, path: string) => {
    const ask = /^\w+\.(\d+)\./u.exec(path)?.[1]
    return fill(body, about, language, ask === undefined ? undefined : Number(ask))
  }
  return (
    <form
      ref={form}
      className={isInside ? 'act-form is-inside' : 'act-form'}
      onSubmit={submit}
      onKeyDown={(event) => {
        const offer = offerOfKey(event, whose)
        if (offer) {
          event.preventDefault()
          if (offer.isSending) takeAndSend(offer.taken)
          else take(offer.taken)
        }
        submitOnCtrlEnter(event)
        leaveOnEscape(event, onClose)
        mentionOnAt(event, asksPosts)
      }}
      noValidate
    >
      <h2 id="act" ref={heading} tabIndex={-1}>
        {say(act.words)}
      </h2>
      {isInside ? (
        <p className="audience inside">
          <strong>{t('note_inside')}</strong> {t('note_inside_note')}
        </p>
      ) : (
        isOutside && <p className="audience outside">{t('said_outside')}</p>
      )}
      {act.refusal && <p className="fault">{say(act.refusal.words)}</p>}
      {isEmpty && <p className="quiet">{t('no_fields')}</p>}
      {act.suggestion?.found && <Found found={act.suggestion.found} />}
      {whose && <Whose whose={whose} values={draft.values} onTake={take} onSend={takeAndSend} />}
      {isLost && <p className="hint">{t('whose_lost')}</p>}
      {options && (
        <ChooseOption
          options={options}
          value={String(draft.values['option'] ?? '')}
          onChoose={(option) => {
            setValues({ ...draft.values, option })
            if (refusal?.field) doing.reset()
          }}
        />
      )}
      <FillingContext value={filling}>
        <TakesFiles value>
          <FormFields
            fields={options ? withoutOption(act.fields) : act.fields}
            values={draft.values}
            onChange={(values) => {
              setValues(values)
              // What was refused about a field may be mended by now.
              if (refusal?.field) doing.reset()
            }}
            asks={matter.asks}
            refusal={refusal}
          />
        </TakesFiles>
      </FillingContext>
      <BulletinWriting
        matter={matter}
        act={act.name}
        typed={draft.values['sections']}
        onChange={(sections) => setValues({ ...draft.values, sections })}
      />
      {answersField !== undefined && (
        <AnswerMarks matter={matter} typed={draft.values[answersField] ?? []} />
      )}
      {act.judges && matter.answers.length > 0 && <AnswerMarks matter={matter} />}
      {news.length > 0 ? (
        <div className="news" role="alert">
          <h3>{t('new_since')}</h3>
          <Steps entries={news} />
          <Button
            onClick={() => {
              accept()
              doing.reset()
            }}
          >
            {t('still_send')}
          </Button>
        </div>
      ) : (
        <Said error={doing.error} />
      )}
      <div className="form-end">
        <Button type="primary" size="large" htmlType="submit" loading={doing.isPending}>
          {t(isEmpty ? 'confirm' : 'submit')}
        </Button>
        <Button size="large" onClick={onClose}>
          {t('cancel')}
        </Button>
        {touched && (
          <>
            <span className="hint" role="status">
              {t('draft_saved')}
            </span>
            <Button type="link" onClick={drop}>
              {t('discard')}
            </Button>
          </>
        )}
      </div>
      <p className="hint keys">{t('submit_hint')}</p>
    </form>
  )
}

/** It is chosen beside the options, and not typed besides. */
function withoutOption({ option: _option, ...fields }: Props['act']['fields']) {
  return fields
}

/** What the matter says already is not asked for again: its category and district, where a field takes one. */
function knownOf(matter: MatterPage, act: Props['act']): Values {
  const known = { category: matter.category?.code, division: matter.division?.code }
  const own = Object.fromEntries(
    Object.entries(act.fields).flatMap(([name, field]) => {
      const value =
        field.type === 'category' || field.type === 'division' ? known[field.type] : null
      return value ? [[name, value]] : []
    }),
  )
  return { ...own, ...act.suggestion?.values }
}

/** What happened since the form was opened is shown before anything is sent over it. */
function useSeen(matter: MatterPage) {
  const [seen, setSeen] = useState(matter.n)
  return {
    seen,
    news: matter.course.filter((entry) => entry.n > seen),
    accept: () => setSeen(matter.n),
  }
}

/** Of what was done: whether it can be taken back, and if it never could, nothing. */
function offerOf(
  after: MatterPage,
  act: string,
  what: string,
  kinds: readonly KindShown[],
  told: string,
): Offer | null {
  const declared = kinds
    .find(({ name }) => name === after.kind.name)
    ?.acts.find(({ name }) => name === act)
  if (!declared?.undo) return null
  const { name, words } = declared.undo
  const can = after.undo?.act === name
  return {
    what,
    numbers: can ? [after.number] : [],
    act: name,
    actWords: words,
    until: after.undo?.until ?? null,
    why: can ? null : told,
  }
}

/** An open list of choices has the key first. */
function leaveOnEscape(event: KeyboardEvent<HTMLFormElement>, leave: () => void): void {
  if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return
  const at = event.target as Element
  if (at.getAttribute('aria-expanded') === 'true' || at.closest('dialog')) return
  leave()
}

/** In a note `@` goes to the posts that are asked to look. */
function mentionOnAt(event: KeyboardEvent<HTMLFormElement>, field: string | undefined): void {
  if (event.key !== '@' || field === undefined || event.nativeEvent.isComposing) return
  if (!(event.target instanceof HTMLTextAreaElement)) return
  event.preventDefault()
  document.getElementById(inputId(field))?.focus()
}

export function submitOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
}
