/** What the house says of a bulletin. */
import { useQuery } from '@tanstack/react-query'
import type { BulletinAtDesk, MatterPage } from '../../src/api/index.ts'
import { get } from '../api/http.ts'

export const BULLETIN = 'bulletin'

export const addressOf = (number: string) => `/matters/${encodeURIComponent(number)}/bulletin`

export function useBulletin({ number, kind, n }: MatterPage, wanted = true) {
  return useQuery({
    queryKey: ['matters', 'bulletin', number, n],
    queryFn: async () =>
      (await get<{ readonly bulletin: BulletinAtDesk | null }>(addressOf(number))).bulletin,
    enabled: wanted && kind.name === BULLETIN,
  })
}
