/** One act on many: what is the same for all, what comes of it for each, and the doing. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import type { BatchResult, KindShown, Picked } from '../../src/api/index.ts'
import type { Field, Fields } from '../../src/kernel/index.ts'
import { queryClient } from '../api/queries.ts'
import { FormFields } from '../fields/FormFields.tsx'
import { sent } from '../fields/values.ts'
import { newKey, useDraft } from '../lib/draft.ts'
import type { Values } from '../lib/draft.ts'
import { submitOnCtrlEnter } from '../matter/ActForm.tsx'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'
import { BatchLine } from './BatchLine.tsx'
import { fillValues } from './fill.ts'
import { actOnMany, picked } from './queries.ts'
import type { ActOnOne } from './queries.ts'
import { choose } from './selection.ts'
import { offerBack } from './taking-back.ts'
import { FillingContext } from './Templating.tsx'

export type BatchAct = KindShown['acts'][number] & { readonly kind: string }

interface Props {
  readonly act: BatchAct
  readonly matters: readonly Picked[]
  readonly onBack: () => void
  readonly onDone: (words: string, left: readonly string[]) => void
}

/** A file belongs to one matter: it is added there. */
function withoutFiles(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]): [string, Field][] =>
      field.type === 'files'
        ? []
        : [
            [
              name,
              field.type === 'each_ask' ? { ...field, fields: withoutFiles(field.fields) } : field,
            ],
          ],
    ),
  )
}

type ByNumber<T> = Readonly<Record<string, T | undefined>>

/** Templates keep their placeholders here: each matter fills in its own. */
const asItIs = (body: string) => body

export function BatchForm({ act: declared, matters, onBack, onDone }: Props) {
  const act = { ...declared, fields: withoutFiles(declared.fields) }
  const { t, say, language } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { draft, setValues, drop } = useDraft(`batch ${act.kind} ${act.name}`)
  const common = (draft.values['common'] ?? {}) as Values
  const own = (draft.values['own'] ?? {}) as ByNumber<Values>
  const [left, setLeft] = useState<readonly string[]>([])
  const [results, setResults] = useState<ByNumber<BatchResult>>({})
  const [done, setDone] = useState<readonly string[]>([])
  const [key, setKey] = useState(newKey)
  const open = matters.filter(({ number }) => !done.includes(number))
  const going = open.filter(({ number }) => !left.includes(number))
  const valuesFor = (matter: Picked) =>
    own[matter.number] ?? fillValues(act.fields, common, matter, language)
  const acts = (): readonly ActOnOne[] =>
    going.map((matter) => ({
      matter: matter.number,
      act: act.name,
      input: sent(act.fields, valuesFor(matter), matter.asks.length),
      seen: matter.n,
    }))
  const keep = (answers: readonly BatchResult[]) =>
    setResults(Object.fromEntries(answers.map((one) => [one.matter, one])))
  const looking = useMutation({
    mutationFn: () => actOnMany(acts(), newKey(), true),
    onSuccess: (answers) => {
      keep(answers)
      document.getElementById('batch-each')?.focus()
    },
  })
  const doing = useMutation({
    mutationFn: () => actOnMany(acts(), key),
    onSuccess: async (answers) => {
      keep(answers)
      // What was refused is sent anew when it is mended: that is another call.
      setKey(newKey())
      const finished = answers.flatMap((one) => (one.refusal === null ? [one.matter] : []))
      setDone((before) => [...before, ...finished])
      choose(finished, false)
      const remaining = matters
        .map(({ number }) => number)
        .filter((number) => !done.includes(number) && !finished.includes(number))
      const words = t('batch_done', { count: finished.length, act: say(act.words) })
      if (remaining.length === 0) drop()
      void queryClient.invalidateQueries({ queryKey: ['matters'] })
      if (finished.length > 0) {
        const what = t('undo_many', { act: say(act.words), count: finished.length })
        await offer(act, finished, what, t('undo_told'))
      }
      onDone(words, remaining)
    },
  })
  const change = (name: 'common' | 'own', value: unknown) => {
    setValues({ ...draft.values, [name]: value })
    setResults({})
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!looking.isPending) looking.mutate()
  }
  const problems = going.filter(({ number }) => results[number]?.refusal).length
  const isTried = going.length > 0 && going.every(({ number }) => results[number] !== undefined)
  const isEmpty = Object.keys(act.fields).length === 0
  return (
    <div className="batch">
      <form className="batch-common" onSubmit={submit} onKeyDown={submitOnCtrlEnter} noValidate>
        <h2 ref={heading} tabIndex={-1}>
          {say(act.words)}
        </h2>
        {!isEmpty && (
          <>
            <p className="hint">{t('batch_same_note')}</p>
            <FillingContext value={asItIs}>
              <FormFields
                fields={act.fields}
                values={common}
                onChange={(values) => change('common', values)}
                // Whatever is asked, one group of values stands for all of it.
                asks={[t('batch_same')]}
                refusal={null}
              />
            </FillingContext>
          </>
        )}
        <Said error={looking.error} />
        <div className="form-end">
          <Button htmlType="submit" size="large" loading={looking.isPending}>
            {t('batch_look')}
          </Button>
          <Button size="large" onClick={onBack}>
            {t('batch_other_act')}
          </Button>
        </div>
      </form>
      <section className="batch-each" aria-labelledby="batch-each">
        <h2 id="batch-each" tabIndex={-1}>
          {t('batch_each')}
        </h2>
        {problems > 0 && <p className="fault">{t('batch_problems', { count: problems })}</p>}
        <ol>
          {open.map((matter) => (
            <BatchLine
              key={matter.number}
              act={act}
              matter={matter}
              values={valuesFor(matter)}
              isOwn={own[matter.number] !== undefined}
              isLeftOut={left.includes(matter.number)}
              result={results[matter.number]}
              onLeaveOut={(out) =>
                setLeft((before) =>
                  out
                    ? [...before, matter.number]
                    : before.filter((number) => number !== matter.number),
                )
              }
              onChange={(values) => {
                const { [matter.number]: _before, ...others } = own
                change('own', values === null ? others : { ...own, [matter.number]: values })
              }}
            />
          ))}
        </ol>
        <Said error={doing.error} />
        <div className="form-end batch-do">
          <Button
            type="primary"
            size="large"
            disabled={!isTried || going.length === problems}
            loading={doing.isPending}
            onClick={() => doing.mutate()}
          >
            {t('batch_do', { count: going.length - problems })}
          </Button>
          {!isTried && <span className="hint">{t('batch_not_tried')}</span>}
        </div>
      </section>
    </div>
  )
}

/** Offered only where it can really be taken back: the house is asked. */
async function offer(
  act: BatchAct,
  finished: readonly string[],
  what: string,
  told: string,
): Promise<void> {
  if (act.undo === null) return
  const now = await picked(finished).catch(() => [])
  const { undo } = act
  const numbers = now.flatMap((one) => (one.acts.includes(undo.name) ? [one.number] : []))
  offerBack({
    what,
    numbers,
    act: undo.name,
    actWords: undo.words,
    until: null,
    why: numbers.length === 0 ? told : null,
  })
}
