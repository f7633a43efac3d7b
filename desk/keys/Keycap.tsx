import { keyNames } from './table.ts'

/** The keys as they stand on a keyboard. */
export function Keycap({ keys }: { readonly keys: string }) {
  return (
    <span className="keycaps">
      {keyNames(keys).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  )
}
