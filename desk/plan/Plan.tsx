/** The plan's editor: the tree of targets on a document, and beside it the one that is chosen with its parts. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { PlanDocument, TargetNode } from '../../src/api/index.ts'
import { download, Refused, send } from '../api/http.ts'
import { queryClient, useSession } from '../api/queries.ts'
import { Picker } from '../fields/pickers.tsx'
import type { Values } from '../lib/draft.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { Said } from '../shell/Said.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { Chosen } from './Chosen.tsx'
import { DraftForm } from './DraftForm.tsx'
import { Parts } from './Parts.tsx'
import { useLevel, usePlanDocuments, useTargetDraft } from './queries.ts'
import { itemId, TargetTree } from './Tree.tsx'
import './plan.css'

export function Plan() {
  const { t } = useWords()
  useTitle(t('plan_title'))
  const documents = usePlanDocuments()
  const [parameters, setParameters] = useSearchParams()
  const all = documents.data ?? []
  const asked = parameters.get('document')
  const chosen =
    all.find(({ number }) => number === asked) ?? all.find(({ latest }) => latest) ?? all[0]
  return (
    <div className="screen plan">
      <div className="head">
        <h1>{t('plan_title')}</h1>
        <p className="quiet">{t('plan_lead')}</p>
      </div>
      {documents.isPending && <p role="status">{t('working')}</p>}
      {documents.isError && <Failed again={documents.refetch} />}
      {documents.data && all.length === 0 && (
        <p className="none">
          {t('plan_no_document')}{' '}
          <Link to={`${paths.fresh()}?way=document.register_document`}>{t('plan_register')}</Link>
        </p>
      )}
      {chosen && (
        <>
          <Bar
            documents={all}
            chosen={chosen}
            onChoose={(number) => setParameters({ document: number }, { replace: true })}
          />
          <Editor key={chosen.id} document={chosen} documents={all} />
        </>
      )}
    </div>
  )
}

interface BarProps {
  readonly documents: readonly PlanDocument[]
  readonly chosen: PlanDocument
  readonly onChoose: (number: string) => void
}

function Bar({ documents, chosen, onChoose }: BarProps) {
  const { t, language } = useWords()
  const out = useMutation({ mutationFn: () => download('/plan/export', { language }, 'plan.xlsx') })
  return (
    <div className="plan-bar">
      <div className="field">
        <label htmlFor="plan-document">{t('plan_document')}</label>
        <Picker
          id="plan-document"
          options={documents.map(({ number, title }) => {
            return { value: number, label: title, search: `${title} ${number}`.toLowerCase() }
          })}
          value={chosen.number}
          onChange={(number) => number !== undefined && onChoose(number)}
        />
      </div>
      <Button loading={out.isPending} onClick={() => out.mutate()}>
        {t('plan_export')}
      </Button>
      <Link to={paths.planBook()}>{t('plan_bring')}</Link>
      <Said error={out.error} />
    </div>
  )
}

/** What the right side shows. */
type Beside =
  | { readonly is: 'chosen' }
  | { readonly is: 'new'; readonly parent: TargetNode | null }
  | { readonly is: 'edit'; readonly node: TargetNode }

interface EditorProps {
  readonly document: PlanDocument
  readonly documents: readonly PlanDocument[]
}

