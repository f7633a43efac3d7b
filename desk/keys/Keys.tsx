/** What the keyboard does on every screen; the help sheet and the palette come when they are asked for. */
import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Me } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'
import { useBack } from './useBack.ts'
import { useKeys } from './useKeys.ts'
import './keys.css'

const Help = lazy(async () => ({ default: (await import('./Help.tsx')).Help }))
const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))

export function Keys({ me }: { readonly me: Me }) {
  const { t } = useWords()
  const [open, setOpen] = useState<'help' | 'palette' | null>(null)
  const navigate = useNavigate()
  const back = useBack()
  const go = (to: string) => () => void navigate(to)
  useKeys({
    help: () => setOpen('help'),
    palette: () => setOpen((before) => (before === 'palette' ? null : 'palette')),
    search: () => focusSearch() || void navigate(paths.all()),
    back,
    go_worklist: go(paths.worklist()),
    go_all: go(paths.all()),
    go_fresh: go(paths.fresh()),
    go_mentions: go(paths.mentions()),
    go_templates: go(paths.templates()),
  })
  const close = () => setOpen(null)
  return (
    <>
      <p className="keys-open">
        <button type="button" className="plain" onClick={() => setOpen('help')}>
          {t('keys_open')}
        </button>
      </p>
      <Suspense fallback={null}>
        {open === 'help' && <Help onClose={close} />}
        {open === 'palette' && <Palette me={me} onClose={close} />}
      </Suspense>
    </>
  )
}

/** False: this screen has nothing to search in. */
function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>(
    '[role="search"] input:not([type="checkbox"])',
  )
  box?.focus()
  box?.select()
  return box !== null
}
