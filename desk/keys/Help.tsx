/** All keys, from the table that binds them. */
import { Button } from 'antd'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { Keycap } from './Keycap.tsx'
import { Sheet } from './Sheet.tsx'
import { FORM_KEYS, KEYS } from './table.ts'
import { switchSingleKeys, useSingleKeys } from './useKeys.ts'

const GROUPS = [
  'key_group_everywhere',
  'key_group_list',
  'key_group_matter',
  'key_group_go',
] as const satisfies readonly Word[]

export function Help({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const on = useSingleKeys()
  return (
    <Sheet label={t('key_help')} className="help" onClose={onClose}>
      <div className="sheet-head">
        <h2>{t('key_help')}</h2>
        <Button type="text" aria-label={t('key_close')} onClick={onClose}>
          ×
        </Button>
      </div>
      <div className="help-groups">
        {GROUPS.map((group) => (
          <section key={group} aria-labelledby={group}>
            <h3 id={group}>{t(group)}</h3>
            <dl>
              {KEYS.filter((line) => line.group === group).map((line) => (
                <Line key={line.id} keys={line.keys[0] ?? ''} words={line.words} />
              ))}
            </dl>
          </section>
        ))}
        <section aria-labelledby="key_group_form">
          <h3 id="key_group_form">{t('key_group_form')}</h3>
          <dl>
            {FORM_KEYS.map((line) => (
              <Line key={line.keys} {...line} />
            ))}
          </dl>
        </section>
      </div>
      <label className="radio">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => switchSingleKeys(event.target.checked)}
        />
        {t('single_keys')}
      </label>
      <p className="hint">{t('single_keys_note')}</p>
    </Sheet>
  )
}

function Line({ keys, words }: { readonly keys: string; readonly words: Word }) {
  const { t } = useWords()
  return (
    <div>
      <dt>
        <Keycap keys={keys} />
      </dt>
      <dd>{t(words)}</dd>
    </div>
  )
}