function Editor({ document: root, documents }: EditorProps) {
  const { t } = useWords()
  const { data: me } = useSession()
  const mayPlan = ['supervise', 'head'].some((power) => me?.actor?.powers.includes(power))
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<readonly TargetNode[]>([])
  const [active, setActive] = useState<string | null>(null)
  const [moving, setMoving] = useState<TargetNode | null>(null)
  const [beside, setBeside] = useState<Beside>({ is: 'chosen' })
  const [said, setSaid] = useState('')
  const level = useLevel({ document: root.id, target: null })
  const panel = useRef<HTMLDivElement>(null)
  const node = chosen.at(-1) ?? null
  const parent = chosen.at(-2) ?? null
  const move = useMutation({
    mutationFn: ({ node: { id, n }, to }: { node: TargetNode; to: string | null }) =>
      send('POST', '/plan/amend', { targets: [{ id, n, changes: { part_of: to } }] }),
    onSuccess: async (_done, { node: { id, title }, to }) => {
      await queryClient.invalidateQueries({ queryKey: ['matters'] })
      if (to !== null) setOpen((before) => new Set(before).add(to))
      setSaid(t('plan_moved', { title }))
      setActive(id)
      requestAnimationFrame(() => document.getElementById(itemId(id))?.focus())
    },
  })
  const drop = (one: TargetNode, to: string | null) => {
    setMoving(null)
    move.mutate({ node: one, to })
  }
  useEffect(() => {
    if (!moving) return
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && setMoving(null)
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [moving])
  const isEmpty = level.isSuccess && level.nodes.length === 0
  const fault = move.error instanceof Refused ? move.error : null
  return (
    <div className="plan-sides">
      <section className="plan-side" aria-label={t('plan_tree')}>
        {mayPlan && (
          <Button onClick={() => setBeside({ is: 'new', parent: null })}>
            {t('plan_new_root')}
          </Button>
        )}
        {moving && (
          <div className="plan-moving" role="status">
            {t('plan_moving', { title: moving.title })}{' '}
            <Button size="small" onClick={() => drop(moving, null)}>
              {t('plan_move_top')}
            </Button>{' '}
            <Button size="small" onClick={() => setMoving(null)}>
              {t('cancel')}
            </Button>
          </div>
        )}
        {said !== '' && !moving && <p role="status">{said}</p>}
        {move.error && <Said error={fault ? bare(fault) : move.error} />}
        {isEmpty ? (
          <p className="none">{t('plan_empty')}</p>
        ) : (
          <TargetTree
            document={root.id}
            open={open}
            onOpen={(id, isOpen) => {
              const next = new Set(open)
              if (isOpen) next.add(id)
              else next.delete(id)
              setOpen(next)
            }}
            chosen={node?.id ?? null}
            onChoose={(one, path) => {
              setChosen([...path, one])
              setBeside({ is: 'chosen' })
              setSaid('')
              if (window.innerWidth < 900)
                requestAnimationFrame(() => panel.current?.scrollIntoView({ block: 'start' }))
            }}
            active={active}
            onActive={setActive}
            moving={moving}
            onMove={(one) => {
              move.reset()
              setMoving(one)
            }}
            onDrop={drop}
            mayPlan={mayPlan}
          />
        )}
      </section>
      <section className="plan-side plan-panel" ref={panel} aria-label={t('plan_target')}>
        {beside.is === 'new' && (
          <NewDraft
            key={beside.parent?.id ?? 'root'}
            parent={beside.parent}
            root={root}
            documents={documents}
            onClose={() => setBeside({ is: 'chosen' })}
            onDone={(title) => {
              const { parent: under } = beside
              if (under) setOpen((before) => new Set(before).add(under.id))
              setSaid(t('plan_form_saved', { title }))
              setBeside({ is: 'chosen' })
            }}
          />
        )}
        {beside.is === 'edit' && (
          <EditDraft
            key={beside.node.id}
            node={beside.node}
            parent={parent}
            root={root}
            documents={documents}
            onClose={() => setBeside({ is: 'chosen' })}
            onDone={(title) => {
              setSaid(t('plan_form_saved', { title }))
              setBeside({ is: 'chosen' })
            }}
          />
        )}
        {beside.is === 'chosen' && node && (
          <Chosen
            key={node.id}
            id={node.id}
            of={{ document: root.id, target: node.id }}
            mayPlan={mayPlan}
            onEdit={(one) => setBeside({ is: 'edit', node: one })}
            onPart={(one) => setBeside({ is: 'new', parent: one })}
            onMove={(one) => {
              setMoving(one)
              document.getElementById(itemId(one.id))?.focus()
            }}
          />
        )}
        {beside.is === 'chosen' && !node && !isEmpty && (
          <>
            <h2>{t('plan_roots')}</h2>
            <p className="quiet">{t('plan_choose')}</p>
            <Parts of={{ document: root.id, target: null }} whole={null} mayPlan={mayPlan} />
          </>
        )}
      </section>
    </div>
  )
}

/** The place in a list of one says nothing. */
function bare({ status, refusal }: Refused): Refused {
  const { field: _field, ...rest } = refusal
  return new Refused(status, rest)
}

interface FormProps {
  readonly root: PlanDocument
  readonly documents: readonly PlanDocument[]
  readonly onClose: () => void
  readonly onDone: (title: string) => void
}

/** A part says at first what its whole says: what is the same need not be typed again. */
function NewDraft({ parent, root, ...rest }: FormProps & { readonly parent: TargetNode | null }) {
  const { t } = useWords()
  const whole = useTargetDraft(parent?.id ?? null)
  if (parent && !whole.data)
    return whole.isError ? <Failed again={whole.refetch} /> : <p role="status">{t('working')}</p>
  const {
    title: _title,
    goal: _goal,
    weight: _weight,
    lead: _lead,
    top: _top,
    rule: _rule,
    ...same
  } = whole.data?.input ?? {}
  const first = parent
    ? { ...same, part_of: parent.number, aggregation: 'sum' }
    : { document: root.number, clause: root.clauses[0]?.number }
  return (
    <DraftForm editing={null} parent={parent} first={asTyped(first)} document={root.id} {...rest} />
  )
}

function EditDraft({
  node,
  parent,
  root,
  ...rest
}: FormProps & { readonly node: TargetNode; readonly parent: TargetNode | null }) {
  const { t } = useWords()
  const standing = useTargetDraft(node.id)
  if (!standing.data)
    return standing.isError ? (
      <Failed again={standing.refetch} />
    ) : (
      <p role="status">{t('working')}</p>
    )
  const { input, node: now } = standing.data
  return (
    <DraftForm editing={now} parent={parent} first={asTyped(input)} document={root.id} {...rest} />
  )
}

/** Inputs hold texts. */
function asTyped(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === null || value === undefined
        ? []
        : [[name, typeof value === 'number' ? String(value) : value]],
    ),
  )
}
