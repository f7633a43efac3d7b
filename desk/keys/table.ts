/** Every key of the desk in one table: it binds them, and the help sheet is drawn from it. */
import type { Word } from '../words/index.ts'

export type KeyId =
  | 'help'
  | 'palette'
  | 'search'
  | 'down'
  | 'up'
  | 'open'
  | 'select'
  | 'select_all'
  | 'acts'
  | 'back'
  | 'note'
  | 'tell'
  | 'undo'
  | 'print'
  | 'go_worklist'
  | 'go_all'
  | 'go_fresh'
  | 'go_mentions'
  | 'go_templates'

export interface KeyLine {
  readonly id: KeyId
  /** `g w`: one after the other. `mod+k`: with Ctrl, or ⌘ on a Mac. */
  readonly keys: readonly string[]
  readonly words: Word
  readonly group: 'key_group_everywhere' | 'key_group_list' | 'key_group_matter' | 'key_group_go'
}

export const KEYS: readonly KeyLine[] = [
  { id: 'help', keys: ['?'], words: 'key_help', group: 'key_group_everywhere' },
  { id: 'palette', keys: ['mod+k'], words: 'key_palette', group: 'key_group_everywhere' },
  { id: 'search', keys: ['/'], words: 'key_search', group: 'key_group_everywhere' },
  { id: 'undo', keys: ['z'], words: 'key_undo', group: 'key_group_everywhere' },
  { id: 'back', keys: ['u'], words: 'key_back', group: 'key_group_everywhere' },
  { id: 'down', keys: ['j'], words: 'key_down', group: 'key_group_list' },
  { id: 'up', keys: ['k'], words: 'key_up', group: 'key_group_list' },
  { id: 'open', keys: ['o'], words: 'key_open', group: 'key_group_list' },
  { id: 'select', keys: ['x'], words: 'key_select', group: 'key_group_list' },
  { id: 'select_all', keys: ['X'], words: 'key_select_all', group: 'key_group_list' },
  { id: 'acts', keys: ['a'], words: 'key_acts', group: 'key_group_matter' },
  { id: 'note', keys: ['n'], words: 'key_note', group: 'key_group_matter' },
  { id: 'tell', keys: ['t'], words: 'key_tell', group: 'key_group_matter' },
  { id: 'print', keys: ['p'], words: 'key_print', group: 'key_group_matter' },
  { id: 'go_worklist', keys: ['g w'], words: 'worklist', group: 'key_group_go' },
  { id: 'go_all', keys: ['g a'], words: 'all', group: 'key_group_go' },
  { id: 'go_fresh', keys: ['g n'], words: 'fresh', group: 'key_group_go' },
  { id: 'go_mentions', keys: ['g m'], words: 'mentions', group: 'key_group_go' },
  { id: 'go_templates', keys: ['g t'], words: 'templates', group: 'key_group_go' },
]

/** Keys of forms: bound where they are used, listed here for the sheet. */
export const FORM_KEYS: readonly { readonly keys: string; readonly words: Word }[] = [
  { keys: 'mod+Enter', words: 'key_send' },
  { keys: 'mod+/', words: 'key_template' },
  { keys: '@', words: 'key_mention' },
  { keys: 'Escape', words: 'key_close' },
]

export const isMac = () => /mac|iphone|ipad/iu.test(navigator.userAgent)

/** As it is written on a key. */
export function keyNames(keys: string): readonly string[] {
  return keys
    .split(/[ +]/u)
    .map((key) =>
      key === 'mod'
        ? isMac()
          ? '⌘'
          : 'Ctrl'
        : key === 'Escape'
          ? 'Esc'
          : key === 'X'
            ? 'Shift X'
            : key,
    )
}
