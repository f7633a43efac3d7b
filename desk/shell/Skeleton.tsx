/** Where something will stand in a moment: the page does not jump when it comes. */
import './skeleton.css'

export function Skeleton({ lines = 5 }: { readonly lines?: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- they are all the same
        <span key={index} />
      ))}
    </div>
  )
}
