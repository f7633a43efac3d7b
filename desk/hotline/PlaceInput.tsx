/** Where it is: by a part of the name or its pinyin initials; chosen with the arrows. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { PlaceShown } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { useWords } from '../words/index.ts'
import { useSettled } from './settled.ts'

interface Props {
  readonly value: string
  readonly onType: (place: string) => void
  readonly onChoose: (place: string, division: string | null) => void
}

export function PlaceInput({ value, onType, onChoose }: Props) {
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const part = useSettled(value.trim(), 120)
  const found = useQuery({
    queryKey: ['hotline', 'places', part],
    queryFn: () =>
      get<{ places: readonly PlaceShown[] }>(
        `/hotline/places?${new URLSearchParams({ part }).toString()}`,
      ),
    enabled: isOpen && part !== '' && [...part].length <= 40,
    staleTime: 300_000,
    gcTime: 300_000,
  })
  const places = isOpen ? (found.data?.places ?? []) : []
  const labelOf = ({ name, division }: PlaceShown) => name ?? (division ? say(division.words) : '')

  const choose = (place: PlaceShown) => {
    onChoose(labelOf(place), place.division?.code ?? null)
    setOpen(false)
    setAt(-1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || places.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((before) => (before + step + places.length) % places.length)
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault()
      const place = places[Math.max(at, 0)]
      if (place) choose(place)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <div className="place">
      <input
        id="call-place"
        className="ant-input"
        role="combobox"
        aria-expanded={places.length > 0}
        aria-controls="call-places"
        aria-autocomplete="list"
        aria-describedby="call-place-hint"
        {...(at >= 0 ? { 'aria-activedescendant': `call-place-${at}` } : {})}
        autoComplete="off"
        maxLength={200}
        value={value}
        onChange={(event) => {
          onType(event.target.value)
          setOpen(true)
          setAt(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <ul
        id="call-places"
        role="listbox"
        aria-labelledby="call-place-label"
        hidden={places.length === 0}
      >
        {places.map((place, n) => (
          <li
            key={`${place.name} ${place.division?.code}`}
            id={`call-place-${n}`}
            role="option"
            aria-selected={n === at}
            // Before the field loses the focus and the list its place.
            onMouseDown={(event) => {
              event.preventDefault()
              choose(place)
            }}
          >
            {labelOf(place)}
            {place.name && place.division && (
              <span className="quiet"> {say(place.division.words)}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
