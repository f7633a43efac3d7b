/** Where to, what to do, which matter: typed by words, by pinyin initials or by number. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { matchPath, useLocation, useNavigate } from 'react-router'
import type { Page, View } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import type { Me } from '../api/queries.ts'
import { paths } from '../paths.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { useChosen } from '../work/selection.ts'
import { initialsOf } from './pinyin.ts'
import { Sheet } from './Sheet.tsx'

interface Command {
  readonly id: string
  readonly group: 'palette_screens' | 'palette_acts' | 'palette_views' | 'palette_matters'
  readonly label: string
  readonly more?: string
  readonly run: () => void
}

export function Palette({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const words = typed.trim()
  const fixed = useCommands(me).filter((one) => isMeant(words, one.label))
  const matters = useMatters(words)
  const all = [...fixed.slice(0, 12), ...matters]
  const here = Math.min(at, Math.max(0, all.length - 1))
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setAt((here + step + all.length) % Math.max(1, all.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(all[here])
    }
  }
  return (
    <Sheet label={t('palette')} className="palette" onClose={onClose}>
      <input
        className="palette-input"
        role="combobox"
        aria-label={t('palette_type')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={all[here] ? `palette-${here}` : undefined}
        placeholder={t('palette_type')}
        autoComplete="off"
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" role="listbox" aria-label={t('palette')}>
        {all.map((command, index) => (
          <li
            key={command.id}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === here}
            ref={index === here ? (line) => line?.scrollIntoView({ block: 'nearest' }) : undefined}
            // A pointer chooses; the keyboard stays in the box.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => run(command)}
          >
            <span className="palette-label">{command.label}</span>
            {command.more && <span className="number quiet">{command.more}</span>}
            <span className="quiet">{t(command.group)}</span>
          </li>
        ))}
      </ul>
      {all.length === 0 && (
        <p className="none" role="status">
          {t('palette_none')}
        </p>
      )}
    </Sheet>
  )
}

function useCommands(me: Me): readonly Command[] {
  const { t } = useWords()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const chosen = useChosen()
  const isAdministrator = me.actor?.powers.some((power) => power.startsWith('administer_')) ?? false
  const number = matchPath('/m/:number', pathname)?.params.number
  const to = (word: Word, path: string): Command => ({
    id: path,
    group: 'palette_screens',
    label: t(word),
    run: () => void navigate(path),
  })
  const screens = isAdministrator
    ? [to('structure', paths.structure()), to('people', paths.people())]
    : [
        to('worklist', paths.worklist()),
        to('all', paths.all()),
        to('only_late', paths.all({ late: 'true' })),
        to('fresh', paths.fresh()),
        to('mentions', paths.mentions()),
        to('templates', paths.templates()),
      ]
  const batch =
    chosen.length > 0
      ? [{ ...to('batch_title', paths.batch()), more: t('chosen', { count: chosen.length }) }]
      : []
  const prints =
    number === undefined
      ? []
      : [to('print_sheet', paths.sheet(number)), to('print_letter', paths.letter(number))]
  const views = useViews(!isAdministrator).map(({ id, list, name, query }): Command => ({
    id,
    group: 'palette_views',
    label: name,
    run: () => {
      const asked = new URLSearchParams(query).toString()
      void navigate(`${list === 'worklist' ? paths.worklist() : paths.all()}?${asked}`)
    },
  }))
  return [...actsHere(), ...batch, ...prints, ...screens, ...views]
}

/** Filters kept under a name, one's own and the unit's: the same that stand over the lists. */
function useViews(may: boolean): readonly View[] {
  const views = useQuery({
    queryKey: ['views'],
    queryFn: () => get<{ readonly views: readonly View[] }>('/views'),
    staleTime: 300_000,
    enabled: may,
  })
  return views.data?.views ?? []
}

/** The acts of the open matter are buttons of its page: the palette presses them. */
function actsHere(): readonly Command[] {
  const buttons = document.querySelectorAll<HTMLButtonElement>(
    '[aria-labelledby="acts"] .acts:not(.refused) button',
  )
  return [...buttons].map((button, index) => ({
    id: `act ${index}`,
    group: 'palette_acts',
    label: (button.dataset['label'] ?? button.textContent).trim(),
    run: () => button.click(),
  }))
}

/** By words or number, through the same search and the same sight as the list. */
function useMatters(words: string): readonly Command[] {
  const navigate = useNavigate()
  const found = useQuery({
    queryKey: ['matters', 'palette', words],
    queryFn: () => get<Page>(`/matters?${new URLSearchParams({ words, limit: '8' }).toString()}`),
    enabled: words.length >= 2,
  })
  const isNumber = /^\d{6}-?[0-9A-Z]{5}-?[0-9A-Z]$/iu.test(words)
  const lines = (found.data?.lines ?? []).map((line): Command => ({
    id: line.number,
    group: 'palette_matters',
    label: line.title || line.number,
    more: line.number,
    run: () => void navigate(paths.matter(line.number)),
  }))
  const number = words.toUpperCase()
  return isNumber && lines.length === 0
    ? [
        {
          id: number,
          group: 'palette_matters',
          label: number,
          run: () => void navigate(paths.matter(number)),
        },
      ]
    : lines
}

function isMeant(words: string, label: string): boolean {
  const typed = words.toLowerCase()
  return (
    typed === '' ||
    label.toLowerCase().includes(typed) ||
    initialsOf(label).replaceAll(/\s/gu, '').includes(typed)
  )
}
