/** The tree of targets: a level is fetched when it is opened; moved by dragging and by keys alike. */
import { useRef } from 'react'
import type { DragEvent, KeyboardEvent } from 'react'
import type { TargetNode } from '../../src/api/index.ts'
import { useWords } from '../words/index.ts'
import { saysFigure } from './figures.ts'
import { useLevel } from './queries.ts'

export interface Tree {
  readonly document: string
  readonly open: ReadonlySet<string>
  readonly onOpen: (id: string, open: boolean) => void
  readonly chosen: string | null
  readonly onChoose: (node: TargetNode, path: readonly TargetNode[]) => void
  /** Which of them the keys stand on; null: the first. */
  readonly active: string | null
  readonly onActive: (id: string) => void
  readonly moving: TargetNode | null
  readonly onMove: (node: TargetNode | null) => void
  readonly onDrop: (node: TargetNode, parent: string | null) => void
  readonly mayPlan: boolean
}

export function TargetTree(tree: Tree) {
  const { t } = useWords()
  const root = useRef<HTMLDivElement>(null)
  return (
    <>
      <div
        ref={root}
        className="plan-tree"
        role="tree"
        tabIndex={-1}
        aria-label={t('plan_tree')}
        aria-describedby="plan-keys"
        onKeyDown={(event) => keys(event, root.current, tree)}
      >
        <Level tree={tree} target={null} path={[]} />
      </div>
      <p className="hint" id="plan-keys">
        {t('plan_tree_keys')}
      </p>
    </>
  )
}

interface LevelProps {
  readonly tree: Tree
  readonly target: string | null
  readonly path: readonly TargetNode[]
}

/** Flat: each says its own depth, and what stands below it follows it. */
function Level({ tree, target, path }: LevelProps) {
  const { t } = useWords()
  const level = useLevel({ document: tree.document, target })
  const left = (level.sum?.count ?? 0) - level.nodes.length
  const depth = path.length + 1
  if (level.isPending) return <Note depth={depth}>{t('working')}</Note>
  if (level.isError)
    return (
      <Note depth={depth} onPress={() => void level.refetch()}>
        {t('lost')}
      </Note>
    )
  return (
    <>
      {level.nodes.map((node, index) => (
        <Branch
          key={node.id}
          node={node}
          tree={tree}
          path={path}
          isFirst={target === null && index === 0}
        />
      ))}
      {level.hasNextPage && (
        <Note depth={depth} onPress={() => void level.fetchNextPage()}>
          {level.isFetchingNextPage
            ? t('working')
            : left > 0
              ? t('plan_more', { count: left })
              : t('plan_more_some')}
        </Note>
      )}
    </>
  )
}

interface NoteProps {
  readonly depth: number
  readonly onPress?: () => void
  readonly children: string
}

/** A line of the tree that is no target: more of a level, or that it is on its way. */
function Note({ depth, onPress, children }: NoteProps) {
  return (
    <div
      role="treeitem"
      aria-level={depth}
      aria-selected={false}
      className={onPress ? 'plan-note is-pressed' : 'plan-note'}
      style={indent(depth)}
      tabIndex={-1}
      onClick={onPress}
    >
      {children}
    </div>
  )
}

const indent = (depth: number) => ({ '--depth': depth - 1 }) as Record<string, number>

interface BranchProps {
  readonly node: TargetNode
  readonly tree: Tree
  readonly path: readonly TargetNode[]
  readonly isFirst: boolean
}

function Branch({ node, tree, path, isFirst }: BranchProps) {
  const { t, say, language } = useWords()
  const isOpen = tree.open.has(node.id)
  const isActive = tree.active === node.id || (tree.active === null && isFirst)
  const isDraft = node.state.id === 'draft' && tree.mayPlan
  const own = tree.moving?.id === node.id || path.some(({ id }) => id === tree.moving?.id)
  const mayDrop = tree.moving !== null && !own && !node.state.final
  const drop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (tree.moving && mayDrop) tree.onDrop(tree.moving, node.id)
  }
  return (
    <>
      <div
        role="treeitem"
        id={itemId(node.id)}
        data-id={node.id}
        aria-level={path.length + 1}
        aria-selected={tree.chosen === node.id}
        {...(node.parts > 0 ? { 'aria-expanded': isOpen } : {})}
        tabIndex={isActive ? 0 : -1}
        className={own && tree.moving ? 'plan-row is-moving' : 'plan-row'}
        style={indent(path.length + 1)}
        draggable={isDraft}
        onFocus={() => tree.onActive(node.id)}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 'm' || !isDraft) return
          if (event.ctrlKey || event.metaKey || event.altKey) return
          event.stopPropagation()
          tree.onMove(node)
        }}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', node.title)
          tree.onMove(node)
        }}
        onDragEnd={() => tree.onMove(null)}
        onDragOver={(event) => mayDrop && event.preventDefault()}
        onDrop={drop}
        onClick={() => (tree.moving && mayDrop ? tree.onDrop(tree.moving, node.id) : choose())}
      >
        <span
          className="plan-twist"
          aria-hidden
          onClick={(event) => {
            if (node.parts === 0) return
            event.stopPropagation()
            tree.onOpen(node.id, !isOpen)
          }}
        >
          {node.parts === 0 ? '·' : isOpen ? '－' : '＋'}
        </span>
        <span className="plan-name">
          {node.title}
          {node.isTop && <em>{t('plan_top')}</em>}
        </span>
        <span className="plan-post">{node.lead ? say(node.lead.unit) : ''}</span>
        <span className="plan-goal">
          {saysFigure(node.goal, language)} {node.unit}
        </span>
        <span className="plan-weight">{t('plan_weight_of', { weight: node.weight })}</span>
        <span className="plan-state">{say(node.state.words)}</span>
      </div>
      {isOpen && node.parts > 0 && <Level tree={tree} target={node.id} path={[...path, node]} />}
    </>
  )

  function choose(): void {
    tree.onActive(node.id)
    tree.onChoose(node, path)
  }
}

export const itemId = (id: string) => `target-${id}`

/** As trees are gone through by keys everywhere (WAI-ARIA, tree view pattern). */
function keys(event: KeyboardEvent<HTMLDivElement>, root: HTMLDivElement | null, tree: Tree): void {
  if (!root || event.ctrlKey || event.metaKey || event.altKey) return
  const items = [...root.querySelectorAll<HTMLElement>('[role="treeitem"]')]
  const at = event.target as HTMLElement
  const index = items.indexOf(at)
  if (index < 0) return
  const id = at.dataset['id'] ?? ''
  const isOpen = at.getAttribute('aria-expanded')
  const depth = Number(at.ariaLevel)
  const doing: Readonly<Record<string, () => void>> = {
    ArrowDown: () => items[index + 1]?.focus(),
    ArrowUp: () => items[index - 1]?.focus(),
    Home: () => items[0]?.focus(),
    End: () => items.at(-1)?.focus(),
    ArrowRight: () => (isOpen === 'false' ? tree.onOpen(id, true) : items[index + 1]?.focus()),
    ArrowLeft: () => {
      if (isOpen === 'true') tree.onOpen(id, false)
      else
        items
          .slice(0, index)
          .findLast((one) => Number(one.ariaLevel) < depth)
          ?.focus()
    },
    // What a click does, a key does.
    Enter: () => at.click(),
    ' ': () => at.click(),
    Escape: () => tree.onMove(null),
  }
  const done = Object.hasOwn(doing, event.key) ? doing[event.key] : undefined
  if (!done) return
  event.preventDefault()
  event.stopPropagation()
  done()
}
